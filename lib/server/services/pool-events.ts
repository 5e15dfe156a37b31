import 'server-only';
import type { z } from 'zod';
import type { zPoolEvents } from '@/lib/shared/schemas/pool-api';
import type { Database } from '../repositories/database';
import { readPoolPage } from '../repositories/pool-page';

type Page = z.input<typeof zPoolEvents>;
type Event = Page['events'][number];
type Placed = { readonly blockNumber: bigint; readonly logIndex: number; readonly event: Event };

const placeOf = (row: { readonly blockNumber: bigint; readonly timestampSec: bigint; readonly txHash: string }) => ({
  blockNumber: Number(row.blockNumber),
  blockTimeSec: Number(row.timestampSec),
  txHash: row.txHash,
});

/** The pool's events from a block on, in the chain's order: the same page for every wallet. */
export async function publishedPoolEvents(fromBlock: number, db: Database): Promise<Page> {
  const { notes, deposits, spends, insertions, transfers, nextBlock, headBlock } = await readPoolPage(
    BigInt(fromBlock),
    db,
  );
  const placed = <Row extends Parameters<typeof placeOf>[0] & { readonly logIndex: number }>(
    rows: readonly Row[],
    toEvent: (row: Row) => Event,
  ): Placed[] => rows.map((row) => ({ blockNumber: row.blockNumber, logIndex: row.logIndex, event: toEvent(row) }));
  const all = [
    ...placed(notes, (row) => ({
      kind: 'note',
      ...placeOf(row),
      nullifierClass: row.nullifierClass,
      nullifier: row.nullifier,
      note: row.note,
      capCents: row.capCents.toString(),
    })),
    ...placed(deposits, (row) => ({
      kind: 'deposit',
      ...placeOf(row),
      depositor: row.depositor,
      note: row.note,
      payTo: row.payTo,
      amountCents: row.amountCents.toString(),
    })),
    ...placed(spends, (row) => ({
      kind: 'spend',
      ...placeOf(row),
      nullifiers: [row.nullifier0, row.nullifier1],
      change: row.change,
      recipient: row.recipient,
      amountCents: row.amountCents.toString(),
    })),
    ...placed(insertions, (row) => ({
      kind: 'inserted',
      ...placeOf(row),
      treeIndex: row.treeIndex,
      firstLeafIndex: Number(row.firstLeafIndex),
      leaves: row.leaves,
      root: row.root,
    })),
    ...placed(transfers, (row) => ({
      kind: 'transfer',
      ...placeOf(row),
      from: row.from,
      to: row.to,
      units: row.units,
    })),
  ];
  all.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  return { events: all.map(({ event }) => event), nextBlock: Number(nextBlock), headBlock: Number(headBlock) };
}
