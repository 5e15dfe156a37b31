import 'server-only';
import { database } from './database';

/** What the chain index knows of requests that the relay was given: whether they are done, and by which transaction. */

type TxHash = `0x${string}`;

/** The accepted claim of a nullifier. */
export async function acceptedClaim(nullifier: bigint): Promise<{ note: bigint; txHash: TxHash } | null> {
  const row = await database().claimEvent.findFirst({
    where: { nullifier: nullifier.toString() },
    select: { note: true, txHash: true },
  });
  return row && { note: BigInt(row.note), txHash: row.txHash as TxHash };
}

/** The accepted application for the asbestos advance of a nullifier. */
export async function acceptedAdvance(nullifier: bigint): Promise<{ note: bigint; txHash: TxHash } | null> {
  const row = await database().advanceEvent.findFirst({
    where: { nullifier: nullifier.toString() },
    select: { note: true, txHash: true },
  });
  return row && { note: BigInt(row.note), txHash: row.txHash as TxHash };
}

export type IndexedSpend = {
  readonly nullifiers: readonly [bigint, bigint];
  readonly change: bigint;
  readonly recipient: string;
  readonly amountCents: bigint;
  readonly txHash: TxHash;
};

/** Spends that used one of these nullifiers, in either place. */
export async function spendsOf(nullifiers: readonly bigint[]): Promise<IndexedSpend[]> {
  const used = { in: nullifiers.map(String) };
  const rows = await database().spendEvent.findMany({ where: { OR: [{ nullifier0: used }, { nullifier1: used }] } });
  return rows.map((row) => ({
    nullifiers: [BigInt(row.nullifier0), BigInt(row.nullifier1)] as const,
    change: BigInt(row.change),
    recipient: row.recipient,
    amountCents: row.amountCents,
    txHash: row.txHash as TxHash,
  }));
}

/** How often the pool paid an account, and since which block. @param account in checksum form, as viem gives it */
export async function paymentsTo(account: string): Promise<{ count: number; firstBlock: bigint | null }> {
  const { _count, _min } = await database().spendEvent.aggregate({
    where: { chain: 'payout', recipient: account },
    _count: { _all: true },
    _min: { blockNumber: true },
  });
  return { count: _count._all, firstBlock: _min.blockNumber };
}

/** Transfers that an account made after the pool paid it. @param account in checksum form */
export const countTransfersFrom = (account: string): Promise<number> =>
  database().transferEvent.count({ where: { chain: 'payout', from: account } });

/** The deposit that made a note. */
export async function depositOf(note: bigint): Promise<{ txHash: TxHash } | null> {
  const row = await database().depositEvent.findFirst({ where: { note: note.toString() }, select: { txHash: true } });
  return row && { txHash: row.txHash as TxHash };
}
