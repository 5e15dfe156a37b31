import { AppError } from '@/lib/shared/errors/app-error';
import type { StepEvent, VerifyOutcome } from '@/lib/shared/tally/steps';
import type { VerifyRequest, VerifyResponse } from './protocol';

const startWorker = (): Worker => new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });

/**
 * Checks one total in a worker of its own, which ends with the check or with its cancellation.
 * @throws the signal's reason; ARTIFACT_*; ARTIFACT_UNAVAILABLE when the worker's own script does not load
 */
export function verifyInWorker(
  request: VerifyRequest,
  onStep: (event: StepEvent) => void,
  signal: AbortSignal,
  start: () => Worker = startWorker,
): Promise<VerifyOutcome> {
  signal.throwIfAborted();
  const worker = start();
  return new Promise<VerifyOutcome>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', () => reject(new AppError('ARTIFACT_UNAVAILABLE')));
    worker.addEventListener('message', ({ data }: MessageEvent<VerifyResponse>) => {
      if (data.kind === 'step') onStep(data.event);
      else if (data.kind === 'done') resolve(data.outcome);
      else reject(new AppError(data.code));
    });
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
