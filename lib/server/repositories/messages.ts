import 'server-only';
import type { Hash, Hex } from 'viem';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { lockCursor } from './chain-events';
import { database } from './database';

/** A leaf of an origin's merkle tree hook. */
export type TreeLeaf = {
  readonly id: Hash;
  readonly index: number;
  readonly blockNumber: bigint;
  /** Null until the validators signed it. */
  readonly checkpointRoot: Hash | null;
};

/** Leaves from a position on, in order, down to those of a block. */
export async function treeLeaves(
  origin: ChainDomain,
  range: { fromIndex: number; toIndex: number },
): Promise<TreeLeaf[]> {
  const rows = await database().message.findMany({
    where: { origin, checkpoint: { gte: range.fromIndex, lte: range.toIndex } },
    orderBy: { checkpoint: 'asc' },
    select: { id: true, checkpoint: true, blockNumber: true, checkpointRoot: true },
  });
  return rows.map((row) => ({
    id: row.id as Hash,
    index: row.checkpoint,
    blockNumber: row.blockNumber,
    checkpointRoot: row.checkpointRoot as Hash | null,
  }));
}

export type SignedLeaf = {
  readonly id: Hash;
  readonly index: number;
  readonly root: Hash;
  readonly signatures: readonly { readonly validator: string; readonly signature: Hex }[];
};

/** Keeps signatures; a leaf that a reorganisation has removed meanwhile is skipped. */
export async function storeSignatures(origin: ChainDomain, leaves: readonly SignedLeaf[]): Promise<void> {
  await database().$transaction(async (tx) => {
    for (const { id, index: checkpoint, root, signatures } of leaves) {
      const where = { origin, checkpoint, id };
      const { count } = await tx.message.updateMany({ where, data: { checkpointRoot: root } });
      if (count === 0) continue;
      await tx.validatorSignature.createMany({
        data: signatures.map(({ validator, signature }) => ({ origin, checkpoint, validator, signature })),
        skipDuplicates: true,
      });
    }
  });
}

/** Lowest position without a checkpoint, or null when all are signed. */
export async function firstUnsigned(origin: ChainDomain): Promise<number | null> {
  const row = await database().message.findFirst({
    where: { origin, checkpointRoot: null },
    orderBy: { checkpoint: 'asc' },
    select: { checkpoint: true },
  });
  return row?.checkpoint ?? null;
}

export type OutboundMessage = {
  readonly id: Hash;
  readonly origin: ChainDomain;
  readonly body: Hex;
  readonly checkpoint: number;
  readonly checkpointRoot: Hash;
  readonly attempts: number;
  /** By lower-case validator address. */
  readonly signatures: ReadonlyMap<string, Hex>;
};

/** Messages to a chain that carry signatures and are due. Who waits longest comes first: a refused one queues anew. */
export async function dueMessages(destination: ChainDomain, limit: number): Promise<OutboundMessage[]> {
  const rows = await database().message.findMany({
    where: { destination, status: 'pending', nextAttemptAt: { lte: new Date() }, checkpointRoot: { not: null } },
    orderBy: [{ nextAttemptAt: 'asc' }, { blockNumber: 'asc' }, { checkpoint: 'asc' }],
    take: limit,
    include: { signatures: true },
  });
  return rows.map((row) => ({
    id: row.id as Hash,
    origin: row.origin as ChainDomain,
    body: row.body as Hex,
    checkpoint: row.checkpoint,
    checkpointRoot: row.checkpointRoot as Hash,
    attempts: row.attempts,
    signatures: new Map(row.signatures.map((s) => [s.validator.toLowerCase(), s.signature as Hex])),
  }));
}

/** What a gate tells the pool, as far as it says which claim or which tranche's release it is. */
export type PoolMessage =
  | { readonly kind: 'claim'; readonly nullifierClass: number; readonly nullifier: bigint; readonly note: bigint }
  | {
      readonly kind: 'release';
      readonly nullifierClass: number;
      readonly trancheId: bigint;
      readonly count: bigint;
      readonly totalCents: bigint;
    };

