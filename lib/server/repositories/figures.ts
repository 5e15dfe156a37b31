import 'server-only';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import type { Db } from './database';

/** Exact figures of the chain index: for disclosure control alone, never to be shown, logged or stored. */

/** Place of a table's newest row: another one means that there is something new, or that a block was replaced. */
async function newestRow(table: string, chain: string, db: Db): Promise<string> {
  const [row] = await db.$queryRawUnsafe<{ place: string }[]>(
    `SELECT concat_ws(':', "blockNumber", "logIndex", "txHash") AS place FROM "${table}"
     WHERE "chain" = $1 ORDER BY "blockNumber" DESC, "logIndex" DESC LIMIT 1`,
    chain,
  );
  return row?.place ?? '';
}

const TABLES = [
  ['ClaimEvent', 'income'],
  ['TrancheEvent', 'income'],
  ['NoteEvent', 'payout'],
  ['ReleaseEvent', 'payout'],
  ['AdvanceEvent', 'health'],
] as const;

/** Changes when anything changed that the figures are made of. */
export async function figuresState(db: Db): Promise<string> {
  const places = await Promise.all(TABLES.map(([table, chain]) => newestRow(table, chain, db)));
  return places.join(' ');
}

/** Where a scheme's history begins: its first tranche (seconds), and its first month with a policy; null before. */
export async function schemeStart(scheme: number, db: Db) {
  const [tranche, policy] = await Promise.all([
    db.trancheEvent.aggregate({ where: { chain: 'income', scheme }, _min: { timestampSec: true } }),
    db.policyEvent.aggregate({ where: { chain: 'income', scheme }, _min: { period: true, timestampSec: true } }),
  ]);
  const startSec = tranche._min.timestampSec ?? policy._min.timestampSec;
  return startSec === null ? null : { startSec: Number(startSec), firstPolicy: policy._min.period };
}

export type ClaimGroup = {
  readonly region: number;
  readonly period: number;
  readonly trancheId: bigint;
  /** Index into the months that were given, from 1; 0 = before the first. */
  readonly mined: number;
  readonly count: number;
};

/** @param monthStarts seconds, ascending */
export const claimGroups = (scheme: number, monthStarts: readonly number[], db: Db): Promise<ClaimGroup[]> =>
  db.$queryRaw<ClaimGroup[]>`
    SELECT "region", "period", "trancheId", width_bucket("timestampSec", ${monthStarts.map(BigInt)}::bigint[]) AS "mined",
      count(*)::int AS "count"
    FROM "ClaimEvent" WHERE "chain" = 'income' AND "scheme" = ${scheme}
    GROUP BY 1, 2, 3, 4`;

export type WaitGroup = {
  /** Null for all regions together. */
  readonly region: number | null;
  readonly month: number;
  readonly medianSec: number;
  readonly count: number;
};
export type TrancheMonth = { readonly id: bigint; readonly region: number; readonly month: number };

/**
 * Seconds between a claim and its note, in the middle, by month and region of its tranche. Clocks of two chains may
 * differ a little: never less than 0.
 */
export const waitGroups = (tranches: readonly TrancheMonth[], db: Db): Promise<WaitGroup[]> =>
  db.$queryRaw<WaitGroup[]>`
    WITH tranche AS (
      SELECT * FROM unnest(
        ${tranches.map(({ id }) => id)}::bigint[], ${tranches.map(({ region }) => region)}::int[],
        ${tranches.map(({ month }) => month)}::int[]
      ) AS given("id", "region", "month")
    ), wait AS (
      SELECT tranche."region", tranche."month", greatest(0, note."timestampSec" - claim."timestampSec") AS "sec"
      FROM tranche
      JOIN "ClaimEvent" AS claim ON claim."trancheId" = tranche."id" AND claim."chain" = 'income'
      JOIN "NoteEvent" AS note ON note."nullifier" = claim."nullifier" AND note."chain" = 'payout'
        AND note."nullifierClass" = ${NULLIFIER_CLASSES.incomeSupplement}
    )
    SELECT "region", "month", percentile_disc(0.5) WITHIN GROUP (ORDER BY "sec")::int AS "medianSec",
      count(*)::int AS "count"
    FROM wait GROUP BY GROUPING SETS (("region", "month"), ("month"))`;

export type ModeGroup = {
  readonly region: number;
  readonly automatic: number;
  readonly oneClick: number;
  readonly neither: number;
};

/**
 * People with an entry in a scheme's register for a month, by what they had chosen last before `until`.
 * @param month yyyymm
 */
export const modeGroups = (scheme: number, month: number, until: Date, db: Db): Promise<ModeGroup[]> =>
  db.$queryRaw<ModeGroup[]>`
    WITH member AS (
      SELECT DISTINCT "region", "personId" FROM "RegisterEntry"
      WHERE "scheme" = ${scheme} AND "validFrom" <= ${month} AND "validUntil" >= ${month}
        AND ("endedAt" IS NULL OR "endedAt" >= ${until})
    ), choice AS (
      SELECT DISTINCT ON ("personId") "personId", CASE WHEN "given" THEN "mode" END AS "mode" FROM "Consent"
      WHERE "at" < ${until} AND "personId" IN (SELECT "personId" FROM member)
      ORDER BY "personId", "at" DESC, "id" DESC
    )
    SELECT member."region",
      count(*) FILTER (WHERE choice."mode" = 'automatic')::int AS "automatic",
      count(*) FILTER (WHERE choice."mode" = 'one-click')::int AS "oneClick",
      count(*) FILTER (WHERE choice."mode" IS NULL OR choice."mode" NOT IN ('automatic', 'one-click'))::int AS "neither"
    FROM member LEFT JOIN choice USING ("personId") GROUP BY member."region"`;

export type AdvanceGroup = { readonly year: number; readonly amountCents: bigint; readonly count: number };

/** Advances by year (UTC) and amount. */
export const advanceGroups = (db: Db): Promise<AdvanceGroup[]> =>
  db.$queryRaw<AdvanceGroup[]>`
    SELECT extract(year FROM to_timestamp("timestampSec") AT TIME ZONE 'UTC')::int AS "year",
      "capCents" AS "amountCents", count(*)::int AS "count"
    FROM "AdvanceEvent" WHERE "chain" = 'health' GROUP BY 1, 2`;

/** Messages between the chains of this deployment that have not arrived. */
export const countMessagesUnderWay = (db: Db): Promise<number> =>
  db.message.count({
    where: { destination: { in: ['income', 'health', 'payout'] }, status: { in: ['pending', 'sent'] } },
  });
