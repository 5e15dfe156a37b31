import 'server-only';
import type { LiveStatus } from '@/lib/shared/schemas/caseworker-api';
import type { Database } from '../repositories/database';
import { lastComputedAt } from '../repositories/figure-snapshots';
import { countMessagesUnderWay } from '../repositories/figures';
import { jobReports } from '../repositories/leases';
import { readHealthStatus } from './health';

const CHAINS = ['income', 'health', 'payout'] as const;

/** How chains, jobs and messages are, as worker and index wrote it down. Asking costs no call to a chain. */
export async function liveStatus(db: Database, now: Date): Promise<LiveStatus> {
  const [health, reports, messagesUnderWay, computedAt] = await Promise.all([
    readHealthStatus(db, now),
    jobReports(),
    countMessagesUnderWay(db),
    lastComputedAt(db),
  ]);
  const errorOf = (name: string) => reports.find((report) => report.name === name)?.lastError ?? null;
  return {
    atMs: now.getTime(),
    computedAtMs: computedAt?.getTime() ?? null,
    chains: CHAINS.map((chain) => ({ chain, ...health.chains[chain] })),
    jobs: health.jobs.map((job) => ({ ...job, lastError: errorOf(job.name) })),
    messagesUnderWay,
  };
}
