import { describe, expect, it } from 'vitest';
import { endedMonths, hasEnded, isLate, lateFromSec, newestLate } from '@/lib/shared/domain/late-statements';
import { period } from '@/lib/shared/domain/period';
import { splitMonths } from '@/lib/shared/domain/split-months';

const at = (year: number, month: number, day: number, hour = 0) => Date.UTC(year, month - 1, day, hour) / 1000;
const october = period(202610);

describe('statements that are late', () => {
  it('LATE-01 ten days after the month’s end, to the second', () => {
    expect(lateFromSec(october)).toBe(at(2026, 11, 11));
    expect(isLate(october, at(2026, 11, 11) - 1)).toBe(false);
    expect(isLate(october, at(2026, 11, 11))).toBe(true);
    expect(hasEnded(october, at(2026, 11, 1) - 1)).toBe(false);
    expect(hasEnded(october, at(2026, 11, 1))).toBe(true);
  });

  it('LATE-02 the newest late month, over the turn of a year', () => {
    expect(newestLate(at(2027, 1, 10, 23))).toBe(202611);
    expect(newestLate(at(2027, 1, 11))).toBe(202612);
    expect(endedMonths(at(2027, 1, 11), 3)).toEqual([202612, 202611, 202610]);
  });
});

describe('a place in the register that is split', () => {
  const entry = { validFrom: 202610, validUntil: 202702, sources: ['shop'] };
  const months = (month: number) => {
    const { before, month: own, after } = splitMonths(entry, month, ['desk']);
    return [before, own, after].map((part) => part && [part.validFrom, part.validUntil, ...part.sources]);
  };

  it('SPLIT-01 the first month, one over the turn of the year, and the last', () => {
    expect(months(202610)).toEqual([null, [202610, 202610, 'desk'], [202611, 202702, 'shop']]);
    expect(months(202612)).toEqual([
      [202610, 202611, 'shop'],
      [202612, 202612, 'desk'],
      [202701, 202702, 'shop'],
    ]);
    expect(months(202702)).toEqual([[202610, 202701, 'shop'], [202702, 202702, 'desk'], null]);
  });

  it('SPLIT-02 a place of one month is that month alone', () => {
    const only = splitMonths({ ...entry, validUntil: 202610 }, 202610, ['desk']);
    expect(only).toEqual({
      before: null,
      month: { validFrom: 202610, validUntil: 202610, sources: ['desk'] },
      after: null,
    });
  });
});
