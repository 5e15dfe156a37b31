import { describe, expect, it } from 'vitest';
import { isUnusual, lineAttention } from '@/components/issuer/attention';
import { lastEnded, monthForCorrection } from '@/components/issuer/months';
import { period } from '@/lib/shared/domain/period';

describe('what the issuer desk asks about before it is sent', () => {
  it('STAFF-21 nothing at all and more than 25,000 euros a month are asked about', () => {
    expect([0n, 1n, 2_500_000n, 2_500_001n].map(isUnusual)).toEqual([true, false, false, true]);
  });

  it('STAFF-22 a line of the CSV says what to look at: an unusual amount, a running month', () => {
    const line = { period: 202610, grossCents: '140000', netCents: '118000', errorCode: null };
    expect(lineAttention(line, 202611)).toEqual([]);
    expect(lineAttention({ ...line, netCents: '0' }, 202611)).toEqual(['amount']);
    expect(lineAttention({ ...line, grossCents: '2500001', period: 202611 }, 202611)).toEqual(['amount', 'running']);
    // A line with a fault says that and nothing else.
    expect(lineAttention({ ...line, netCents: '0', errorCode: 'PERSON_NOT_EMPLOYED' }, 202611)).toEqual([]);
  });

  it('STAFF-23 the form begins with the last month that ended, across a year too', () => {
    expect(lastEnded(period(202611))).toBe(202610);
    expect(lastEnded(period(202601))).toBe(202512);
  });

  it('STAFF-24 a correction goes with the first later month that has no statement yet', () => {
    const latest = period(202611);
    expect(monthForCorrection(period(202608), latest, new Set())).toBe(202609);
    expect(monthForCorrection(period(202608), latest, new Set([202609, 202610]))).toBe(202611);
    expect(monthForCorrection(period(202610), latest, new Set([202611]))).toBe(202611);
    expect(monthForCorrection(latest, latest, new Set())).toBe(202611);
  });
});
