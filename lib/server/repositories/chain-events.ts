import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { database } from './database';
import { insertPoolEvents, type PoolProjection, removePoolEventsAbove } from './pool-events';
import { insertTallyEvents, removeTallyEventsAbove, type TallyProjection } from './tally-events';

/** Blocks whose hashes are kept: how deep a reorganisation may be without an index rebuilt from the start. */
export const KEPT_BLOCKS = 256n;

export type BlockRef = { readonly number: bigint; readonly hash: string };
export type IndexedBlock = BlockRef & { readonly timestampSec: bigint };

/** What a range of blocks means for the tables of the index. */
export type Projection = {
  readonly claims: Prisma.ClaimEventCreateManyInput[];
  readonly advances: Prisma.AdvanceEventCreateManyInput[];
  readonly advancePolicies: Prisma.AdvancePolicyEventCreateManyInput[];
  readonly notes: Prisma.NoteEventCreateManyInput[];
  readonly policies: Prisma.PolicyEventCreateManyInput[];
  readonly roots: Prisma.RootEventCreateManyInput[];
  readonly deliveries: Prisma.DeliveryEventCreateManyInput[];
  readonly messages: Prisma.MessageCreateManyInput[];
} & PoolProjection &
  TallyProjection;

export type Cursor = BlockRef & { readonly genesisHash: string };

export async function readCursor(chain: ChainDomain): Promise<Cursor | null> {
  const row = await database().chainCursor.findUnique({ where: { chain } });
  return row && { number: row.blockNumber, hash: row.blockHash, genesisHash: row.genesisHash };
}

/** Newest first. */
export async function keptBlocks(chain: ChainDomain): Promise<BlockRef[]> {
  return database().chainBlock.findMany({
    where: { chain },
    orderBy: { number: 'desc' },
    select: { number: true, hash: true },
  });
}

/**
 * Writes events and cursor in one transaction.
 * @param expected the cursor that the range was read from; when another process has moved it, nothing is written
 * @returns whether it was written
 */
export async function appendBlocks(
  chain: ChainDomain,
  expected: Cursor,
  range: { blocks: readonly IndexedBlock[]; end: BlockRef; headNumber: bigint; projection: Projection },
): Promise<boolean> {
  return database().$transaction(async (tx) => {
    if (!(await holdCursor(tx, chain, expected))) return false;
    const { claims, advances, advancePolicies, notes, policies, roots, deliveries, messages } = range.projection;
    if (claims.length > 0) await tx.claimEvent.createMany({ data: claims });
    if (advances.length > 0) await tx.advanceEvent.createMany({ data: advances });
    if (advancePolicies.length > 0) await tx.advancePolicyEvent.createMany({ data: advancePolicies });
    if (notes.length > 0) await tx.noteEvent.createMany({ data: notes });
    await insertPoolEvents(tx, range.projection);
    await insertTallyEvents(tx, range.projection);
    if (policies.length > 0) await tx.policyEvent.createMany({ data: policies });
    if (roots.length > 0) await tx.rootEvent.createMany({ data: roots });
    if (messages.length > 0 || deliveries.length > 0) await lockOutcomes(tx);
    if (messages.length > 0) await insertMessages(tx, messages);
    if (deliveries.length > 0) {
      await tx.deliveryEvent.createMany({ data: deliveries });
      const ids = deliveries.map(({ messageId }) => messageId);
      await tx.message.updateMany({
        where: { id: { in: ids }, status: { not: 'foreign' } },
        data: { status: 'delivered', lastError: null },
      });
    }
    const blocks = range.blocks.map(({ number, hash, timestampSec }) => ({ chain, number, hash, timestampSec }));
    await tx.chainBlock.createMany({ data: blocks });
    await tx.chainBlock.deleteMany({ where: { chain, number: { lte: range.end.number - KEPT_BLOCKS } } });
    await tx.chainCursor.update({
      where: { chain },
      data: { blockNumber: range.end.number, blockHash: range.end.hash, headNumber: range.headNumber },
    });
    return true;
  });
}

/**
 * Takes back every row of the blocks above `fork`, and what other tables concluded from them: a delivery that is gone
 * is pending again, as is a message that a note now gone had settled; a claim's transaction or a root that is gone is looked for again.
 */
export async function rollbackTo(chain: ChainDomain, fork: BlockRef): Promise<void> {
  await database().$transaction(async (tx) => {
    await removeAbove(tx, chain, fork.number);
    await tx.chainCursor.update({ where: { chain }, data: { blockNumber: fork.number, blockHash: fork.hash } });
  });
}

