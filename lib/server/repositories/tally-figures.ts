import 'server-only';
import type { Address, Hash } from 'viem';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import type { Ciphertext } from '@/lib/shared/protocol/elgamal';
import { field } from '@/lib/shared/protocol/field';
import type { Db } from './database';
import type { ReleaseKind, TrancheKind } from './tally-events';

/**
 * Tranches as the chains tell of them, exactly: whatever is shown of them goes through disclosure control first. All times
 * are Unix seconds of the chain that they happened on.
 */

export type TrancheFigure = {
  readonly trancheId: bigint;
  readonly scheme: number;
  readonly region: number;
  readonly tallyKeyHash: Hash;
  /** Since when it took claims. */
  readonly openedAtSec: number;
  readonly closedAtSec: number | null;
  /** When its total was opened. */
  readonly totalAtSec: number | null;
  /** `open` takes claims, `closed` waits for its key holders, `total` has been opened. */
  readonly state: 'open' | 'closed' | 'total';
  /** Claims in it; so far, while it is open. */
  readonly count: number;
  /** Sum of what they are at most. */
  readonly capSumCents: bigint;
  readonly totalCents: bigint | null;
  /** Key holders whose share stands on the chain: 0 to 2. */
  readonly shares: number;
  /** What became of the reserve that is not needed: `none` = the pool was not told, `sent` = it is being told. */
  readonly release: 'none' | 'sent' | ReleaseKind;
};

type Row = Omit<TrancheFigure, 'openedAtSec' | 'closedAtSec' | 'totalAtSec' | 'state' | 'release'> & {
  readonly openedAtSec: bigint;
  readonly closedAtSec: bigint | null;
  readonly totalAtSec: bigint | null;
  readonly wasReleased: boolean;
  readonly atPool: ReleaseKind | null;
};

export type TrancheFilter = {
  readonly scheme?: number;
  readonly region?: number;
  readonly trancheId?: bigint;
};

/** Tranches in the order of their numbers, whatever their state. */
export async function listTranches(db: Db, filter: TrancheFilter = {}): Promise<TrancheFigure[]> {
  const { scheme = null, region = null, trancheId = null } = filter;
  const rows = await db.$queryRaw<Row[]>`
    SELECT opened."trancheId", opened."scheme", opened."region", opened."tallyKeyHash",
      opened."timestampSec" AS "openedAtSec", closed."timestampSec" AS "closedAtSec",
      total."timestampSec" AS "totalAtSec", total."totalCents",
      COALESCE(closed."count", counted."count") AS "count",
      COALESCE(closed."capSumCents", counted."capSumCents") AS "capSumCents",
      (SELECT count(DISTINCT "holder")::int FROM "TallyShareEvent"
        WHERE "chain" = 'income' AND "trancheId" = opened."trancheId") AS "shares",
      EXISTS (SELECT FROM "TrancheEvent" WHERE "chain" = 'income' AND "trancheId" = opened."trancheId"
        AND "kind" = 'released') AS "wasReleased",
      (SELECT "kind" FROM "ReleaseEvent" WHERE "chain" = 'payout' AND "trancheId" = opened."trancheId"
        AND "nullifierClass" = ${NULLIFIER_CLASSES.incomeSupplement}
        ORDER BY "blockNumber" DESC, "logIndex" DESC LIMIT 1) AS "atPool"
    FROM "TrancheEvent" opened
    LEFT JOIN "TrancheEvent" closed ON closed."chain" = 'income' AND closed."kind" = 'closed'
      AND closed."trancheId" = opened."trancheId"
    LEFT JOIN "TrancheEvent" total ON total."chain" = 'income' AND total."kind" = 'total'
      AND total."trancheId" = opened."trancheId"
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS "count", COALESCE(sum("capCents"), 0)::bigint AS "capSumCents" FROM "ClaimEvent"
      WHERE closed."trancheId" IS NULL AND "chain" = 'income' AND "trancheId" = opened."trancheId"
    ) AS counted ON true
    WHERE opened."chain" = 'income' AND opened."kind" = 'opened'
      AND (${scheme}::int IS NULL OR opened."scheme" = ${scheme}::int)
      AND (${region}::int IS NULL OR opened."region" = ${region}::int)
      AND (${trancheId}::bigint IS NULL OR opened."trancheId" = ${trancheId}::bigint)
    ORDER BY opened."trancheId"`;
  return rows.map(toFigure);
}

