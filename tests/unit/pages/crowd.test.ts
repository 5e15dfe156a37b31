import { describe, expect, it } from 'vitest';
import { crowdDots, isSmallCrowd, otherNotes } from '@/components/money/crowd';
import type { AnonymityView, OwnedNoteView } from '@/lib/shared/card/money/views';

const pool = (unspentNotes: number): AnonymityView => ({ unspentNotes, claims: 0, deposits: 0, withdrawals: 0 });
const note = (origin: OwnedNoteView['origin'], status: OwnedNoteView['status'] = 'spendable'): OwnedNoteView => ({
  note: '1',
  origin,
  period: null,
  amountCents: 1n,
  status,
  atSec: 0,
});

describe('crowd', () => {
  it('CROWD-01 one’s own amounts are not others’: claims and deposits count off, also while they are being put in', () => {
    expect(otherNotes(pool(30), [note('claim'), note('deposit', 'pending'), note('claim', 'spending')])).toBe(27);
  });

  it('CROWD-02 change and what was spent are not in the public count, so they do not count off', () => {
    expect(otherNotes(pool(30), [note('change'), note('claim', 'spent')])).toBe(30);
  });

  it('CROWD-03 it never falls below zero', () => {
    expect(otherNotes(pool(1), [note('claim'), note('claim')])).toBe(0);
  });

  it.each([
    [0, true],
    [19, true],
    [20, false],
    [5000, false],
  ])('CROWD-04 %i others are few: %s', (others, few) => {
    expect(isSmallCrowd(others)).toBe(few);
  });

  it.each([
    [0, 0, 0],
    [99, 99, 0],
    [100, 99, 1],
    [1234, 99, 1135],
  ])(
    'CROWD-05 %i others are drawn as %i dots beside one’s own, at most a hundred in all, and %i more',
    (others, dots, more) => {
      expect(crowdDots(others)).toEqual({ dots, more });
    },
  );
});