/** Starts the index of a chain anew: everything that it told is deleted and read again from block `start`. */
export async function restartIndex(chain: ChainDomain, genesisHash: string, start: IndexedBlock): Promise<void> {
  const cursor = { genesisHash, blockNumber: start.number, blockHash: start.hash, headNumber: start.number };
  await database().$transaction(async (tx) => {
    await removeAbove(tx, chain, -1n);
    await tx.chainBlock.create({ data: { chain, ...start } });
    await tx.chainCursor.upsert({ where: { chain }, create: { chain, ...cursor }, update: cursor });
  });
}

/** Forgets where the indexer was: its next turn rebuilds the chain's part from block 0. */
export async function forgetIndex(chain: ChainDomain): Promise<void> {
  await database().chainCursor.deleteMany({ where: { chain } });
}

type Transaction = Prisma.TransactionClient;

/** Keeps the chain's index as it is until the transaction ends. @returns null when there is none */
export async function lockCursor(
  tx: Transaction,
  chain: ChainDomain,
): Promise<{ readonly blockHash: string; readonly genesisHash: string } | null> {
  const rows = await tx.$queryRaw<{ blockHash: string; genesisHash: string }[]>`
    SELECT "blockHash", "genesisHash" FROM "ChainCursor" WHERE "chain" = ${chain} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Any number of this project's own: held by whoever writes both messages and deliveries. */
const OUTCOMES_LOCK = 5_786_001;

/**
 * Until the transaction ends nobody else decides what has become of a message. Two chains' indexes that write a message
 * and its delivery at the same time would each not see the other's row, and the message would stay pending for ever.
 */
async function lockOutcomes(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${OUTCOMES_LOCK}::bigint)`;
}

async function holdCursor(tx: Transaction, chain: ChainDomain, expected: Cursor): Promise<boolean> {
  const row = await lockCursor(tx, chain);
  return row?.blockHash === expected.hash && row.genesisHash === expected.genesisHash;
}

/**
 * A message that the destination's index already saw delivered starts as delivered: chains are read independently. A
 * foreign leaf stays one, whoever delivers it.
 */
async function insertMessages(tx: Transaction, messages: Prisma.MessageCreateManyInput[]): Promise<void> {
  const ids = messages.filter(({ status }) => status === 'pending').map(({ id }) => id);
  const delivered = new Set(
    (await tx.deliveryEvent.findMany({ where: { messageId: { in: ids } }, select: { messageId: true } })).map(
      ({ messageId }) => messageId,
    ),
  );
  await tx.message.createMany({
    data: messages.map((message) =>
      message.status === 'pending' && delivered.has(message.id) ? { ...message, status: 'delivered' } : message,
    ),
  });
}

async function removeAbove(tx: Transaction, chain: ChainDomain, number: bigint): Promise<void> {
  await lockCursor(tx, chain);
  await lockOutcomes(tx);
  const above = { chain, blockNumber: { gt: number } };
  await tx.message.updateMany({
    where: { destination: chain, status: 'settled', settledBlock: { gt: number } },
    data: { status: 'pending', settledBlock: null, nextAttemptAt: new Date() },
  });
  const deliveries = await tx.deliveryEvent.findMany({ where: above, select: { messageId: true } });
  if (deliveries.length > 0) {
    await tx.message.updateMany({
      where: { id: { in: deliveries.map(({ messageId }) => messageId) }, status: 'delivered' },
      data: { status: 'pending', nextAttemptAt: new Date() },
    });
  }
  const roots = await tx.rootEvent.findMany({ where: above, select: { root: true } });
  if (roots.length > 0) {
    await tx.registerRoot.updateMany({
      where: { root: { in: roots.map(({ root }) => root) }, status: 'published' },
      data: { status: 'sent', publishedAt: null },
    });
  }
  await tx.relayJob.updateMany({
    where: { ...above, status: 'mined' },
    data: { status: 'sent', blockNumber: null, gasUsed: null },
  });
  await tx.claimEvent.deleteMany({ where: above });
  await tx.advanceEvent.deleteMany({ where: above });
  await tx.advancePolicyEvent.deleteMany({ where: above });
  await tx.noteEvent.deleteMany({ where: above });
  await removePoolEventsAbove(tx, above);
  await removeTallyEventsAbove(tx, above);
  await tx.policyEvent.deleteMany({ where: above });
  await tx.rootEvent.deleteMany({ where: above });
  await tx.deliveryEvent.deleteMany({ where: above });
  await tx.message.deleteMany({ where: { origin: chain, blockNumber: { gt: number } } });
  await tx.chainBlock.deleteMany({ where: { chain, number: { gt: number } } });
}
