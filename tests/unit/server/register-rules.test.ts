import { describe, expect, it } from 'vitest';
import {
  changedParts,
  type LiveEntry,
  nextPeriod,
  overlaps,
  planChange,
  planEnd,
  runningPeriod,
  takeBackOf,
} from '@/lib/server/services/register-desk-rules';
import { AppError } from '@/lib/shared/errors/app-error';

const NOW = new Date('2026-11-28T12:00:00Z');
const entry: LiveEntry = {
  id: 'e',
  normClass: 0,
  disregardClass: 3,
  knownBenefitCents: 0n,
  sources: [{ issuerId: 'ridehail', personId: 'amina' }],
  validFrom: 202601,
  validUntil: 202712,
  leafIndex: 4,
  endedAt: null,
  formerUntil: null,
};
const codeOf = (work: () => unknown): string => {
  try {
    return `none: ${JSON.stringify(work())}`;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};
const couple = { ...entry, normClass: 1 };

describe('months of the register', () => {
  it('RG-01 the running month is that of the Netherlands', () => {
    expect(runningPeriod(new Date('2026-11-30T22:59:00Z'))).toBe(202611);
    expect(runningPeriod(new Date('2026-11-30T23:00:00Z'))).toBe(202612);
    expect(nextPeriod(new Date('2026-12-31T22:59:00Z'))).toBe(202701);
  });

  it.each([
    [[202601, 202603], [202603, 202604], true],
    [[202601, 202602], [202603, 202604], false],
    [[202601, 202612], [202605, 202605], true],
    [[202701, 202712], [202601, 202612], false],
  ] as const)('S-36 months %j and %j share one: %s', ([a, b], [c, d], shared) => {
    const [one, other] = [
      { validFrom: a, validUntil: b },
      { validFrom: c, validUntil: d },
    ];
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([shared, shared]);
  });
});

describe('a change', () => {
  it('RG-02 of a published entry counts from the next month on; the month before is the last of the present one', () => {
    expect(planChange(entry, { ...couple, validFrom: 202612 }, NOW)).toEqual({ kind: 'follow', presentUntil: 202611 });
    expect(planChange(entry, { ...couple, validFrom: 202703 }, NOW)).toEqual({ kind: 'follow', presentUntil: 202702 });
  });

  it.each([202601, 202610, 202611])('RG-03 of a published entry for %d is refused: the past stays', (validFrom) => {
    expect(codeOf(() => planChange(entry, { ...couple, validFrom }, NOW))).toBe('CHANGE_NOT_AHEAD');
  });

  it('RG-04 of an entry that no root holds puts it right as it stands, for any month', () => {
    const unplaced = { ...entry, leafIndex: null };
    expect(planChange(unplaced, { ...couple, validFrom: 202511 }, NOW)).toEqual({ kind: 'correct' });
  });

  it('RG-05 of nothing is none, also with the sources in another order', () => {
    const two = [...entry.sources, { issuerId: 'winkel', personId: 'amina' }];
    expect(planChange({ ...entry, sources: two }, { ...entry, sources: [...two].reverse() }, NOW)).toEqual({
      kind: 'none',
    });
    expect(planChange(entry, { ...entry, validFrom: 202612 }, NOW)).toEqual({ kind: 'none' });
  });

  it('RG-06 of the last month alone keeps the leaf’s place, as long as the month that changes is ahead', () => {
    expect(planChange(entry, { ...entry, validFrom: 202612, validUntil: 202806 }, NOW)).toEqual({ kind: 'until' });
    expect(planChange(entry, { ...entry, validUntil: 202611 }, NOW)).toEqual({ kind: 'until' });
    expect(codeOf(() => planChange(entry, { ...entry, validUntil: 202610 }, NOW))).toBe('CHANGE_NOT_AHEAD');
    const past = { ...entry, validUntil: 202610 };
    expect(codeOf(() => planChange(past, { ...past, validUntil: 202712 }, NOW))).toBe('CHANGE_NOT_AHEAD');
  });

  it('RG-07 of an entry that has not begun takes its place altogether, or puts it off', () => {
    const ahead = { ...entry, validFrom: 202701 };
    expect(planChange(ahead, { ...couple, validFrom: 202612 }, NOW)).toEqual({ kind: 'follow', presentUntil: null });
    expect(planChange(ahead, { ...couple, validFrom: 202701 }, NOW)).toEqual({ kind: 'follow', presentUntil: null });
    expect(planChange(ahead, { ...ahead, validFrom: 202703 }, NOW)).toEqual({ kind: 'follow', presentUntil: null });
    expect(planChange(ahead, { ...couple, validFrom: 202703 }, NOW)).toEqual({ kind: 'follow', presentUntil: 202702 });
  });

  it('RG-08 after the last month is another entry, and leaves this one alone', () => {
    const past = { ...entry, validUntil: 202609 };
    expect(planChange(past, { ...couple, validFrom: 202611 }, NOW)).toEqual({ kind: 'anew' });
  });

  it('RG-09 whose last month is before the first is refused', () => {
    const wish = { ...entry, validFrom: 202702, validUntil: 202701 };
    expect(codeOf(() => planChange(entry, wish, NOW))).toBe('PERIOD_ORDER');
  });
});

describe('what the log says of a change', () => {
  const before = { ...entry, personId: 'amina' };

  it('RG-122 names the parts that it touched, and nothing that stands in them', () => {
    expect(changedParts(before, before, true)).toEqual([]);
    expect(changedParts(before, { ...before, normClass: 1, knownBenefitCents: 120_000n }, false)).toEqual([
      'norm',
      'benefit',
    ]);
    const own = { issuerId: 'winkel', personId: 'amina' };
    const partner = { issuerId: 'winkel', personId: 'bram' };
    expect(changedParts(before, { ...before, sources: [...before.sources, partner] }, false)).toEqual(['partner']);
    expect(changedParts(before, { ...before, sources: [own] }, false)).toEqual(['sources']);
    expect(changedParts(before, { ...before, disregardClass: 0, validUntil: 202701 }, false)).toEqual([
      'disregard',
      'until',
    ]);
  });

  it('RG-123 the first month is a part only of what is put right as it stands', () => {
    const wish = { ...before, validFrom: 202603 };
    expect([changedParts(before, wish, true), changedParts(before, wish, false)]).toEqual([['from'], []]);
  });
});

describe('an end', () => {
  it('RG-10 from a month on leaves the months before; from the first one leaves nothing', () => {
    expect([planEnd(entry, 202612), planEnd(entry, 202602), planEnd(entry, 202601)]).toEqual([202611, 202601, null]);
  });

  it.each([202512, 202801])('RG-11 from %d, outside of the entry, is refused', (from) => {
    expect(codeOf(() => planEnd(entry, from))).toBe('PERIOD_ORDER');
  });
});

describe('what can be taken back', () => {
  const of = (fields: Partial<LiveEntry> & { followsId?: string }, isPublished = false, hasFollower = false) =>
    takeBackOf({ ...entry, followsId: null, ...fields }, isPublished, hasFollower);

  it('RG-12 an addition or a change without a place, and an end that no root has followed', () => {
    expect(of({ leafIndex: null })).toBe('addition');
    expect(of({ leafIndex: null, followsId: 'before' })).toBe('change');
    expect(of({ formerUntil: 202712, validUntil: 202611 })).toBe('end');
    expect(of({ endedAt: NOW })).toBe('end');
    expect(of({ leafIndex: null, endedAt: NOW })).toBe('end');
  });

  it('RG-13 nothing once a root holds it, nor of an entry that another goes on from', () => {
    expect(of({}, true)).toBeNull();
    expect(of({}, false)).toBeNull();
    expect(of({ formerUntil: 202712, validUntil: 202611 }, true)).toBeNull();
    expect(of({ formerUntil: 202712, validUntil: 202611 }, false, true)).toBeNull();
  });
});
