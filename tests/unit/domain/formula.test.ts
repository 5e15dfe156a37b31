import { describe, expect, it } from 'vitest';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { addMonths, period, periodEndSec, periodOf } from '@/lib/shared/domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { normTableFor, tablePolicies } from '@/lib/shared/rules/registry';

const pw = normTableFor('pw', period(202610));
if (!pw) throw new Error('the table of October 2026 is missing');
const single = eurCents(pw.norms[NORM_CLASSES.pw.indexOf('single')]?.cents ?? 0n);
const y = pw.disregards[DISREGARD_CLASSES.pw.indexOf('y')];
if (!y) throw new Error('disregard y is missing');

const supplement = (earnings: bigint, norm: EurCents = single): bigint =>
  computeSupplement({
    normCents: norm,
    earningsCents: earnings,
    knownBenefitCents: eurCents(0n),
    disregard: y,
  }).supplementCents;

describe('supplement of a month (single, 21 or older, disregard y, October 2026)', () => {
  it('F-01 earnings of €1,180.00 give €416.46', () => {
    // 15 % of 1,180.00 is 177.00, below the cap of 180.19; countable 1,003.00; 1,419.46 − 1,003.00 = 416.46
    expect(supplement(118000n)).toBe(41646n);
  });
  it('F-02 earnings of €1,599.64 give €0.01', () => {
    // 15 % is 239.94, capped at 180.19; countable 1,419.45
    expect(supplement(159964n)).toBe(1n);
  });
  it('F-03 earnings of €1,599.65 and €1,600.00 give no right', () => {
    expect(supplement(159965n)).toBe(0n);
    expect(supplement(160000n)).toBe(0n);
  });
  it('F-04 two employers of €600.00 and €580.00 count as one of €1,180.00', () => {
    expect(supplement(60000n + 58000n)).toBe(supplement(118000n));
  });
  it('F-05 a month without earnings gives the norm', () => {
    expect(supplement(0n)).toBe(141946n);
  });
  it('F-06 a known benefit counts in full', () => {
    const result = computeSupplement({
      normCents: eurCents(166931n),
      earningsCents: 0n,
      knownBenefitCents: eurCents(150000n),
      disregard: { flatCents: eurCents(0n), bps: 0, capCents: eurCents(0n) },
    });
    expect(result.supplementCents).toBe(16931n);
  });
});

describe('periods and tables', () => {
  it('F-07 months roll over the year, both ways', () => {
    expect(addMonths(period(202612), 1)).toBe(202701);
    expect(addMonths(period(202601), -1)).toBe(202512);
    expect(periodOf(new Date('2026-10-31T23:59:59Z'))).toBe(202610);
    expect(periodEndSec(period(202612))).toBe(Date.UTC(2027, 0, 1) / 1000);
  });
  it.each([202600, 202613, 199912, 2026.5, Number.NaN])('F-08 %s is no period', (value) => {
    expect(() => period(value)).toThrow('PERIOD_MALFORMED');
  });
  it('F-09 no table is guessed for a month without one', () => {
    expect(normTableFor('pw', period(202507))).toBeUndefined();
    expect(normTableFor('pw', period(202701))).toBeUndefined();
  });
  it('F-10 every policy of the tables has eight norms, four disregards and the largest norm above zero', () => {
    const policies = tablePolicies({ pw: BASE8, tw: BASE8 });
    // pw: six months of 2025, twelve of 2026; tw: twelve of 2026.
    expect(policies).toHaveLength(30);
    for (const policy of policies) {
      expect(policy.norms).toHaveLength(8);
      expect(policy.disregards).toHaveLength(4);
      expect(policy.norms.some((norm) => norm > 0n)).toBe(true);
    }
  });
});
