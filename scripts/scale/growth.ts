import { setTimeout as sleep } from 'node:timers/promises';
import { type Growth, zGrowth } from '@/lib/shared/schemas/presenter-api';
import { openFetch } from '../journey/session';

const LOOK_MS = 250;

export type Grown = {
  /** Rows that the indexer wrote for one claim, and in a second while it kept up. */
  readonly rowsPerClaim: number;
  readonly rowsPerSec: number;
  /** Bytes by which the database grew for one claim: queue, index and messages. */
  readonly databaseBytes: number;
};

/** What the portal's database holds now. */
export const growthOf = async (portalUrl: string): Promise<Growth> =>
  zGrowth.parse(await openFetch(portalUrl)({ method: 'GET', path: '/api/presenter/growth' }));

/**
 * Waits until the index has all of a run's claims and notes, and tells what they came to.
 * @throws when the signal says stop, or when patience ends
 */
export async function grownSince(
  before: Growth,
  run: { readonly citizens: number; readonly startedMs: number },
  ports: { readonly portalUrl: string; readonly patienceMs: number; readonly signal: AbortSignal },
): Promise<Grown> {
  const { citizens, startedMs } = run;
  for (;;) {
    const now = await growthOf(ports.portalUrl);
    const seconds = (performance.now() - startedMs) / 1000;
    if (now.claims - before.claims >= citizens && now.notes - before.notes >= citizens) {
      const rows = now.rows - before.rows;
      return {
        rowsPerClaim: rows / citizens,
        rowsPerSec: rows / seconds,
        databaseBytes: (now.databaseBytes - before.databaseBytes) / citizens,
      };
    }
    if (seconds * 1000 > ports.patienceMs) throw new Error('The index did not keep up.');
    await sleep(LOOK_MS, undefined, { signal: ports.signal });
  }
}
