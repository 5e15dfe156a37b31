import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log';
import { holdLeases, releaseLeases } from '../repositories/leases';
import type { JobRunner } from './job';

/** Another worker takes over this long after the last sign of life. */
export const LEASE_MS = 5_000;
const RENEW_MS = 1_000;

/**
 * Keeps the leases of all jobs of this process. A job is held for a little less than the database grants, counted from
 * before the question, so that two workers never both believe to hold one.
 */
export async function keepLeases(owner: string, runners: readonly JobRunner[], stopping: AbortSignal): Promise<void> {
  let reachable = true;
  while (!stopping.aborted) {
    const askedAtMs = performance.now();
    try {
      const held = new Set(
        await holdLeases(
          owner,
          runners.map(({ report }) => report),
          LEASE_MS,
        ),
      );
      for (const runner of runners) runner.holdUntil(held.has(runner.name) ? askedAtMs + LEASE_MS - 500 : 0);
      if (!reachable) log.info('worker.leases.recovered', {});
      reachable = true;
    } catch (error) {
      // Leases run out by themselves; jobs stop acting when theirs does.
      if (reachable) log.warn('worker.leases.unreachable', { error: error as Error });
      reachable = false;
    }
    await sleep(RENEW_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** At the end: lets another worker take over at once. A database that is down makes it wait for the expiry instead. */
export const letGo = (owner: string): Promise<void> => releaseLeases(owner).catch(() => undefined);
