import { describe, expect, it } from 'vitest';
import { formatDifference, formatShare, monthsText, rangeText } from '@/components/policies/months-text';
import { comingRuns, firstMonthWithout, historyGroups, marksOf, newestPerMonth } from '@/components/policies/tables';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { NOVEMBER, publicationOf } from './desk-facts';
import { JANUARY } from './support';

const other = (month: number, changes: Partial<PolicyPublication> = {}): PolicyPublication => {
  const { norms } = publicationOf('pw', month);
  return publicationOf('pw', month, { norms: [eurCents(143_000n), ...norms.slice(1)], ...changes });
};
const proposal = { kind: 'proposal', id: 'p1', proposerName: 'A', deciderName: 'B' } as const;
const origin = { ...proposal, proposerAddress: null, proposedTx: null };

describe('tables of the desk', () => {
  it('POL-70 of two publications for a month the newest is in force', () => {
    const tables = newestPerMonth([other(202612), publicationOf('pw', 202612), publicationOf('pw', 202611)]);
    expect(tables.map(({ period: month, norms }) => [month, norms[0]])).toEqual([
      [202611, 141_946n],
      [202612, 143_000n],
    ]);
  });

  it('POL-71 months to come stand together while their table is the same', () => {
    const tables = [202611, 202612].map((month) => publicationOf('pw', month)).concat(other(202701), other(202702));
    expect(comingRuns(tables, NOVEMBER)).toEqual([
      { from: 202612, until: 202612, before: { period: 202611, isSame: true } },
      { from: 202701, until: 202702, before: { period: 202612, isSame: false } },
    ]);
    expect(firstMonthWithout(tables, NOVEMBER)).toBe(202703);
    expect(comingRuns([], NOVEMBER)).toEqual([]);
    expect(firstMonthWithout([], NOVEMBER)).toBe(202612);
  });

  it('POL-72 a gap breaks a run', () => {
    const tables = [202612, 202702].map((month) => publicationOf('pw', month));
    expect(comingRuns(tables, NOVEMBER).map(({ from, until }) => [from, until])).toEqual([
      [202612, 202612],
      [202702, 202702],
    ]);
  });

  it('POL-73 the history is a line for each decision, with every month’s transaction', () => {
    const groups = historyGroups([
      other(202702, { origin }),
      other(202701, { origin }),
      other(202701, { origin: { ...origin, id: 'p0' } }),
      publicationOf('pw', 202612),
      publicationOf('pw', 202611),
    ]);
    expect(groups.map(({ from, until, publications }) => [from, until, publications.length])).toEqual([
      [202701, 202702, 2],
      [202701, 202701, 1],
      [202611, 202612, 2],
    ]);
  });

  it('POL-74 a figure has the law’s mark only as long as it is the law’s figure', () => {
    const law = marksOf('pw', publicationOf('pw', 202611));
    expect(law.norms).toEqual(['V', 'V', 'D', 'D', 'D', 'D', 'V', 'V']);
    expect(law.source).toContain('Participatiewet');
    const changed = marksOf('pw', other(202611));
    expect(changed.norms[0]).toBeNull();
    expect(changed.norms[1]).toBe('V');
    expect(changed.source).toBeNull();
    // A month that the pack has no table for has no source of the law.
    expect(marksOf('pw', publicationOf('pw', 202701)).norms.every((mark) => mark === null)).toBe(true);
  });

  it('POL-75 months, shares and differences in words of both languages', () => {
    const t = (_key: string, { from, until }: { from: string; until?: string }) => `${from} - ${until ?? ''}`;
    expect(rangeText('nl', t, JANUARY, JANUARY)).toBe('januari 2027');
    expect(monthsText('en', t, { fromPeriod: JANUARY, months: 6 })).toBe('January 2027 - June 2027');
    expect(monthsText('en', t, { fromPeriod: JANUARY })).toBe('January 2027 - ');
    expect(formatShare('en', 1250)).toBe('12.5%');
    expect(formatShare('nl', 1250).replace(/\s/g, '')).toBe('12,5%');
    expect(formatDifference('en', 90_000n)).toBe('+€900');
    expect(formatDifference('en', -20_000n)).toBe('-€200');
    expect(formatDifference('en', 0n)).toBe('€0');
    expect(period(202701)).toBe(JANUARY);
  });
});
