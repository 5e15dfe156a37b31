import { describe, expect, it } from 'vitest';
import { formatShortMonth, formatWait, formatWholeEuros } from '@/components/caseworker/figure-format';
import { drawn, summaryOf } from '@/components/charts/chart-points';

const point = (label: string, value: number | null) => ({ short: label, label, value, text: `${value}` });

describe('what a chart draws', () => {
  it('STAFF-29 a suppressed figure is a gap, never a zero; a zero is drawn', () => {
    expect(drawn({ value: null, why: 'below-threshold' })).toBeNull();
    expect(drawn(undefined)).toBeNull();
    expect(drawn({ value: 0, why: null })).toBe(0);
    expect(drawn({ value: '1230000', why: null })).toBe(12_300);
  });

  it('STAFF-30 the sentence beside it names the ends, and how many months have no number', () => {
    const summary = summaryOf([point('a', 20), point('b', null), point('c', 50), point('d', 10), point('e', 50)]);
    expect([summary?.high.label, summary?.low.label, summary?.hidden]).toEqual(['c', 'd', 1]);
    expect(summaryOf([point('a', null)])).toBeNull();
  });

  it('STAFF-54 a running month is no end and no gap, and ends that are the same are said to be', () => {
    const running = { ...point('f', 5), isRunning: true };
    const summary = summaryOf([point('a', 20), point('b', null), point('c', 50), running]);
    expect([summary?.low.label, summary?.hidden, summary?.running?.label]).toEqual(['a', 1, 'f']);
    expect(summary?.isLevel).toBe(false);
    expect(summaryOf([point('a', 6), point('b', null), point('c', 6), running])?.isLevel).toBe(true);
    expect(summaryOf([point('a', null), running])).toBeNull();
  });

  it('STAFF-31 rounded amounts have no cents, a time its own unit', () => {
    expect(formatWholeEuros('nl', '1230000')).toMatch(/^€\s12\.300$/);
    expect(formatWholeEuros('en', 1_230_000n)).toBe('€12,300');
    expect(formatWait('nl', 4)).toBe('4 seconden');
    expect(formatWait('en', 172_800)).toBe('2 days');
    expect(formatShortMonth('en', 202610)).toBe('Oct 26');
  });
});
