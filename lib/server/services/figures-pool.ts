import 'server-only';
import { erc20Abi } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { monthOf } from '@/lib/shared/domain/disclosure-supplement';
import { addMonths } from '@/lib/shared/domain/period';
import { type PoolFigures, type SupplementFigures, zPoolFigures } from '@/lib/shared/schemas/caseworker-api';
import type { Chains } from '../chain/client';

const AVERAGED_MONTHS = 12;

export type PoolMoney = { readonly balanceCents: bigint; readonly reservedCents: bigint; readonly readAtSec: number };

/** What the pool holds and what it may owe, at one block of the payout chain. @throws when the node does not answer */
export async function readPoolMoney({ client, deployment }: Chains['payout']): Promise<PoolMoney> {
  const { payoutPool, euroToken } = deployment().contracts;
  const block = await client.getBlock();
  const at = { blockNumber: block.number } as const;
  const [reserved, balance, decimals] = await Promise.all([
    client.readContract({ ...at, address: payoutPool, abi: payoutPoolAbi, functionName: 'reserved' }),
    client.readContract({ ...at, address: euroToken, abi: erc20Abi, functionName: 'balanceOf', args: [payoutPool] }),
    client.readContract({ ...at, address: euroToken, abi: erc20Abi, functionName: 'decimals' }),
  ]);
  const unitsPerCent = 10n ** BigInt(decimals - 2);
  return {
    balanceCents: balance / unitsPerCent,
    reservedCents: reserved / unitsPerCent,
    readAtSec: Number(block.timestamp),
  };
}

/**
 * The pool's money, and for how many months what is free in it would last. The month it is divided by is the mean of
 * published totals, so that it tells nothing that they do not. Of rounded numbers: an estimate.
 * @param supplements what is published of each supplement
 */
export function poolFigures(money: PoolMoney, supplements: readonly SupplementFigures[]): PoolFigures {
  const { balanceCents, reservedCents, readAtSec } = money;
  const freeCents = balanceCents > reservedCents ? balanceCents - reservedCents : 0n;
  const months = monthlyTotals(supplements);
  const sum = months.reduce((total, cents) => total + cents, 0n);
  const average = months.length === 0 ? null : sum / BigInt(months.length);
  return zPoolFigures.parse({
    balance: balanceCents.toString(),
    reserved: reservedCents.toString(),
    free: freeCents.toString(),
    averageMonth: average?.toString() ?? null,
    averagedMonths: months.length,
    reachMonths: average ? Number((freeCents * 10n) / average) / 10 : null,
    readAtSec,
  });
}

/**
 * What was paid in each of the last months that are over and have a published total, all supplements together. A month
 * counts once every supplement with a figure in it has an amount, and one of them is shown: a month in which no total was
 * opened at all says nothing about what a month costs.
 */
function monthlyTotals(supplements: readonly SupplementFigures[]): bigint[] {
  const untilSec = Math.max(0, ...supplements.map(({ indexedUntilSec }) => indexedUntilSec));
  // Nothing is indexed yet: a start, not a fault.
  if (untilSec === 0) return [];
  const from = addMonths(monthOf(untilSec), -AVERAGED_MONTHS);
  const totals = new Map<number, bigint | null>();
  for (const { payouts } of supplements) {
    for (const { month, isComplete, cells } of payouts) {
      const total = cells.find(({ region }) => region === null) ?? cells[0];
      if (!isComplete || month < from || !total) continue;
      const known = totals.get(month);
      const own = total.paid.value ?? (total.paid.why === 'none' ? '0' : null);
      totals.set(month, own === null || known === null ? null : (known ?? 0n) + BigInt(own));
    }
  }
  return [...totals.values()].flatMap((cents) => (cents ? [cents] : []));
}
