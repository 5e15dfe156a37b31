import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Database } from './database';

/** A page ends with the block that holds its 5,000th event, so that no block is cut in two. */
const PAGE_EVENTS = 5_000;

/**
 * The pool's events from a block on, as far as one page goes, and where the next one begins. One snapshot: what the
 * indexer writes or takes back meanwhile does not show in half.
 */
export function readPoolPage(fromBlock: bigint, db: Database, pageEvents = PAGE_EVENTS) {
  return db.$transaction(
    async (tx) => {
      const cursor = await tx.chainCursor.findUnique({ where: { chain: 'payout' } });
      const lastBlock = await blockOfEvent(fromBlock, pageEvents, tx);
      const where = { chain: 'payout', blockNumber: { gte: fromBlock, ...(lastBlock !== null && { lte: lastBlock }) } };
      return {
        notes: await tx.noteEvent.findMany({ where }),
        deposits: await tx.depositEvent.findMany({ where }),
        spends: await tx.spendEvent.findMany({ where }),
        insertions: await tx.leavesInsertedEvent.findMany({ where }),
        transfers: await tx.transferEvent.findMany({ where }),
        // After a reorganisation the index may be behind what a wallet has seen: it is told to look again from there.
        nextBlock: lastBlock === null ? (cursor?.blockNumber ?? -1n) + 1n : lastBlock + 1n,
        headBlock: cursor?.headNumber ?? 0n,
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** Block of the n-th event from a block on, null when there are fewer. */
async function blockOfEvent(fromBlock: bigint, n: number, tx: Prisma.TransactionClient): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ blockNumber: bigint }[]>`
    SELECT "blockNumber" FROM (
      SELECT "blockNumber" FROM "NoteEvent" WHERE "chain" = 'payout' AND "blockNumber" >= ${fromBlock}
      UNION ALL SELECT "blockNumber" FROM "DepositEvent" WHERE "chain" = 'payout' AND "blockNumber" >= ${fromBlock}
      UNION ALL SELECT "blockNumber" FROM "SpendEvent" WHERE "chain" = 'payout' AND "blockNumber" >= ${fromBlock}
      UNION ALL SELECT "blockNumber" FROM "LeavesInsertedEvent" WHERE "chain" = 'payout' AND "blockNumber" >= ${fromBlock}
      UNION ALL SELECT "blockNumber" FROM "TransferEvent" WHERE "chain" = 'payout' AND "blockNumber" >= ${fromBlock}
    ) AS event ORDER BY "blockNumber" OFFSET ${n - 1} LIMIT 1`;
  return rows[0]?.blockNumber ?? null;
}
