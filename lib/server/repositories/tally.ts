import 'server-only';
import type { Address, Hash } from 'viem';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import type { Ciphertext } from '@/lib/shared/protocol/elgamal';
import { field } from '@/lib/shared/protocol/field';
import { database } from './database';

/** What the tally's jobs have to do, as far as the chains' indexes tell. The contracts have the last word. */

/** Block up to which the index of a chain has read, or null before its first. */
export async function readUntil(chain: 'income' | 'payout'): Promise<bigint | null> {
  const cursor = await database().chainCursor.findUnique({ where: { chain }, select: { blockNumber: true } });
  return cursor?.blockNumber ?? null;
}

/** Where claims are counted: one tranche is open for each. */
export type TallyPlace = { readonly scheme: number; readonly region: number; readonly tallyKeyHash: Hash };

/** Places whose open tranche has claims. */
export const placesWithClaims = (): Promise<TallyPlace[]> =>
  database().$queryRaw<TallyPlace[]>`
    SELECT tranche."scheme", tranche."region", tranche."tallyKeyHash" FROM (
      SELECT DISTINCT ON ("scheme", "region", "tallyKeyHash") "scheme", "region", "tallyKeyHash", "trancheId"
      FROM "TrancheEvent" WHERE "chain" = 'income' AND "kind" = 'opened'
      ORDER BY "scheme", "region", "tallyKeyHash", "blockNumber" DESC, "logIndex" DESC
    ) AS tranche
    WHERE EXISTS (
      SELECT FROM "ClaimEvent" claim WHERE claim."chain" = 'income' AND claim."trancheId" = tranche."trancheId"
    )
    ORDER BY tranche."trancheId"`;

/** A share of a tranche that stands on the chain. */
type GivenShare = { readonly holder: Address; readonly share: Ciphertext['c1'] };

/** A tranche that is closed and whose total nobody has opened yet. */
export type ClosedTranche = TallyPlace & {
  readonly trancheId: bigint;
  readonly count: number;
  readonly capSumCents: bigint;
  readonly sums: Ciphertext;
  /** Of the closing. */
  readonly blockNumber: bigint;
  readonly shares: readonly GivenShare[];
};

type ClosedRow = TallyPlace & {
  readonly trancheId: bigint;
  readonly count: number;
  readonly capSumCents: bigint;
  readonly blockNumber: bigint;
  readonly c1x: string;
  readonly c1y: string;
  readonly c2x: string;
  readonly c2y: string;
};

const point = (x: string, y: string): Ciphertext['c1'] => [field(BigInt(x)), field(BigInt(y))];

/** Closed and unopened tranches under the keys of a holder, oldest first. @param holder in checksum form */
export async function closedTranches(holder: Address): Promise<ClosedTranche[]> {
  const rows = await database().$queryRaw<ClosedRow[]>`
    SELECT closed."trancheId", opened."scheme", opened."region", opened."tallyKeyHash", closed."count",
      closed."capSumCents", closed."blockNumber", closed."c1x", closed."c1y", closed."c2x", closed."c2y"
    FROM "TrancheEvent" closed
    JOIN "TrancheEvent" opened ON opened."chain" = 'income' AND opened."trancheId" = closed."trancheId"
      AND opened."kind" = 'opened'
    WHERE closed."chain" = 'income' AND closed."kind" = 'closed'
      AND opened."tallyKeyHash" IN (
        SELECT "tallyKeyHash" FROM "TallyKeyEvent"
        WHERE "chain" = 'income' AND (${holder} = "agency" OR ${holder} = "statistics")
      )
      AND NOT EXISTS (
        SELECT FROM "TrancheEvent" total
        WHERE total."chain" = 'income' AND total."trancheId" = closed."trancheId" AND total."kind" = 'total'
      )
    ORDER BY closed."trancheId"`;
  if (rows.length === 0) return [];
  const shares = await database().tallyShareEvent.findMany({
    where: { chain: 'income', trancheId: { in: rows.map(({ trancheId }) => trancheId) } },
    orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
    select: { trancheId: true, holder: true, shareX: true, shareY: true },
  });
  return rows.map(({ c1x, c1y, c2x, c2y, ...row }) => ({
    ...row,
    sums: { c1: point(c1x, c1y), c2: point(c2x, c2y) },
    shares: shares
      .filter(({ trancheId }) => trancheId === row.trancheId)
      .map((given) => ({ holder: given.holder as Address, share: point(given.shareX, given.shareY) })),
  }));
}

