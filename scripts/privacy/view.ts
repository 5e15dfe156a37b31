import type { Address } from 'viem';
import type { PoolEvent } from '@/lib/shared/schemas/pool-api';

/** Money out of the pool, as an observer puts it together from public events. */
export type SeenPayout = {
  /** First nullifier of the spend. */
  readonly id: bigint;
  readonly atSec: number;
  readonly cents: bigint;
  readonly oneTimeAccount: Address;
  /** Where the one-time account sent it. */
  readonly account: Address;
};

export type SeenClaim = { readonly nullifier: bigint; readonly atSec: number; readonly capCents: bigint };

/** All that the public data show: nothing here comes from the truth. Everything is in order of time. */
export type PublicView = {
  readonly claims: readonly SeenClaim[];
  /** The same claims' moments and nullifiers. */
  readonly claimSecs: readonly number[];
  readonly claimIds: readonly bigint[];
  readonly payouts: readonly SeenPayout[];
  readonly byAccount: ReadonlyMap<Address, readonly SeenPayout[]>;
  readonly consolidationSecs: readonly number[];
  /** One-time accounts that the pool paid more than once. */
  readonly reusedAccounts: number;
};

export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** @param events in order of time */
export function publicView(events: readonly PoolEvent[]): PublicView {
  const sentOn = new Map<Address, Address>();
  for (const event of events) if (event.kind === 'transfer') sentOn.set(event.from, event.to);
  const claims: SeenClaim[] = [];
  const payouts: SeenPayout[] = [];
  const consolidationSecs: number[] = [];
  for (const event of events) {
    if (event.kind === 'note') {
      claims.push({ nullifier: event.nullifier, atSec: event.blockTimeSec, capCents: event.capCents });
    } else if (event.kind === 'spend' && event.amountCents === 0n) {
      consolidationSecs.push(event.blockTimeSec);
    } else if (event.kind === 'spend') {
      const { recipient, amountCents: cents, blockTimeSec: atSec, nullifiers } = event;
      const account = sentOn.get(recipient) ?? recipient;
      payouts.push({ id: nullifiers[0], atSec, cents, oneTimeAccount: recipient, account });
    }
  }
  const byOneTime = groupBy(payouts, ({ oneTimeAccount }) => oneTimeAccount);
  return {
    claims,
    claimSecs: claims.map(({ atSec }) => atSec),
    claimIds: claims.map(({ nullifier }) => nullifier),
    payouts,
    byAccount: groupBy(payouts, ({ account }) => account),
    consolidationSecs,
    reusedAccounts: [...byOneTime.values()].filter(({ length }) => length > 1).length,
  };
}

/** How many of these moments, in order, come before another. */
export function countBefore(secs: readonly number[], sec: number): number {
  let low = 0;
  let high = secs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((secs[middle] ?? 0) < sec) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Claims that came after `fromSec` and before `untilSec`, by nullifier. */
export const claimsBetween = (
  { claimSecs, claimIds }: PublicView,
  fromSec: number,
  untilSec: number,
): readonly bigint[] => claimIds.slice(countBefore(claimSecs, fromSec), countBefore(claimSecs, untilSec));
