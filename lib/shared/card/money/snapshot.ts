import type { PublicConfig } from '../../schemas/public-api';
import { spendableNotes } from './choose';
import { unitsPerCent } from './forwarding';
import type { OwnNoteRecord } from './own-notes';
import type { MoneyData, PayoutPlan } from './plan-state';
import type { OwnPool } from './scan';
import { EMPTY_MONEY, type MoneyScan, type MoneySnapshot, type OwnedNoteView } from './views';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function statusOf(
  { spentTx, spendNullifier, place }: OwnNoteRecord,
  taken: ReadonlySet<string>,
): OwnedNoteView['status'] {
  if (spentTx !== null) return 'spent';
  if (taken.has(String(spendNullifier))) return 'spending';
  return place === null ? 'pending' : 'spendable';
}

/** What proofs that were kept pay out, once the pool has them. Until then it is in the pool. */
function leaving(plan: PayoutPlan | null, own: OwnPool): bigint {
  const unspent = new Set(own.notes.filter(({ spentTx }) => spentTx === null).map((n) => String(n.spendNullifier)));
  const requests = (plan?.steps ?? []).flatMap(({ state }) =>
    state.phase === 'withdrawing' && state.request.nullifiers.some((n) => unspent.has(n)) ? [state.request] : [],
  );
  return sum(requests.map(({ amountCents }) => BigInt(amountCents)));
}

/**
 * The wallet's money at one moment, as the chain has it: what a kept proof spends is in the pool until the pool has that
 * proof, and can only not be spent twice meanwhile. So the total stays what it is while a payment runs.
 */
export function moneySnapshot(
  money: MoneyData,
  own: OwnPool | null,
  scan: MoneyScan,
  taken: ReadonlySet<string>,
  config: Pick<PublicConfig, 'payout'>,
): MoneySnapshot {
  const settings = {
    plan: money.plan,
    automaticPayout: money.automaticPayout,
    weeklyBudgetCents: BigInt(money.weeklyBudgetCents),
    relayUrl: money.relayUrl,
  };
  if (own === null) return { ...EMPTY_MONEY, ...settings, scan };
  // Change of nothing is inserted like any other, so that nobody sees that a note was emptied. It is no money.
  const shown = own.notes.filter(({ amountCents }) => amountCents !== 0n);
  const notes = shown.map(
    (record): OwnedNoteView => ({
      note: String(record.note),
      origin: record.origin,
      period: record.period,
      amountCents: record.amountCents,
      status: statusOf(record, taken),
      atSec: record.atSec,
    }),
  );
  const inStatus = (status: OwnedNoteView['status']): bigint =>
    sum(notes.map((note) => (note.status === status ? (note.amountCents ?? 0n) : 0n)));
  const restingCents = own.accounts.map(({ receivedCents, sentUnits }) => {
    const left = receivedCents - sentUnits / unitsPerCent(config);
    return left > 0n ? left : 0n;
  });
  return {
    ...settings,
    scan,
    shieldedCents: sum(spendableNotes(own, taken).map(({ amountCents }) => amountCents)),
    sendingCents: inStatus('spending'),
    leavingCents: leaving(money.plan, own),
    pendingCents: inStatus('pending'),
    onTheWayCents: sum(restingCents),
    unopened: notes.filter(({ amountCents, status }) => amountCents === null && status !== 'spent').length,
    notes,
    anonymity: own.anonymity,
    entries: own.entries,
  };
}
