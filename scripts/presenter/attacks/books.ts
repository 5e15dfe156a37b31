import { erc20Abi, type Log, parseEventLogs } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { World } from './world';

/**
 * The pool's books around an attack. Other people may claim and pay meanwhile, so that figures alone say nothing: every change
 * of them has to be one that the pool itself told of.
 */

/** What the pool has and what it owes, in token units, as of one block. */
export type Books = { readonly block: bigint; readonly balance: bigint; readonly reserved: bigint };

/** What the pool and its token told in between, in token units. */
export type Moves = {
  /** Put aside for notes of claims, and for what somebody paid in for a note. */
  readonly noted: bigint;
  readonly deposited: bigint;
  /** Paid out of notes, and not owed any more because a total became known. */
  readonly spent: bigint;
  readonly freed: bigint;
  /** Taken out of what was free, and all that was transferred to the pool. */
  readonly withdrawn: bigint;
  readonly paidIn: bigint;
  /** Of each note that was received for a claim. */
  readonly received: readonly { readonly nullifierClass: number; readonly nullifier: bigint }[];
};

/** Whether what the pool has and owes now follows to the unit from what it had, owed and told. */
export const follows = (before: Omit<Books, 'block'>, after: Omit<Books, 'block'>, moves: Moves): boolean =>
  after.reserved - before.reserved === moves.noted + moves.deposited - moves.spent - moves.freed &&
  after.balance - before.balance === moves.paidIn - moves.spent - moves.withdrawn &&
  after.balance >= after.reserved;

/** @param logs of pool and token together */
export function movesOf(logs: readonly Log[], pool: string, unitsPerCent: bigint): Moves {
  const isPool = (address: string | undefined): boolean => address?.toLowerCase() === pool.toLowerCase();
  const told = parseEventLogs({ abi: payoutPoolAbi, logs: logs.filter(({ address }) => isPool(address)) });
  const ofToken = logs.filter(({ address }) => !isPool(address));
  const moved = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs: ofToken });
  const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
  const cents = (values: readonly number[]): bigint => sum(values.map(BigInt)) * unitsPerCent;
  const notes = told.flatMap((event) => (event.eventName === 'NoteReceived' ? [event.args] : []));
  return {
    noted: cents(notes.map(({ capCents }) => capCents)),
    deposited: cents(told.flatMap((event) => (event.eventName === 'Deposited' ? [event.args.amountCents] : []))),
    spent: cents(told.flatMap((event) => (event.eventName === 'Spent' ? [event.args.amountCents] : []))),
    freed: sum(told.flatMap((event) => (event.eventName === 'Released' ? [event.args.freedUnits] : []))),
    withdrawn: sum(told.flatMap((event) => (event.eventName === 'FreeWithdrawn' ? [event.args.units] : []))),
    paidIn: sum(moved.flatMap(({ args }) => (isPool(args.to) ? [args.value] : []))),
    received: notes.map(({ nullifierClass, nullifier }) => ({ nullifierClass, nullifier })),
  };
}

/** Both figures as of one block: others may pay between two questions. */
export async function readBooks({ nodes, payout }: World): Promise<Books> {
  const { payoutPool, euroToken } = payout.contracts;
  const block = await nodes.payout.getBlockNumber();
  const token = { address: euroToken, abi: erc20Abi, blockNumber: block } as const;
  const pool = { address: payoutPool, abi: payoutPoolAbi, blockNumber: block } as const;
  const [balance, reserved] = await Promise.all([
    nodes.payout.readContract({ ...token, functionName: 'balanceOf', args: [payoutPool] }),
    nodes.payout.readContract({ ...pool, functionName: 'reserved' }),
  ]);
  return { block, balance, reserved };
}

/** What happened to the pool's money after one reading, up to another. */
export async function movesBetween({ nodes, payout, config }: World, before: Books, after: Books): Promise<Moves> {
  const { payoutPool, euroToken } = payout.contracts;
  const address = [payoutPool, euroToken];
  const range = { fromBlock: before.block + 1n, toBlock: after.block };
  // No block in between: nothing happened, and a range that ends before it begins is refused.
  const logs = after.block > before.block ? await nodes.payout.getLogs({ address, ...range }) : [];
  return movesOf(logs, payoutPool, 10n ** BigInt(config.payout.euroDecimals - 2));
}
