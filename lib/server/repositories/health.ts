import 'server-only';
import type { Db } from './database';

/** How far each chain's index is, and when each job last ran. */
export async function readHealth(db: Db) {
  const [cursors, jobs] = await Promise.all([
    db.chainCursor.findMany({ select: { chain: true, blockNumber: true, headNumber: true } }),
    db.jobLease.findMany({
      select: { name: true, lastRunAt: true, lastError: true, expiresAt: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  return { cursors, jobs };
}
