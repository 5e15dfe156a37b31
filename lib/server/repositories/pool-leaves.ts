import 'server-only';
import { database } from './database';

export type QueuedLeaf = { readonly leaf: bigint; readonly queuedAtSec: number };

/** Leaves of a batch as far as the index has read them, in the order in which the pool queued them. */
export async function leavesOfBatch(batch: bigint): Promise<QueuedLeaf[]> {
  const rows = await database().leafQueuedEvent.findMany({
    where: { chain: 'payout', batch },
    select: { leaf: true, timestampSec: true },
    orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
  });
  return rows.map(({ leaf, timestampSec }) => ({ leaf: BigInt(leaf), queuedAtSec: Number(timestampSec) }));
}
