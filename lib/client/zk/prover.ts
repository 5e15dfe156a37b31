import type { Groth16Proof } from '@/lib/shared/card/groth16';
import type { OwnPool, ScanProgress } from '@/lib/shared/card/money/scan';
import type { CardWork, ProvedAdvance, ProvedClaim } from '@/lib/shared/card/work';
import type { EurCents } from '@/lib/shared/domain/cents';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import type { WireSpend } from '@/lib/shared/schemas/pool-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import type { ProverStatus } from '../card/card-api';
import type { WorkerJob, WorkerRequest, WorkerResponse } from './protocol';

export type Prover = CardWork & {
  /** Loads and checks the claim's artifacts and starts the threads; failure shows in the status alone. */
  warm(): Promise<void>;
  stop(): void;
};

type Pending = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly progress: (value: unknown) => void;
};

const startWorker = (): Worker => new Worker(new URL('./prover.worker.ts', import.meta.url), { type: 'module' });

/** The worker seen from the page. It starts at the first job and is replaced after a crash or a cancelled proof. */
export function createProver(
  artifacts: PublicConfig['artifacts'],
  onStatus: (status: ProverStatus) => void,
  start: () => Worker = startWorker,
): Prover {
  let worker: Worker | null = null;
  let lastId = 0;
  const pending = new Map<number, Pending>();

  function drop(code: 'PROVING_FAILED' | 'ARTIFACT_UNAVAILABLE'): void {
    worker?.terminate();
    worker = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(new AppError(code));
  }

  function answer({ data }: MessageEvent<WorkerResponse>): void {
    if (data.kind === 'download') {
      onStatus({ ...data, kind: 'downloading' });
      return;
    }
    const waiting = pending.get(data.id);
    if (data.kind === 'progress') {
      waiting?.progress(data.value);
      return;
    }
    pending.delete(data.id);
    if (data.kind === 'done') waiting?.resolve(data.value);
    else waiting?.reject(new AppError(data.code));
  }

  function ensure(): Worker {
    if (worker !== null) return worker;
    worker = start();
    worker.addEventListener('message', answer);
    // The worker's own script did not load: the network's fault, so the claim may try again.
    worker.addEventListener('error', () => drop('ARTIFACT_UNAVAILABLE'));
    worker.postMessage({ id: 0, job: { op: 'configure', artifacts } } satisfies WorkerRequest);
    return worker;
  }

  function ask<T>(
    job: WorkerJob,
    signal?: AbortSignal,
    progress: (value: unknown) => void = () => undefined,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      signal?.throwIfAborted();
      const id = ++lastId;
      // snarkjs cannot be interrupted: cancelling ends the worker, and the next job starts another.
      const cancel = () => {
        drop('PROVING_FAILED');
        reject(signal?.reason as Error);
      };
      const settle = <V>(then: (value: V) => void) => {
        return (value: V): void => {
          signal?.removeEventListener('abort', cancel);
          then(value);
        };
      };
      signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, { resolve: settle((value) => resolve(value as T)), reject: settle(reject), progress });
      ensure().postMessage({ id, job } satisfies WorkerRequest);
    });
  }

  async function shown<T>(status: ProverStatus, job: () => Promise<T>): Promise<T> {
    onStatus(status);
    try {
      const value = await job();
      onStatus({ kind: 'ready' });
      return value;
    } catch (error) {
      onStatus({ kind: 'failed', code: toAppError(error).code });
      throw error;
    }
  }

  const proving = (circuit: string): ProverStatus => ({ kind: 'proving', circuit, sinceMs: Date.now() });
  return {
    signatureValid: (credential) => ask<boolean>({ op: 'signatureValid', credential }),
    openNote: (secret, nullifier, note, limits) =>
      ask<bigint | null>({ op: 'openNote', secret, nullifier, note, limits }),
    proveClaim: (claim, signal) =>
      shown(proving('supplement'), () => ask<ProvedClaim>({ op: 'proveClaim', claim }, signal)),
    proveAdvance: (advance, signal) =>
      shown(proving('advance'), () => ask<ProvedAdvance>({ op: 'proveAdvance', advance }, signal)),
    prove: (circuit, input, signal) =>
      shown(proving(circuit), () => ask<Groth16Proof>({ op: 'prove', circuit, input }, signal)),
    load: (circuit) => shown({ kind: 'warming' }, () => ask<void>({ op: 'load', circuit })),
    scanPool: (request, onProgress) =>
      ask<OwnPool>({ op: 'scanPool', request }, undefined, (value) => onProgress?.(value as ScanProgress)),
    findAmount: (question, onProgress) =>
      ask<EurCents | null>({ op: 'findAmount', question }, undefined, (value) => onProgress?.(value as number)),
    proveSpend: (order, signal) => shown(proving('spend'), () => ask<WireSpend>({ op: 'proveSpend', order }, signal)),
    rereadPool: () => ask<void>({ op: 'rereadPool' }),
    // Without a worker there is nothing to forget, and none is started for it.
    forgetSecret: () => (worker === null ? Promise.resolve() : ask<void>({ op: 'forgetSecret' })),
    warm: () => shown({ kind: 'warming' }, () => ask<void>({ op: 'warm' })).catch(() => undefined),
    stop: () => drop('PROVING_FAILED'),
  };
}
