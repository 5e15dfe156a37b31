import 'server-only';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import type { Db } from './database';

/** Reads of the chain index: what the indexer found on the chains, nothing else. */

/** Every policy in force; a later publication for the same scheme and month replaces the earlier one. */
export async function listPolicies(db: Db): Promise<unknown[]> {
  const rows = await db.policyEvent.findMany({
    where: { chain: 'income' },
    select: { scheme: true, period: true, policy: true },
    orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
  });
  return [...new Map(rows.map((row) => [`${row.scheme}:${row.period}`, row.policy])).values()];
}

/** Of each scheme the months that have a table. */
export async function policyMonths(db: Db): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const rows = await db.policyEvent.findMany({ where: { chain: 'income' }, select: { scheme: true, period: true } });
  const months = new Map<number, Set<number>>();
  for (const { scheme, period } of rows) months.set(scheme, (months.get(scheme) ?? new Set()).add(period));
  return months;
}

/** Policies of the lump sum, in the order of their start. */
export async function listAdvancePolicies(db: Db): Promise<unknown[]> {
  const rows = await db.advancePolicyEvent.findMany({
    where: { chain: 'health' },
    select: { policyId: true, policy: true },
    orderBy: { policyId: 'asc' },
  });
  return rows.map(({ policy }) => policy);
}

/** The newest root of the register of doctors that this portal has the list of, or null. */
export async function currentDoctorsRoot(db: Db) {
  const event = await db.rootEvent.findFirst({
    where: { chain: 'health', scheme: SCHEMES.tas, region: DEMO_REGIONS.national },
    select: { root: true, timestampSec: true },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
  });
  const row = event && (await db.registerRoot.findUnique({ where: { root: event.root }, select: { leafCount: true } }));
  return row && { ...event, count: row.leafCount };
}

const NOTES_PAGE = 5_000;

/** The pool's notes from a block on, in order. Never cuts a block in two. */
export async function listNotes(fromBlock: bigint, db: Db) {
  const rows = await db.noteEvent.findMany({
    where: { chain: 'payout', blockNumber: { gte: fromBlock } },
    select: {
      blockNumber: true,
      txHash: true,
      timestampSec: true,
      nullifierClass: true,
      nullifier: true,
      note: true,
      capCents: true,
    },
    orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
    take: NOTES_PAGE + 1,
  });
  if (rows.length <= NOTES_PAGE) return { notes: rows, cutAtBlock: null };
  const cutAtBlock = rows.at(-1)?.blockNumber ?? fromBlock;
  const whole = rows.filter(({ blockNumber }) => blockNumber < cutAtBlock);
  if (whole.length > 0) return { notes: whole, cutAtBlock };
  const block = await db.noteEvent.findMany({
    where: { chain: 'payout', blockNumber: cutAtBlock },
    orderBy: { logIndex: 'asc' },
  });
  return { notes: block, cutAtBlock: cutAtBlock + 1n };
}

/** How far the index of a chain is, or null before its first block. */
export const indexedUntil = (chain: string, db: Db) =>
  db.chainCursor.findUnique({ where: { chain }, select: { blockNumber: true, blockHash: true, headNumber: true } });

/** Time of the newest block of the index, 0 before the first. */
export async function indexedUntilSec(chain: string, db: Db): Promise<number> {
  const block = await db.chainBlock.findFirst({
    where: { chain },
    orderBy: { number: 'desc' },
    select: { timestampSec: true },
  });
  return Number(block?.timestampSec ?? 0n);
}

/** Roots on the chain that this portal has the leaves of, newest first. */
export async function listPublishedRoots(db: Db) {
  const events = await db.rootEvent.findMany({
    where: { chain: 'income' },
    distinct: ['scheme', 'region'],
    select: { scheme: true, region: true, root: true, timestampSec: true },
    orderBy: [{ scheme: 'asc' }, { region: 'asc' }, { blockNumber: 'desc' }, { logIndex: 'desc' }],
  });
  const known = await db.registerRoot.findMany({
    where: { root: { in: events.map(({ root }) => root) } },
    select: { root: true, leafCount: true, bucketRoots: true },
  });
  const byRoot = new Map(known.map((row) => [row.root, row]));
  return events.flatMap((event) => {
    const row = byRoot.get(event.root);
    return row ? [{ ...event, leafCount: row.leafCount, bucketCount: row.bucketRoots.length }] : [];
  });
}

/** Where the chain has the claim of a nullifier, or null. */
export const claimOfNullifier = (nullifier: string, db: Db) =>
  db.claimEvent.findFirst({
    where: { chain: 'income', nullifier },
    select: { txHash: true, blockNumber: true, timestampSec: true },
  });
