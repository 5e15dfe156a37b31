import type { OwnNoteRecord } from './own-notes';
import type { OwnPool } from './scan';
import type { SpendableNote, SpendOrder } from './spend';

/** What can be done about an amount with the notes at hand. */
export type NoteChoice =
  /** The smallest note that holds it. */
  | { readonly kind: 'one'; readonly note: SpendableNote }
  /** None holds it alone: the two largest become one first. */
  | { readonly kind: 'merge'; readonly notes: SpendOrder['notes'] }
  /** It will be there once notes are inserted or opened. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'none' };

const largestFirst = (a: SpendableNote, b: SpendableNote): number => Number(b.amountCents - a.amountCents);

function toSpendable({
  note,
  nonce,
  capCents,
  spendNullifier,
  amountCents,
  place,
  spentTx,
}: OwnNoteRecord): SpendableNote[] {
  if (amountCents === null || amountCents === 0n || place === null || spentTx !== null) return [];
  return [{ note, nonce, capCents, spendNullifier, amountCents, treeIndex: place.treeIndex }];
}

/** Notes that may be spent now, largest first. @param taken spend nullifiers of proofs that were kept to be sent */
export const spendableNotes = (
  { notes }: Pick<OwnPool, 'notes'>,
  taken: ReadonlySet<string>,
): readonly SpendableNote[] =>
  notes
    .flatMap(toSpendable)
    .filter(({ spendNullifier }) => !taken.has(String(spendNullifier)))
    .sort(largestFirst);

/**
 * Which notes become one: two of the same tree, since a proof has one root. Of two that stand in different trees, the one
 * in the older tree alone: what it becomes is inserted into the newest.
 * @param notes the two that are wanted first
 */
export function mergeOf(notes: readonly SpendableNote[]): SpendOrder['notes'] | null {
  const [first, second] = notes;
  if (first === undefined || second === undefined) return null;
  if (first.treeIndex === second.treeIndex) return [first, second];
  return [first.treeIndex < second.treeIndex ? first : second];
}

/** @param amountCents of one payment */
export function chooseNotes(own: OwnPool, amountCents: bigint, taken: ReadonlySet<string>): NoteChoice {
  const spendable = spendableNotes(own, taken);
  const note = spendable.filter((candidate) => candidate.amountCents >= amountCents).at(-1);
  if (note !== undefined) return { kind: 'one', note };
  // What is unopened, waits for the tree, or comes back from a proof that was sent, may hold it.
  const later = own.notes.filter(
    ({ spentTx, place, amountCents: amount, spendNullifier }) =>
      spentTx === null && (place === null || amount === null || taken.has(String(spendNullifier))),
  );
  const total = spendable.reduce((sum, { amountCents: cents }) => sum + cents, 0n);
  const notes = mergeOf(spendable);
  if (total >= amountCents && notes !== null) return { kind: 'merge', notes };
  const mayCome = later.reduce((sum, own) => sum + (own.amountCents ?? own.capCents), 0n);
  return total + mayCome >= amountCents && later.length > 0 ? { kind: 'wait' } : { kind: 'none' };
}
