import { describe, expect, it } from 'vitest';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { NOTE_TREE_DEPTH, type NotePath, noteRootFromPath } from '@/lib/shared/protocol/note-tree';
import { spendInput, spendOutputs } from '@/lib/shared/protocol/spend-witness';
import { seeded } from '../fixtures/household';
import { seededRandom } from './support/circuits';
import { leafOfNote, MAX, nonceOf, placedAt, spendOf, spendSignalsOf, spends } from './support/spend';

describe('spend, what it pays', () => {
  it('N-01 two notes of €416.46 and €120.00 pay €200.00 and leave a note of €336.46, as TypeScript computes it', () => {
    spends(spendOf(20000n), 33646n);
  });

  it('N-02 one note is enough: the second is blank and has no place', () => {
    spends(spendOf(20000n, [{ amountCents: 41646n, capCents: 202779n }]), 21646n);
  });

  it('N-03 two notes become one without showing an amount', () => {
    spends(spendOf(0n), 53646n);
  });

  it('N-04 all of it: the change is a note of nothing, which looks like any other', () => {
    const witness = spendOf(53646n);
    spends(witness, 0n);
    expect(spendOutputs(witness).change).not.toBe(0n);
  });

  it('S-20 a note whose cap is exactly its amount is paid', () => {
    spends(spendOf(500n, [{ amountCents: 41646n, capCents: 41646n }]), 41146n);
  });

  it('S-02 in0 + in1 = change + public at the edges: 1, 2^32 − 1 and both notes full', () => {
    spends(spendOf(1n, [{ amountCents: 1n }]), 0n);
    spends(spendOf(0n, [{ amountCents: 1n }]), 1n);
    spends(spendOf(0n, [{ amountCents: MAX }]), MAX);
    spends(spendOf(MAX, [{ amountCents: MAX }]), 0n);
    spends(spendOf(MAX, [{ amountCents: MAX }, { amountCents: MAX }]), MAX);
    spends(spendOf(1n, [{ amountCents: MAX }, { amountCents: 1n }]), MAX);
    spends(spendOf(MAX, [{ amountCents: 1n }, { amountCents: MAX }]), 1n);
  });

  it('S-02 twelve random spends agree with TypeScript', () => {
    const random = seededRandom(26);
    const below = (limit: bigint): bigint => BigInt(Math.floor(random() * Number(limit)));
    for (let i = 0; i < 12; i++) {
      const amounts = [1n + below(MAX / 2n), below(MAX / 2n)] as const;
      const publicCents = below(amounts[0] + amounts[1]);
      const held = amounts.filter((amount) => amount > 0n).map((amountCents) => ({ amountCents }));
      spends(spendOf(publicCents, held), amounts[0] + amounts[1] - publicCents);
    }
  });

  it('S-04 a path of all 26 levels, and a leaf that is its tree alone', () => {
    const held = { amountCents: 41646n };
    const leaf = leafOfNote(held, nonceOf(0));
    const siblings = Array.from({ length: NOTE_TREE_DEPTH }, (_, level) => seeded(`spend.sibling.${level}`));
    for (const index of [0, 0x2aaaaaa, 2 ** NOTE_TREE_DEPTH - 1]) {
      const path = { index, siblings };
      const root = noteRootFromPath(leaf, path);
      spends({ ...placedAt(spendOf(500n, [held]), 0, path), root }, 41146n);
    }
    spends({ ...placedAt(spendOf(500n, [held]), 0, { index: 0, siblings: [] }), root: leaf }, 41146n);
  });

  it('S-04 S-05 the same note told at other places, or at another level, has the same nullifier', () => {
    const witness = spendOf(500n);
    const { nullifier0, change } = spendSignalsOf(spendInput(witness));
    // Levels without a sibling may stand anywhere, below the path too, and count for nothing: four ways to one root.
    const [low, high] = witness.notes[0].path.siblings;
    const none = 0n as FieldElement;
    const ways = [
      { index: 0b1010, siblings: [none, low, none, high] },
      { index: 0b11000, siblings: [none, none, none, low, high] },
      { index: 0b1001, siblings: [low, none, none, high] },
    ];
    expect(witness.notes[0].path).toEqual({ index: 0b11, siblings: [low, high] });
    for (const way of ways) {
      const told = spendSignalsOf(spendInput(placedAt(witness, 0, way as NotePath)));
      expect([told.nullifier0, told.change]).toEqual([nullifier0, change]);
    }
    // The same note in another tree.
    const leaf = leafOfNote({ amountCents: 41646n, capCents: 202779n }, nonceOf(0));
    const alone = spendOf(500n, [{ amountCents: 41646n, capCents: 202779n }]);
    const elsewhere = { ...placedAt(alone, 0, { index: 0, siblings: [] }), root: leaf };
    expect(spendSignalsOf(spendInput(elsewhere)).nullifier0).toBe(nullifier0);
  });

  it('S-05 the same note in both places has one nullifier twice, which the pool refuses', () => {
    const witness = spendOf(500n);
    const twice = { ...witness, notes: [witness.notes[0], witness.notes[0]] as const };
    const { nullifier0, nullifier1 } = spendSignalsOf(spendInput(twice));
    expect(nullifier1).toBe(nullifier0);
  });

  it('S-05 another blank second note has another nullifier, and changes nothing else', () => {
    const held = [{ amountCents: 41646n }];
    const first = spendSignalsOf(spendInput(spendOf(500n, held)));
    const second = spendSignalsOf(spendInput(spendOf(500n, held, { blankNonce: seeded('spend.another') })));
    expect(second).toEqual({ ...first, nullifier1: second.nullifier1 });
    expect(second.nullifier1).not.toBe(first.nullifier1);
  });
});