const seconds = (value: bigint | null): number | null => (value === null ? null : Number(value));

function toFigure({ wasReleased, atPool, openedAtSec, closedAtSec, totalAtSec, ...row }: Row): TrancheFigure {
  return {
    ...row,
    openedAtSec: Number(openedAtSec),
    closedAtSec: seconds(closedAtSec),
    totalAtSec: seconds(totalAtSec),
    state: totalAtSec !== null ? 'total' : closedAtSec !== null ? 'closed' : 'open',
    release: atPool ?? (wasReleased ? 'sent' : 'none'),
  };
}

/** Where an event stands on its chain. */
export type EventPlace = { readonly blockNumber: bigint; readonly txHash: Hash; readonly atSec: number };

/** A tranche with all that is needed to check its total against the chain. */
export type TrancheDetail = TrancheFigure & {
  /** Claims of it stand in the blocks from here to `closed`. */
  readonly opened: EventPlace;
  readonly closed: (EventPlace & { readonly sums: Ciphertext }) | null;
  readonly total: EventPlace | null;
  /** The key and its two holders. */
  readonly key: { readonly point: Point; readonly agency: Address; readonly statistics: Address } | null;
  /** In the order in which they came. */
  readonly givenShares: readonly (EventPlace & { readonly holder: Address; readonly share: Point })[];
  /** What the pool did, in order. */
  readonly releases: readonly (EventPlace & { readonly kind: ReleaseKind; readonly availableAtSec: number | null })[];
};

type Placed = { readonly blockNumber: bigint; readonly txHash: string; readonly timestampSec: bigint };

const placeOf = ({ blockNumber, txHash, timestampSec }: Placed): EventPlace => ({
  blockNumber,
  txHash: txHash as Hash,
  atSec: Number(timestampSec),
});
const point = (x: string | null, y: string | null): Point => [field(BigInt(x ?? '0')), field(BigInt(y ?? '0'))];
const IN_ORDER = [{ blockNumber: 'asc' }, { logIndex: 'asc' }] as const;

/** @returns null when there is no such tranche */
export async function trancheDetail(db: Db, trancheId: bigint): Promise<TrancheDetail | null> {
  const [figure] = await listTranches(db, { trancheId });
  if (!figure) return null;
  const orderBy = [...IN_ORDER];
  const { incomeSupplement: nullifierClass } = NULLIFIER_CLASSES;
  const [events, shares, key, releases] = await Promise.all([
    db.trancheEvent.findMany({ where: { chain: 'income', trancheId }, orderBy }),
    db.tallyShareEvent.findMany({ where: { chain: 'income', trancheId }, orderBy }),
    db.tallyKeyEvent.findFirst({ where: { chain: 'income', tallyKeyHash: figure.tallyKeyHash } }),
    db.releaseEvent.findMany({ where: { chain: 'payout', nullifierClass, trancheId }, orderBy }),
  ]);
  const eventOf = (kind: TrancheKind) => events.find((event) => event.kind === kind);
  const opened = eventOf('opened');
  // A reorganisation in between took it away.
  if (!opened) return null;
  const [closed, total] = [eventOf('closed'), eventOf('total')];
  return {
    ...figure,
    opened: placeOf(opened),
    closed: closed
      ? { ...placeOf(closed), sums: { c1: point(closed.c1x, closed.c1y), c2: point(closed.c2x, closed.c2y) } }
      : null,
    total: total ? placeOf(total) : null,
    key: key && {
      point: point(key.keyX, key.keyY),
      agency: key.agency as Address,
      statistics: key.statistics as Address,
    },
    givenShares: shares.map((given) => ({
      ...placeOf(given),
      holder: given.holder as Address,
      share: point(given.shareX, given.shareY),
    })),
    releases: releases.map((release) => ({
      ...placeOf(release),
      kind: release.kind as ReleaseKind,
      availableAtSec: seconds(release.availableAtSec),
    })),
  };
}
