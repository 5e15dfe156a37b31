import { describe, expect, it } from 'vitest';
import { advanceSource, comingAdvances, isOfTheStart } from '@/components/policies/advance-tables';
import { eurCents } from '@/lib/shared/domain/cents';
import { advanceOf, NOVEMBER_SEC, START_SEC } from './advance-desk';

const NEXT_YEAR_SEC = Date.UTC(2027, 0, 1) / 1000;

describe('policies of the lump sum, as SVB’s desk reads them', () => {
  it('POL-90 an amount names its source and its mark only while it is the one of the source', () => {
    expect(advanceSource(advanceOf(2024))).toMatchObject({ mark: 'V', source: 'Regeling TAS 2014, amount of 2024' });
    expect(advanceSource(advanceOf(2026))?.mark).toBe('U');
    expect(advanceSource(advanceOf(2026, { amountCents: eurCents(2_600_000n) }))).toBeNull();
    // The table's amount of 2026, from another day on: that is a decision of people, and not of the source.
    expect(advanceSource(advanceOf(2026, { startsAtSec: NEXT_YEAR_SEC }))).toBeNull();
  });

  it('POL-91 what starts later is to come, in the order of its start; what is in force or over is not', () => {
    const later = advanceOf(2028, { startsAtSec: Date.UTC(2028, 0, 1) / 1000 });
    const publications = [later, advanceOf(2027), advanceOf(2026), advanceOf(2025)];
    expect(comingAdvances(publications, NOVEMBER_SEC).map(({ policyId }) => policyId)).toEqual([5, 6]);
    expect(comingAdvances(publications, NEXT_YEAR_SEC).map(({ policyId }) => policyId)).toEqual([6]);
    expect(comingAdvances([], NOVEMBER_SEC)).toEqual([]);
  });

  it('POL-92 a policy that began before it was recorded is one of the start: two signatures need a future day', () => {
    expect(isOfTheStart(advanceOf(2026))).toBe(true);
    expect(isOfTheStart(advanceOf(2026, { startsAtSec: START_SEC }))).toBe(true);
    expect(isOfTheStart(advanceOf(2027))).toBe(false);
  });
});
