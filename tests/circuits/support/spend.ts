import { expect } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashPayTo, hashPoolLeaf, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { createNoteTree, MAX_NOTE_CAP, type NotePath } from '@/lib/shared/protocol/note-tree';
import { SPEND_SIGNALS } from '@/lib/shared/protocol/signals';
import { type OwnNote, type SpendWitness, spendInput, spendOutputs } from '@/lib/shared/protocol/spend-witness';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';
import { secretOf, seeded } from '../../fixtures/household';
import { productCircuit } from './circuits';

export const spendCircuit = productCircuit('spend');

export const MAX = (1n << 32n) - 1n;

type Signals = Record<(typeof SPEND_SIGNALS)[number], bigint>;

export function spendSignalsOf(input: SecretCircuitInput): Signals {
  const values = spendCircuit.calculator.publicSignals(input, SPEND_SIGNALS.length);
  return Object.fromEntries(SPEND_SIGNALS.map((name, i) => [name, values[i]])) as Signals;
}

export type Held = { readonly amountCents: bigint; readonly capCents?: bigint; readonly owner?: string };

/** The leaf of a note, as the pool would insert it. Amounts need not be in range: refusals are tested with them. */
export const leafOfNote = (held: Held, nonce: FieldElement): FieldElement =>
  hashPoolLeaf(
    hashNote(held.amountCents as never, hashPayTo(secretOf(held.owner ?? 'driver'), nonce)),
    (held.capCents ?? MAX_NOTE_CAP) as never,
  );

export const nonceOf = (place: number): FieldElement => seeded(`spend.nonce.${place}`);

/**
 * Notes among those of others: eleven leaves, so that paths lift at some levels. The first stands at place 10 (lifted
 * three times), the second at place 5.
 */
export function inTree(held: readonly Held[]): { readonly notes: OwnNote[]; readonly root: FieldElement } {
  const places = [10, 5];
  const leaves = Array.from({ length: 11 }, (_, i) => seeded(`spend.leaf.${i}`));
  held.forEach((note, i) => {
    leaves[places[i] ?? 0] = leafOfNote(note, nonceOf(i));
  });
  const tree = createNoteTree(leaves);
  const notes = held.map(({ amountCents, capCents }, i) => ({
    amountCents: amountCents as never,
    nonce: nonceOf(i),
    capCents: (capCents ?? MAX_NOTE_CAP) as never,
    path: tree.pathOf(places[i] ?? 0),
  }));
  return { notes, root: tree.root };
}

/** A spend by the driver. Notes are worth €416.46 and €120.00 unless said otherwise. */
export function spendOf(
  publicCents: bigint,
  held: readonly Held[] = [{ amountCents: 41646n, capCents: 202779n }, { amountCents: 12000n }],
  changes: Partial<SpendWitness> = {},
): SpendWitness {
  const { notes, root } = inTree(held);
  return {
    secret: secretOf('driver') as SecretIdentity,
    notes: notes as unknown as SpendWitness['notes'],
    root,
    publicCents: publicCents as never,
    context: seeded('spend.context'),
    blankNonce: seeded('spend.blank'),
    ...changes,
  };
}

/** The circuit accepts, and every public signal is what TypeScript computes. */
export function spends(witness: SpendWitness, changeCents: bigint): void {
  const { nullifiers, change, changeCents: computed } = spendOutputs(witness);
  expect(computed).toBe(eurCents(changeCents));
  expect(spendSignalsOf(spendInput(witness))).toEqual({
    nullifier0: nullifiers[0],
    nullifier1: nullifiers[1],
    change,
    root: witness.root,
    publicAmount: witness.publicCents,
    context: witness.context,
  });
}

export function refusesSpend(witness: SpendWitness, changes: SecretCircuitInput = {}): void {
  expect(() => spendSignalsOf({ ...spendInput(witness), ...changes })).toThrow('circuit refused');
}

/** The same witness with one note's place told otherwise. */
export function placedAt(witness: SpendWitness, which: 0 | 1, path: NotePath): SpendWitness {
  const notes = witness.notes.map((note, i) => (i === which ? { ...note, path } : note));
  return { ...witness, notes: notes as unknown as SpendWitness['notes'] };
}
