import type { Address } from 'viem';
import type { EurCents } from '../../domain/cents';
import type { OwnKeys } from './own-keys';
import { GAP_LIMIT } from './own-notes';
import { accountKey, type EventOf, type PoolIndex } from './pool-index';

/** Ends the search for an account that is none of this secret's: five years of a payment every day, and more. */
const MOST_ACCOUNTS = 4096;

/** A one-time account that the pool paid. */
export type OwnAccountRecord = {
  readonly index: number;
  readonly account: Address;
  readonly receivedCents: bigint;
  /** Token units that left it. */
  readonly sentUnits: bigint;
  readonly withdrawTx: string;
  readonly withdrawnAtSec: number;
  /** Its newest transfer. */
  readonly forwardTx: string | null;
  readonly forwardedAtSec: number | null;
};

/**
 * One-time accounts in use, found by their numbers, and the first that was never used.
 * @param own spends of the same secret: what a stranger sends to such an account is not counted
 */
export function ownAccounts(
  index: PoolIndex,
  keys: OwnKeys,
  own: readonly EventOf<'spend'>[],
): { readonly accounts: readonly OwnAccountRecord[]; readonly nextAccountIndex: number } {
  const mine = new Set(own);
  // Plans that were stopped used up numbers that the chain never saw: no gap ends the search before all is found.
  const wanted = new Set(
    own.flatMap(({ amountCents, recipient }) => (amountCents > 0n ? [accountKey(recipient)] : [])),
  );
  const accounts: OwnAccountRecord[] = [];
  let next = 0;
  const isMore = (number: number) => number < next + GAP_LIMIT || (wanted.size > 0 && number < MOST_ACCOUNTS);
  for (let number = 0; isMore(number); number++) {
    const account = keys.account(number);
    wanted.delete(accountKey(account));
    const payments = index.paymentsTo(account).filter((spend) => mine.has(spend));
    const [first] = payments;
    if (first === undefined) continue;
    next = number + 1;
    const transfers = index.transfersFrom(account);
    const last = transfers.at(-1) ?? null;
    accounts.push({
      index: number,
      account,
      receivedCents: payments.reduce<EurCents>(
        (sum, { amountCents }) => (sum + amountCents) as EurCents,
        0n as EurCents,
      ),
      sentUnits: transfers.reduce((sum, { units }) => sum + units, 0n),
      withdrawTx: first.txHash,
      withdrawnAtSec: first.blockTimeSec,
      forwardTx: last?.txHash ?? null,
      forwardedAtSec: last?.blockTimeSec ?? null,
    });
  }
  return { accounts, nextAccountIndex: next };
}
