import type { EurCents } from '../domain/cents';
import { AppError } from '../errors/app-error';
import type { FieldElement } from './field';
import { hashNote, hashPayTo, hashSpendNullifier, type SecretIdentity } from './hashes';
import { NOTE_TREE_DEPTH, type NotePath } from './note-tree';
import type { SecretCircuitInput } from './supplement-witness';

/** A note as its owner knows it. */
export type OwnNote = {
  readonly amountCents: EurCents;
  /** The claim's nullifier, the first spend nullifier, or the deposit's counter. */
  readonly nonce: FieldElement;
  readonly capCents: EurCents;
  readonly path: NotePath;
};

export type SpendWitness = {
  readonly secret: SecretIdentity;
  /** One or two notes under the same root. */
  readonly notes: readonly [OwnNote] | readonly [OwnNote, OwnNote];
  readonly root: FieldElement;
  /** 0 (notes become one) or at least €5, at most what the notes hold. */
  readonly publicCents: EurCents;
  readonly context: FieldElement;
  /** Nonce of the blank second note, fresh for every proof: its nullifier must never come twice. */
  readonly blankNonce: FieldElement;
};

/** A note that is worth nothing: the circuit asks for no place of it. */
const blankNote = (nonce: FieldElement): OwnNote => ({
  amountCents: 0n as EurCents,
  nonce,
  capCents: 0n as EurCents,
  path: { index: 0, siblings: [] },
});

function inputNotes({ notes, blankNonce }: SpendWitness): readonly [OwnNote, OwnNote] {
  return [notes[0], notes[1] ?? blankNote(blankNonce)];
}

const noteOf = (secret: SecretIdentity, { amountCents, nonce }: OwnNote): FieldElement =>
  hashNote(amountCents, hashPayTo(secret, nonce));

/** What the circuit gives for a witness: nullifiers of both notes, and the change. */
export function spendOutputs(witness: SpendWitness): {
  readonly nullifiers: readonly [FieldElement, FieldElement];
  readonly changeCents: EurCents;
  readonly change: FieldElement;
} {
  const { secret, publicCents } = witness;
  const [first, second] = inputNotes(witness);
  const changeCents = (first.amountCents + second.amountCents - publicCents) as EurCents;
  const nullifiers = [first, second].map((note) => hashSpendNullifier(secret, noteOf(secret, note))) as [
    FieldElement,
    FieldElement,
  ];
  return { nullifiers, changeCents, change: hashNote(changeCents, hashPayTo(secret, nullifiers[0])) };
}

/**
 * Input of the circuit `spend`. Checks shapes only: whether the notes are there and cover the amount is for the circuit.
 * @throws INPUT_MALFORMED when a path is deeper than the tree may be
 */
export function spendInput(witness: SpendWitness): SecretCircuitInput {
  const notes = inputNotes(witness);
  if (notes.some(({ path }) => path.siblings.length > NOTE_TREE_DEPTH)) throw new AppError('INPUT_MALFORMED');
  const padded = ({ path }: OwnNote): string[] =>
    Array.from({ length: NOTE_TREE_DEPTH }, (_, level) => String(path.siblings[level] ?? 0n));
  return {
    secret: String(witness.secret),
    amount: notes.map(({ amountCents }) => String(amountCents)),
    nonce: notes.map(({ nonce }) => String(nonce)),
    cap: notes.map(({ capCents }) => String(capCents)),
    leafIndex: notes.map(({ path }) => String(path.index)),
    siblings: notes.map(padded),
    root: String(witness.root),
    publicAmount: String(witness.publicCents),
    context: String(witness.context),
  };
}
