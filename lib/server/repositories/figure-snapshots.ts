import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

/** One row per scheme, and one of the pool: what may be published, and nothing else. */
export type SnapshotKey = 'pw' | 'tw' | 'tas' | 'pool';

export async function readSnapshots(keys: readonly SnapshotKey[], db: Db) {
  const rows = await db.figureSnapshot.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true, value: true, computedAt: true },
  });
  return new Map(rows.map((row) => [row.key as SnapshotKey, row]));
}

/** When the figures were last worked out, or null. */
export async function lastComputedAt(db: Db): Promise<Date | null> {
  return (await db.figureSnapshot.aggregate({ _max: { computedAt: true } }))._max.computedAt;
}

/** @param blockNumber of the income chain, up to which it counts */
export async function writeSnapshot(
  key: SnapshotKey,
  value: Prisma.InputJsonValue,
  blockNumber: bigint,
  computedAt: Date,
  db: Db,
): Promise<void> {
  const row = { value, blockNumber, computedAt };
  await db.figureSnapshot.upsert({ where: { key }, create: { key, ...row }, update: row, select: { key: true } });
}
