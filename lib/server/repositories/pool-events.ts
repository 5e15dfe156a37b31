import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';

/** What a range of blocks means for the pool's tables, notes of claims aside. */
export type PoolProjection = {
  readonly deposits: Prisma.DepositEventCreateManyInput[];
  readonly spends: Prisma.SpendEventCreateManyInput[];
  readonly queuedLeaves: Prisma.LeafQueuedEventCreateManyInput[];
  readonly insertions: Prisma.LeavesInsertedEventCreateManyInput[];
  /** Every transfer of the token; those from accounts that the pool never paid are not kept. */
  readonly transfers: Prisma.TransferEventCreateManyInput[];
};

export const NO_POOL_EVENTS: PoolProjection = {
  deposits: [],
  spends: [],
  queuedLeaves: [],
  insertions: [],
  transfers: [],
};

type Transaction = Prisma.TransactionClient;

/** PRE the cursor is held by `tx`, so that recipients of earlier blocks are those of this branch of the chain. */
export async function insertPoolEvents(tx: Transaction, projection: PoolProjection): Promise<void> {
  const { deposits, spends, queuedLeaves, insertions, transfers } = projection;
  if (deposits.length > 0) await tx.depositEvent.createMany({ data: deposits });
  if (spends.length > 0) await tx.spendEvent.createMany({ data: spends });
  if (queuedLeaves.length > 0) await tx.leafQueuedEvent.createMany({ data: queuedLeaves });
  if (insertions.length > 0) await tx.leavesInsertedEvent.createMany({ data: insertions });
  const kept = await ofPaidAccounts(tx, transfers);
  if (kept.length > 0) await tx.transferEvent.createMany({ data: kept });
}

/**
 * Transfers from accounts that the pool paid earlier on the chain. Decided by the events' places alone, so that the same
 * rows come out however the blocks are cut into ranges, after a reorganisation and from block 0.
 */
async function ofPaidAccounts(
  tx: Transaction,
  transfers: PoolProjection['transfers'],
): Promise<Prisma.TransferEventCreateManyInput[]> {
  if (transfers.length === 0) return [];
  const payments = await tx.spendEvent.findMany({
    where: { chain: 'payout', recipient: { in: [...new Set(transfers.map(({ from }) => from))] } },
    distinct: ['recipient'],
    select: { recipient: true, blockNumber: true, logIndex: true },
    orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
  });
  const firstPayment = new Map(payments.map((payment) => [payment.recipient, payment]));
  return transfers.filter(({ from, blockNumber, logIndex }) => {
    const paid = firstPayment.get(from);
    if (!paid) return false;
    return paid.blockNumber < blockNumber || (paid.blockNumber === blockNumber && paid.logIndex < logIndex);
  });
}

export async function removePoolEventsAbove(
  tx: Transaction,
  above: { readonly chain: string; readonly blockNumber: { readonly gt: bigint } },
): Promise<void> {
  await tx.depositEvent.deleteMany({ where: above });
  await tx.spendEvent.deleteMany({ where: above });
  await tx.leafQueuedEvent.deleteMany({ where: above });
  await tx.leavesInsertedEvent.deleteMany({ where: above });
  await tx.transferEvent.deleteMany({ where: above });
}
