import { describe, expect, it } from 'vitest';
import type { VerifyRequest, VerifyResponse } from '@/lib/client/tally/protocol';
import { verifyInWorker } from '@/lib/client/tally/verifier';
import type { StepEvent, VerifyOutcome } from '@/lib/shared/tally/steps';

const request = { trancheId: 1n, published: { count: 10, totalCents: 5n } } as VerifyRequest;
const outcome: VerifyOutcome = { kind: 'unknown' };
const step: StepEvent = { step: 'read', state: 'running', progress: null };

/** A worker that says what the test tells it to. */
function worker() {
  const listeners = new Map<string, (event: { data?: VerifyResponse }) => void>();
  const seen = { asked: [] as unknown[], ended: 0 };
  const fake = {
    addEventListener: (name: string, listener: (event: { data?: VerifyResponse }) => void) =>
      listeners.set(name, listener),
    postMessage: (message: unknown) => seen.asked.push(message),
    terminate: () => {
      seen.ended += 1;
    },
  };
  const say = (data: VerifyResponse) => listeners.get('message')?.({ data });
  return { seen, say, fail: () => listeners.get('error')?.({}), start: () => fake as unknown as Worker };
}

describe('the worker that checks a total', () => {
  it('V-40 passes on every step, gives the outcome, and ends', async () => {
    const { start, say, seen } = worker();
    const steps: StepEvent[] = [];
    const done = verifyInWorker(request, (event) => steps.push(event), new AbortController().signal, start);
    say({ kind: 'step', event: step });
    say({ kind: 'done', outcome });
    expect(await done).toEqual(outcome);
    expect(steps).toEqual([step]);
    expect(seen).toEqual({ asked: [request], ended: 1 });
  });

  it('V-40 ends when it is cancelled, at once', async () => {
    const { start, seen } = worker();
    const stop = new AbortController();
    const reason = new Error('enough');
    const done = verifyInWorker(request, () => undefined, stop.signal, start);
    stop.abort(reason);
    await expect(done).rejects.toBe(reason);
    expect(seen.ended).toBe(1);
    await expect(async () => verifyInWorker(request, () => undefined, stop.signal, start)).rejects.toBe(reason);
    expect(seen.asked).toHaveLength(1);
  });

  it('V-40 a fault of the worker, or of its script, has a code, and ends it', async () => {
    const failing = worker();
    const failed = verifyInWorker(request, () => undefined, new AbortController().signal, failing.start);
    failing.say({ kind: 'failed', code: 'ARTIFACT_HASH_MISMATCH' });
    await expect(failed).rejects.toMatchObject({ code: 'ARTIFACT_HASH_MISMATCH' });
    const missing = worker();
    const lost = verifyInWorker(request, () => undefined, new AbortController().signal, missing.start);
    missing.fail();
    await expect(lost).rejects.toMatchObject({ code: 'ARTIFACT_UNAVAILABLE' });
    expect([failing.seen.ended, missing.seen.ended]).toEqual([1, 1]);
  });
});
