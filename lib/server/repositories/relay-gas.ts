import 'server-only';
import type { Db } from './database';
import type { RelayKind } from './relay-queue';

export type GasRow = { readonly kind: RelayKind; readonly count: number; readonly medianGas: bigint };

/** Of each kind of transaction that the relay had mined: how many, and the median of the gas they used. */
export async function gasByKind(db: Db): Promise<readonly GasRow[]> {
  const rows = await db.$queryRaw<{ kind: RelayKind; count: bigint; median: bigint }[]>`
    SELECT "kind", count(*) AS count, percentile_disc(0.5) WITHIN GROUP (ORDER BY "gasUsed") AS median
    FROM "RelayJob" WHERE "status" = 'mined' AND "gasUsed" IS NOT NULL GROUP BY "kind" ORDER BY "kind"`;
  return rows.map(({ kind, count, median }) => ({ kind, count: Number(count), medianGas: BigInt(median) }));
}
