import type { Clock } from './ports';

/** Longest single timer: setTimeout takes 2^31 − 1 ms at most, and a laptop that slept should look again soon. */
const LONGEST_MS = 15 * 60_000;

/** Lets sleepers be woken when something changed. */
export function createBell(clock: Clock) {
  let ring: () => void = () => undefined;
  let next = new Promise<void>((resolve) => {
    ring = resolve;
  });
  return {
    ring(): void {
      const before = ring;
      next = new Promise<void>((resolve) => {
        ring = resolve;
      });
      before();
    },
    /** Sleeps for the time, or until the bell. Rejects when aborted. */
    async sleep(ms: number, signal: AbortSignal): Promise<void> {
      signal.throwIfAborted();
      const local = new AbortController();
      const stop = () => local.abort(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      try {
        const timer = clock.sleep(Math.min(ms, LONGEST_MS), local.signal).catch(() => undefined);
        await Promise.race([next, timer]);
        signal.throwIfAborted();
      } finally {
        signal.removeEventListener('abort', stop);
        local.abort(new Error('woken'));
      }
    },
  };
}
export type Bell = ReturnType<typeof createBell>;
