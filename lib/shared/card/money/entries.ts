import type { FieldElement } from '../../protocol/field';
import type { OwnAccountRecord } from './own-accounts';
import type { OwnNoteRecord } from './own-notes';
import type { EventOf, PoolIndex } from './pool-index';
import type { MoneyEntry } from './views';

const ORIGIN_KINDS = { claim: 'supplement', advance: 'advance', deposit: 'wage' } as const;

/** The history of a secret's money, from the chain alone, newest first. What has no known amount yet is left out. */
export function moneyEntries(
  index: PoolIndex,
  notes: readonly OwnNoteRecord[],
  spends: readonly EventOf<'spend'>[],
  accounts: readonly OwnAccountRecord[],
  unitsPerCent: bigint,
): readonly MoneyEntry[] {
  const amountOf = new Map<FieldElement, bigint | null>(notes.map(({ note, amountCents }) => [note, amountCents]));
  const received = notes.flatMap(({ origin, note, amountCents, atSec, period, txHash }): MoneyEntry[] =>
    origin === 'change' || amountCents === null
      ? []
      : [{ id: `in:${note}`, kind: ORIGIN_KINDS[origin], amountCents, atSec, period, account: null, txHash }],
  );
  const spent = spends.flatMap((spend): MoneyEntry[] => {
    const { nullifiers, amountCents: paid, recipient, change, blockTimeSec: atSec, txHash } = spend;
    const id = `out:${nullifiers[0]}`;
    if (paid > 0n) {
      return [{ id, kind: 'withdrawal', amountCents: paid, atSec, period: null, account: recipient, txHash }];
    }
    const amountCents = amountOf.get(change) ?? null;
    if (amountCents === null) return [];
    return [{ id, kind: 'consolidation', amountCents, atSec, period: null, account: null, txHash }];
  });
  const forwarded = accounts.flatMap(({ account }) =>
    index.transfersFrom(account).map(
      ({ units, to, blockTimeSec: atSec, txHash }, i): MoneyEntry => ({
        id: `forward:${account}:${i}`,
        kind: 'forwarded',
        amountCents: units / unitsPerCent,
        atSec,
        period: null,
        account: to,
        txHash,
      }),
    ),
  );
  return [...forwarded, ...spent, ...received].sort((a, b) => b.atSec - a.atSec);
}