/** A claim as a key holder looks at it. */
export type TrancheClaim = Ciphertext & {
  readonly scheme: number;
  readonly region: number;
  readonly nullifier: bigint;
  readonly note: bigint;
  readonly capCents: bigint;
};

/** Every claim of a tranche. */
export async function claimsOfTranche(trancheId: bigint): Promise<TrancheClaim[]> {
  const rows = await database().claimEvent.findMany({
    where: { chain: 'income', trancheId },
    omit: { blockNumber: true, logIndex: true, txHash: true, timestampSec: true, period: true },
  });
  return rows.map(({ scheme, region, nullifier, note, capCents, c1x, c1y, c2x, c2y }) => ({
    scheme,
    region,
    nullifier: BigInt(nullifier),
    note: BigInt(note),
    capCents,
    c1: point(c1x, c1y),
    c2: point(c2x, c2y),
  }));
}

/** Whether one of these nullifiers was claimed in another tranche as well. */
export async function isCountedElsewhere(nullifiers: readonly bigint[], trancheId: bigint): Promise<boolean> {
  const rows = await database().$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "ClaimEvent"
      WHERE "chain" = 'income' AND "nullifier" = ANY(${nullifiers.map(String)}::text[]) AND "trancheId" <> ${trancheId}
    ) AS "found"`;
  return rows[0]?.found ?? false;
}

/** An opened tranche whose release the pool does not have. */
export type DueRelease = {
  readonly trancheId: bigint;
  /** When the gate last told the pool, by the income chain's time; null = never, or not any more. */
  readonly sentAtSec: bigint | null;
  /** Whether that message is still on its way. */
  readonly underWay: boolean;
};

/** Opened tranches that the pool has not been told of, or whose release was cancelled there; oldest first. */
export const dueReleases = (): Promise<DueRelease[]> =>
  database().$queryRaw<DueRelease[]>`
    SELECT total."trancheId", sent."timestampSec" AS "sentAtSec", EXISTS (
        SELECT FROM "Message" message WHERE message."origin" = 'income' AND message."destination" = 'payout'
          AND message."status" IN ('pending', 'sent') AND message."txHash" = sent."txHash"
      ) AS "underWay"
    FROM "TrancheEvent" total
    LEFT JOIN LATERAL (
      SELECT "kind" FROM "ReleaseEvent"
      WHERE "chain" = 'payout' AND "nullifierClass" = ${NULLIFIER_CLASSES.incomeSupplement}
        AND "trancheId" = total."trancheId"
      ORDER BY "blockNumber" DESC, "logIndex" DESC LIMIT 1
    ) AS release ON true
    LEFT JOIN LATERAL (
      SELECT "txHash", "timestampSec" FROM "TrancheEvent"
      WHERE "chain" = 'income' AND "kind" = 'released' AND "trancheId" = total."trancheId"
      ORDER BY "blockNumber" DESC, "logIndex" DESC LIMIT 1
    ) AS sent ON true
    WHERE total."chain" = 'income' AND total."kind" = 'total'
      AND (release."kind" IS NULL OR release."kind" = 'cancelled')
    ORDER BY total."trancheId"`;

export type WaitingRelease = {
  readonly nullifierClass: number;
  readonly trancheId: bigint;
  /** Unix seconds of the payout chain from which it can be applied. */
  readonly availableAtSec: bigint;
};

/** Releases that the pool has received and not applied; the first to become available first. */
export const waitingReleases = (): Promise<WaitingRelease[]> =>
  database().$queryRaw<WaitingRelease[]>`
    SELECT "nullifierClass", "trancheId", "availableAtSec" FROM (
      SELECT DISTINCT ON ("nullifierClass", "trancheId") "nullifierClass", "trancheId", "kind", "availableAtSec"
      FROM "ReleaseEvent" WHERE "chain" = 'payout'
      ORDER BY "nullifierClass", "trancheId", "blockNumber" DESC, "logIndex" DESC
    ) AS release
    WHERE "kind" = 'received' ORDER BY "availableAtSec", "trancheId"`;
