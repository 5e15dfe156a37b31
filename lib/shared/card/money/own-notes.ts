import type { EurCents } from '../../domain/cents';
import type { FieldElement } from '../../protocol/field';
import { MAX_NOTE_CAP } from '../../protocol/note-tree';
import type { OwnKeys } from './own-keys';
import type { EventOf, LeafPlace, PoolIndex } from './pool-index';

/** After so many numbers in a row that were never used, none is looked for: deposit counters, one-time accounts. */
export const GAP_LIMIT = 20;

export type OwnNoteRecord = {
  readonly note: FieldElement;
  readonly origin: 'claim' | 'advance' | 'deposit' | 'change';
  readonly nonce: FieldElement;
  readonly capCents: EurCents;
  /** Null while it is not known: a claim of another device, and the change of its spending. */
  readonly amountCents: EurCents | null;
  readonly period: number | null;
  /** Null while it waits to be inserted into the tree. */
  readonly place: LeafPlace | null;
  readonly spendNullifier: FieldElement;
  /** Transaction that spent it. */
  readonly spentTx: string | null;
  readonly atSec: number;
  readonly txHash: string;
};

type Found = Omit<OwnNoteRecord, 'amountCents' | 'spentTx'> & {
  readonly blockNumber: number;
  readonly publicCents: EurCents | null;
  readonly spentBy: EventOf<'spend'> | null;
};

type Source = Pick<Found, 'note' | 'origin' | 'nonce' | 'capCents' | 'period' | 'publicCents'>;
type Happened = Pick<EventOf<'note'>, 'blockNumber' | 'blockTimeSec' | 'txHash'>;

/** An amount that is known without the chain: by note, or by the month that was claimed. */
export type KnownAmounts = {
  amountOf(note: FieldElement): EurCents | null;
  amountOfClaim(period: number): EurCents | null;
};

/**
 * Every note of a secret. Claims and deposits are looked up by what only the secret gives; whatever their spending
 * leaves is found through the spend nullifiers. No amount is needed for it.
 */
function discover(index: PoolIndex, keys: OwnKeys, nowMs: number): { found: Found[]; nextCounter: number } {
  const found = new Map<FieldElement, Found>();
  const queue: Found[] = [];
  function add(source: Source, { blockNumber, blockTimeSec, txHash }: Happened): void {
    if (found.has(source.note)) return;
    const spendNullifier = keys.spendNullifier(source.note);
    const own: Found = {
      ...source,
      place: index.placeOf(keys.leaf(source.note, source.capCents)),
      spendNullifier,
      spentBy: index.spendOf(spendNullifier),
      ...{ blockNumber, txHash, atSec: blockTimeSec },
    };
    found.set(source.note, own);
    queue.push(own);
  }

  for (const { period, nullifier } of keys.claims(nowMs, index.firstSec())) {
    const event = index.noteOf(nullifier);
    if (event === null) continue;
    const { note, capCents } = event;
    add({ note, capCents, origin: 'claim', nonce: nullifier, period, publicCents: null }, event);
  }

  const lumpSum = index.noteOf(keys.advance);
  if (lumpSum !== null) {
    const { note, capCents } = lumpSum;
    add({ note, capCents, origin: 'advance', nonce: keys.advance, period: null, publicCents: null }, lumpSum);
  }

  let nextCounter = 0;
  for (let counter = 0; counter < nextCounter + GAP_LIMIT; counter++) {
    const nonce = BigInt(counter) as FieldElement;
    const payTo = keys.payTo(nonce);
    for (const event of index.depositsTo(payTo)) {
      nextCounter = counter + 1;
      // A portal that makes up deposits makes up no note that can be spent: it would only show a wrong balance.
      if (keys.note(event.amountCents, payTo) !== event.note) continue;
      const { note, amountCents: publicCents } = event;
      add({ note, publicCents, origin: 'deposit', nonce, capCents: MAX_NOTE_CAP, period: null }, event);
    }
  }

  for (let own = queue.shift(); own !== undefined; own = queue.shift()) {
    const spend = own.spentBy;
    // The change is this secret's by the first nullifier: the other note of the same spend leads to the same change.
    if (spend === null) continue;
    const { change: note } = spend;
    const nonce = spend.nullifiers[0];
    add({ note, nonce, origin: 'change', capCents: MAX_NOTE_CAP, period: null, publicCents: null }, spend);
  }
  return { found: [...found.values()], nextCounter };
}

/** Amounts in the order in which they came to be: the change of a spend follows from what went in. */
function withAmounts(found: readonly Found[], keys: OwnKeys, known: KnownAmounts): OwnNoteRecord[] {
  const byNullifier = new Map(found.map((own) => [own.spendNullifier, own]));
  const byChange = new Map(found.flatMap((own) => (own.spentBy === null ? [] : [[own.spentBy.change, own.spentBy]])));
  const amounts = new Map<FieldElement, EurCents | null>();

  function amountOf(own: Found): EurCents | null {
    const before = amounts.get(own.note);
    if (before !== undefined) return before;
    // A circle cannot be on a chain; made-up events must not send the wallet round in one.
    amounts.set(own.note, null);
    const amount = verified(own, own.publicCents ?? amountBy[own.origin](own));
    amounts.set(own.note, amount);
    return amount;
  }
  const claimed = (own: Found): EurCents | null =>
    verified(own, known.amountOf(own.note)) ?? (own.period === null ? null : known.amountOfClaim(own.period));
  function left(own: Found): EurCents | null {
    const spend = byChange.get(own.note);
    if (spend === undefined) return null;
    let sum = -spend.amountCents as bigint;
    for (const nullifier of spend.nullifiers) {
      const input = byNullifier.get(nullifier);
      // A second note that is none of one's own was blank.
      if (input === undefined) continue;
      const amount = amountOf(input);
      if (amount === null) return null;
      sum += amount;
    }
    return sum < 0n ? null : (sum as EurCents);
  }
  const amountBy = {
    claim: claimed,
    // The gate reserves exactly the lump sum's amount (AsbestosAdvance): nobody needs to remember it.
    advance: ({ capCents }: Found): EurCents => capCents,
    change: left,
    deposit: () => null,
  } as const;
  const verified = (own: Found, amount: EurCents | null): EurCents | null =>
    amount !== null && keys.note(amount, keys.payTo(own.nonce)) === own.note ? amount : null;

  return found.map((own) => {
    const { spentBy, publicCents: _public, blockNumber: _block, ...record } = own;
    return { ...record, amountCents: amountOf(own), spentTx: spentBy?.txHash ?? null };
  });
}

/** All notes of a secret, newest first, as the index shows them at this moment. */
export function ownNotes(
  index: PoolIndex,
  keys: OwnKeys,
  known: KnownAmounts,
  nowMs: number,
): {
  readonly notes: readonly OwnNoteRecord[];
  readonly nextDepositCounter: number;
  readonly spends: readonly EventOf<'spend'>[];
} {
  const { found, nextCounter } = discover(index, keys, nowMs);
  const ordered = [...found].sort((a, b) => b.blockNumber - a.blockNumber);
  const spends = new Set(ordered.flatMap(({ spentBy }) => (spentBy === null ? [] : [spentBy])));
  return { notes: withAmounts(ordered, keys, known), nextDepositCounter: nextCounter, spends: [...spends] };
}
