import { describe, expect, it } from 'vitest';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';
import { hashNode, hashNote, hashPayTo, hashSpendNullifier } from '@/lib/shared/protocol/hashes';
import { NOTE_TREE_DEPTH, noteRootFromPath } from '@/lib/shared/protocol/note-tree';
import { spendInput } from '@/lib/shared/protocol/spend-witness';
import { holderOf, secretOf, seeded } from '../fixtures/household';
import {
  inTree,
  leafOfNote,
  MAX,
  nonceOf,
  placedAt,
  refusesSpend,
  spendOf,
  spendSignalsOf,
  spends,
} from './support/spend';

const TOO_LARGE = MAX + 1n;
const MINUS_ONE = FIELD_ORDER - 1n;

describe('spend, what it refuses', () => {
  it('S-02 more than the notes hold is refused: one cent, the field’s order less, and everything between', () => {
    for (const publicCents of [53647n, MAX, TOO_LARGE, MINUS_ONE, FIELD_ORDER - 500n]) {
      refusesSpend(spendOf(publicCents));
    }
    refusesSpend(spendOf(2n, [{ amountCents: 1n }]));
  });

  it('S-02 a public amount, a change and an amount of 2^32 are refused', () => {
    // The sum covers it, the range does not.
    refusesSpend(spendOf(TOO_LARGE, [{ amountCents: MAX }, { amountCents: MAX }]));
    refusesSpend(spendOf(0n, [{ amountCents: MAX }, { amountCents: 1n }]));
    refusesSpend(spendOf(MAX - 1n, [{ amountCents: MAX }, { amountCents: MAX }]));
    refusesSpend(spendOf(500n, [{ amountCents: TOO_LARGE, capCents: TOO_LARGE }]));
    refusesSpend(spendOf(500n, [{ amountCents: 600n }, { amountCents: TOO_LARGE, capCents: TOO_LARGE }]));
  });

  it('S-02 amounts that wrap the field are refused, though their sum comes out', () => {
    // (r − 100) + 600 = 500: nothing, shown as five euro.
    const negative = { amountCents: FIELD_ORDER - 100n };
    // With a small cap the difference to it is small as well: only the range of the amount itself refuses.
    for (const capCents of [0n, 500n, MAX, MINUS_ONE]) {
      refusesSpend(spendOf(500n, [{ ...negative, capCents }, { amountCents: 600n }]));
      refusesSpend(spendOf(500n, [{ amountCents: 600n }, { ...negative, capCents }]));
      refusesSpend(spendOf(0n, [{ amountCents: MINUS_ONE, capCents }]));
    }
    // in0 + in1 = r + 500
    const half = (FIELD_ORDER + 501n) / 2n;
    refusesSpend(spendOf(501n, [{ amountCents: half }, { amountCents: half }]));
  });

  it('S-20 a note above its cap is refused, in either place, and so is a cap of 2^32 or a negative one', () => {
    refusesSpend(spendOf(500n, [{ amountCents: 41646n, capCents: 41645n }]));
    refusesSpend(spendOf(500n, [{ amountCents: 600n }, { amountCents: 41646n, capCents: 41645n }]));
    refusesSpend(spendOf(500n, [{ amountCents: MAX, capCents: 0n }]));
    for (const capCents of [TOO_LARGE, MINUS_ONE]) refusesSpend(spendOf(500n, [{ amountCents: 41646n, capCents }]));
  });

  it('S-20 another cap than the one in the leaf leads to no root', () => {
    const witness = spendOf(500n, [{ amountCents: 41646n, capCents: 202779n }]);
    refusesSpend(witness, { cap: ['202780', '0'] });
    refusesSpend(witness, { cap: ['41646', '0'] });
  });

  it('N-05 a blank first note is refused, with and without a second', () => {
    const blank = { amount: ['0', '12000'], cap: ['0', String(MAX)] };
    refusesSpend(spendOf(0n), blank);
    refusesSpend(spendOf(500n), blank);
    refusesSpend(spendOf(0n, [{ amountCents: 0n }]));
  });

  it('S-05 a second note that is worth anything needs its place; a blank one cannot carry an amount', () => {
    const witness = spendOf(500n, [{ amountCents: 41646n }]);
    refusesSpend(witness, { amount: ['41646', '1'], cap: [String(MAX), String(MAX)] });
    refusesSpend(placedAt(spendOf(500n), 1, { index: 0, siblings: [] }));
  });

  it("S-07 another person's note is refused, in either place", () => {
    const mine = { amountCents: 41646n };
    const theirs = { amountCents: 41646n, owner: 'partner' };
    refusesSpend(spendOf(500n, [theirs]));
    refusesSpend(spendOf(500n, [mine, theirs]));
    refusesSpend(spendOf(500n, [mine], { secret: secretOf('thief') }));
    // The same note by its owner is paid.
    spends(spendOf(500n, [theirs], { secret: secretOf('partner') }), 41146n);
  });

  it('S-06 what agencies, issuers and readers of the chain know does not give the nullifier', () => {
    const held = { amountCents: 41646n, capCents: 202779n };
    const { nullifier0, change } = spendSignalsOf(spendInput(spendOf(500n, [held])));
    const note = hashNote(41646n as never, hashPayTo(secretOf('driver'), nonceOf(0)));
    expect(nullifier0).toBe(hashSpendNullifier(secretOf('driver'), note));
    const known = [holderOf('driver'), note, leafOfNote(held, nonceOf(0)), nonceOf(0), change, 0n as FieldElement];
    for (const guess of known) expect(hashSpendNullifier(guess as never, note)).not.toBe(nullifier0);
  });

  it('N-06 a root that the note does not stand under, another nonce and another amount are refused', () => {
    const witness = spendOf(500n);
    refusesSpend({ ...witness, root: seeded('spend.other-root') });
    refusesSpend(witness, { nonce: [String(nonceOf(0) + 1n), String(nonceOf(1))] });
    refusesSpend(witness, { amount: ['41647', '12000'] });
    // Both notes under one root: a second one from another tree is refused.
    const other = inTree([{ amountCents: 1n }, { amountCents: 12000n }]);
    refusesSpend({ ...witness, notes: [witness.notes[0], other.notes[1] as never] });
  });

  it('S-04 another place, a missing level, one level more and a bit above the path are refused', () => {
    const witness = spendOf(500n);
    const { index, siblings } = witness.notes[0].path;
    refusesSpend(placedAt(witness, 0, { index: index ^ 1, siblings }));
    refusesSpend(placedAt(witness, 0, { index, siblings: siblings.slice(1) }));
    refusesSpend(placedAt(witness, 0, { index, siblings: siblings.slice(0, -1) }));
    refusesSpend(placedAt(witness, 0, { index, siblings: [...siblings, seeded('spend.more')] }));
    // A bit where there is no sibling: another number for the same place.
    for (let level = siblings.length; level < NOTE_TREE_DEPTH; level++) {
      refusesSpend(placedAt(witness, 0, { index: index + 2 ** level, siblings }));
    }
    refusesSpend(placedAt(witness, 0, { index: index * 2 + 1, siblings: [0n as FieldElement, ...siblings] }));
  });

  it('S-03 S-04 an index beyond the tree is refused, also one that is the same modulo the field or the depth', () => {
    const witness = spendOf(500n);
    const { index } = witness.notes[0].path;
    for (const wrong of [2n ** 26n + BigInt(index), MINUS_ONE, FIELD_ORDER - BigInt(index)]) {
      refusesSpend(witness, { leafIndex: [String(wrong), '5'] });
    }
    const deep = Array.from({ length: NOTE_TREE_DEPTH + 1 }, (_, i) => seeded(`spend.deep.${i}`));
    expect(() => spendInput(placedAt(witness, 0, { index: 0, siblings: deep }))).toThrow('INPUT_MALFORMED');
  });

  it('S-04 an inner node passes as nobody’s leaf', () => {
    // Somebody who knows the tree tells a note at an inner node's place: a leaf has a tag, a node has none.
    const held = { amountCents: 41646n };
    const left = leafOfNote(held, nonceOf(0));
    const node = hashNode(left, seeded('spend.right'));
    const path = { index: 0, siblings: [seeded('spend.uncle')] };
    const root = noteRootFromPath(node, path);
    const told = { ...placedAt(spendOf(500n, [held]), 0, path), root };
    refusesSpend(told);
    spends(placedAt(told, 0, { index: 0, siblings: [seeded('spend.right'), ...path.siblings] }), 41146n);
    refusesSpend(placedAt({ ...told, root: node }, 0, { index: 0, siblings: [] }));
  });

  it('S-10 the empty place and the empty tree hold no note', () => {
    const witness = spendOf(500n);
    // Places behind the last leaf.
    for (const index of [11, 12, 15]) {
      refusesSpend(placedAt(witness, 0, { ...witness.notes[0].path, index }));
    }
    refusesSpend({
      ...placedAt(spendOf(500n, [{ amountCents: 41646n }]), 0, { index: 0, siblings: [] }),
      root: 0n as never,
    });
    // A note of nothing by the secret 0 is still a hash, and worth nothing.
    refusesSpend(spendOf(500n, [{ amountCents: 0n }], { secret: 0n as never, root: 0n as never }));
  });
});