export type SentMessage = {
  readonly id: Hash;
  readonly body: Hex;
  readonly sentTx: Hash;
  readonly attempts: number;
  readonly due: boolean;
};

/** Messages whose delivery was sent and not yet seen by the destination's index. */
export async function sentMessages(destination: ChainDomain): Promise<SentMessage[]> {
  const rows = await database().message.findMany({
    where: { destination, status: 'sent' },
    select: { id: true, body: true, sentTx: true, attempts: true, nextAttemptAt: true },
  });
  const now = Date.now();
  return rows.map((row) => ({
    id: row.id as Hash,
    body: row.body as Hex,
    sentTx: row.sentTx as Hash,
    attempts: row.attempts,
    due: row.nextAttemptAt.getTime() <= now,
  }));
}

/**
 * Records deliveries before they are sent: all of them, or none, in one statement. One that was left out would leave a
 * gap in the nonces. @param checkAt when to doubt them if nothing was seen
 * @returns false when one of the messages is not pending any more: none must be sent
 */
export async function recordSending(
  sendings: readonly { readonly id: Hash; readonly hash: string; readonly nonce: number }[],
  checkAt: Date,
): Promise<boolean> {
  const count = await database().$executeRaw`
    WITH ready AS (
      SELECT "id" FROM "Message" WHERE "id" = ANY(${sendings.map(({ id }) => id)}::text[]) AND "status" = 'pending'
      FOR UPDATE
    ), sending AS (
      SELECT * FROM unnest(${sendings.map(({ id }) => id)}::text[], ${sendings.map(({ nonce }) => nonce)}::int[],
        ${sendings.map(({ hash }) => hash)}::text[]) AS given ("id", "nonce", "hash")
    )
    UPDATE "Message" AS message
    SET "status" = 'sent', "sentTx" = sending."hash", "sentNonce" = sending."nonce",
      "attempts" = message."attempts" + 1, "nextAttemptAt" = ${checkAt}
    FROM sending
    WHERE message."id" = sending."id" AND message."status" = 'pending'
      AND (SELECT count(*) FROM ready) = ${sendings.length}`;
  return count === sendings.length;
}

/**
 * Ends a message whose note or release the destination's index holds already, whichever message brought it. A
 * reorganisation that takes that back opens it again.
 * @returns false when the index does not hold it (yet)
 */
export async function settle(id: Hash, destination: ChainDomain, message: PoolMessage): Promise<boolean> {
  return database().$transaction(async (tx) => {
    if (!(await lockCursor(tx, destination))) return false;
    const settledBlock = await arrivedIn(tx, destination, message);
    if (settledBlock === null) return false;
    const data = { status: 'settled', settledBlock, lastError: null };
    await tx.message.updateMany({ where: { id, status: 'pending' }, data });
    return true;
  });
}

/** Block in which the destination got what a message tells, or null. A release that was cancelled is not there. */
async function arrivedIn(tx: Prisma.TransactionClient, chain: ChainDomain, message: PoolMessage) {
  const { nullifierClass } = message;
  if (message.kind === 'claim') {
    const where = { chain, nullifierClass, nullifier: message.nullifier.toString(), note: message.note.toString() };
    return (await tx.noteEvent.findFirst({ where, select: { blockNumber: true } }))?.blockNumber ?? null;
  }
  const { trancheId, count, totalCents } = message;
  const latest = await tx.releaseEvent.findFirst({
    where: { chain, nullifierClass, trancheId, kind: { in: ['received', 'cancelled'] } },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
    select: { kind: true, count: true, totalCents: true, blockNumber: true },
  });
  const same = latest?.kind === 'received' && latest.count === count && latest.totalCents === totalCents;
  return same ? latest.blockNumber : null;
}

/** Puts a message back in the queue. Nothing is ever given up. @param reason without arguments */
export async function postpone(id: Hash, nextAttemptAt: Date, reason: string | null): Promise<void> {
  await database().message.updateMany({
    where: { id, status: { in: ['pending', 'sent'] } },
    data: { status: 'pending', nextAttemptAt, lastError: reason, attempts: { increment: reason === null ? 0 : 1 } },
  });
}
