import 'server-only';
import type { z } from 'zod';
import type { zHealth } from '@/lib/shared/schemas/public-api';
import type { Database } from '../repositories/database';
import { isDatabaseUnavailable } from '../repositories/database-errors';
import { readHealth } from '../repositories/health';

type Health = z.output<typeof zHealth>;

/** A job that has not run for this long is in trouble, whatever it said last. */
const STALE_MS = 60_000;
const CHAINS = ['income', 'health', 'payout'] as const;
const UNKNOWN = { reachable: false, head: 0, indexed: 0 };

/** How the deployment is, from what worker and index wrote down: asking costs no call to a chain. */
export async function readHealthStatus(db: Database, now: Date): Promise<Health> {
  const state = await readHealth(db).catch((error: unknown) => {
    if (isDatabaseUnavailable(error)) return null;
    throw error;
  });
  if (!state) {
    const chains = { income: UNKNOWN, health: UNKNOWN, payout: UNKNOWN };
    return { status: 'degraded', database: false, chains, jobs: [] };
  }
  const jobs = state.jobs.map(({ name, lastRunAt, lastError }) => ({
    name,
    lastRunAtMs: lastRunAt?.getTime() ?? null,
    healthy: lastError === null && lastRunAt !== null && now.getTime() - lastRunAt.getTime() < STALE_MS,
  }));
  const chainState = (chain: (typeof CHAINS)[number]) => {
    const cursor = state.cursors.find((row) => row.chain === chain);
    // The indexer of a chain fails exactly when its node does not answer.
    const indexer = jobs.find(({ name }) => name.startsWith('index') && name.endsWith(chain));
    return {
      reachable: indexer?.healthy ?? false,
      head: Number(cursor?.headNumber ?? 0n),
      indexed: Number(cursor?.blockNumber ?? 0n),
    };
  };
  const chains = { income: chainState('income'), health: chainState('health'), payout: chainState('payout') };
  const isOk = jobs.length > 0 && jobs.every(({ healthy }) => healthy) && CHAINS.every((c) => chains[c].reachable);
  return { status: isOk ? 'ok' : 'degraded', database: true, chains, jobs };
}
