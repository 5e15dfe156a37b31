import { describe, expect, it } from 'vitest';
import { addMonths, period } from '@/lib/shared/domain/period';
import { defaultMonths, judgeChange, monthsOf, type PolicyChangeText } from '@/lib/shared/domain/policy-change';
import { parsePercentInput, toPercentText } from '@/lib/shared/domain/policy-change-percent';
import { amountsOf, DECEMBER, JANUARY, textOf } from './support';

const NOVEMBER = period(202611);
const faultsOf = (text: PolicyChangeText, scheme: 'pw' | 'tw' = 'pw') =>
  judgeChange(scheme, text, NOVEMBER).faults.map(({ field, code }) => [field, code]);

describe('a change of policy as it was written', () => {
  it('POL-01 amounts in Dutch and in English notation become the slots of the published table', () => {
    const { change } = judgeChange(
      'pw',
      textOf('pw', { norms: { single: '1447.85', couple: '2068,35', youthSingle: '357' } }),
      NOVEMBER,
    );
    const { norms, disregards } = amountsOf('pw');
    expect(change?.norms).toEqual([144785n, 206835n, ...norms.slice(2, 6), 35700n, norms[7]]);
    expect(change?.disregards).toEqual(disregards);
    expect(change).toMatchObject({ fromPeriod: JANUARY, months: 6 });
  });

  it('POL-02 classes that a scheme does not have stay 0 in the table', () => {
    const { change } = judgeChange('tw', textOf('tw'), NOVEMBER);
    expect(change?.norms).toEqual(amountsOf('tw').norms);
    expect(change?.norms.slice(3)).toEqual([0n, 0n, 0n, 0n, 0n]);
    expect(change?.disregards.map(({ bps }) => bps)).toEqual([0, 3000, 0, 0]);
  });

  it.each([
    ['-1,00', 'AMOUNT_NEGATIVE'],
    ['−0,01', 'AMOUNT_NEGATIVE'],
    ['', 'AMOUNT_NOT_A_NUMBER'],
    ['veel', 'AMOUNT_NOT_A_NUMBER'],
    ['1e3', 'AMOUNT_NOT_A_NUMBER'],
    ['NaN', 'AMOUNT_NOT_A_NUMBER'],
    ['1.419,46', 'AMOUNT_AMBIGUOUS'],
    ['1,419.46', 'AMOUNT_AMBIGUOUS'],
    ['42949672,96', 'AMOUNT_OUT_OF_RANGE'],
    ['42949672,95', 'POLICY_NORM_TOO_HIGH'],
    ['1000000,01', 'POLICY_NORM_TOO_HIGH'],
  ])('POL-03 a norm of %j is refused as %s, at its own field', (norm, code) => {
    expect(faultsOf(textOf('pw', { norms: { shared2: norm } }))).toEqual([['norm-shared2', code]]);
  });

  it('POL-04 a norm of € 1.000.000 is the highest, and 0 switches one class off', () => {
    const text = textOf('pw', { norms: { couple: '1000000', youthSingle: '0' } });
    expect(judgeChange('pw', text, NOVEMBER).change?.norms[1]).toBe(100_000_000n);
    expect(judgeChange('pw', text, NOVEMBER).change?.norms[6]).toBe(0n);
  });

  it('POL-05 a table without any norm is refused', () => {
    expect(faultsOf(textOf('tw', { norms: { single: '0', couple: '0', shared: '0' } }), 'tw')).toEqual([
      ['norm-single', 'POLICY_NO_NORM'],
    ]);
  });

  it.each([
    ['100', 10_000],
    ['12,5', 1250],
    ['12.5 %', 1250],
    ['0', 0],
    ['33,33%', 3333],
  ])('POL-06 a share of %j is %i hundredths of a percent', (share, bps) => {
    expect(parsePercentInput(share)).toBe(bps);
    expect(parsePercentInput(toPercentText(bps))).toBe(bps);
  });

  it.each([
    ['100,01', 'POLICY_SHARE_OUT_OF_RANGE'],
    ['101', 'POLICY_SHARE_OUT_OF_RANGE'],
    ['-1', 'POLICY_SHARE_OUT_OF_RANGE'],
    ['', 'POLICY_SHARE_NOT_A_NUMBER'],
    ['1,234', 'POLICY_SHARE_NOT_A_NUMBER'],
    ['half', 'POLICY_SHARE_NOT_A_NUMBER'],
  ])('POL-07 a share of %j is refused as %s', (share, code) => {
    const disregards = { y: { flat: '0', share, cap: '180,19' } };
    expect(faultsOf(textOf('pw', { disregards }))).toEqual([['share-y', code]]);
  });

  it('S-30 a past month and the current one are refused; the next one is good', () => {
    for (const fromPeriod of [period(202001), period(202610), NOVEMBER]) {
      expect(faultsOf(textOf('pw', { fromPeriod }))).toEqual([['fromPeriod', 'POLICY_PERIOD_NOT_FUTURE']]);
    }
    expect(faultsOf(textOf('pw', { fromPeriod: DECEMBER, months: 1 }))).toEqual([]);
  });

  it.each([
    [JANUARY, 0],
    [JANUARY, 13],
    [JANUARY, 1.5],
    [JANUARY, Number.NaN],
    [period(202811), 2],
    [period(209912), 12],
  ])('POL-08 from %i for %d months is refused', (fromPeriod, months) => {
    expect(faultsOf(textOf('pw', { fromPeriod, months }))).toEqual([['untilPeriod', 'POLICY_MONTHS_OUT_OF_RANGE']]);
  });

  it('POL-09 a year is the longest, and the last month may lie two years ahead', () => {
    expect(faultsOf(textOf('pw', { fromPeriod: period(202712), months: 12 }))).toEqual([]);
    expect(monthsOf({ fromPeriod: DECEMBER, months: 3 })).toEqual([202612, 202701, 202702]);
  });

  it('POL-10 classes of another scheme, and names that every object has, are unknown', () => {
    expect(faultsOf(textOf('tw', { norms: { youthSingle: '1', constructor: '1' } }), 'tw')).toEqual([
      ['youthSingle', 'POLICY_CLASS_UNKNOWN'],
      ['constructor', 'POLICY_CLASS_UNKNOWN'],
    ]);
    expect(faultsOf(textOf('pw', { disregards: { none: { flat: '1', share: '0', cap: '1' } } }))).toEqual([
      ['none', 'POLICY_CLASS_UNKNOWN'],
    ]);
    const { norms, ...rest } = textOf('tw');
    const { single: _, ...without } = norms;
    expect(faultsOf({ ...rest, norms: without }, 'tw')).toEqual([['norm-single', 'AMOUNT_NOT_A_NUMBER']]);
  });

  it('POL-11 everything that is wrong is named at once, in the order of the form', () => {
    const text = textOf('tw', {
      fromPeriod: NOVEMBER,
      norms: { couple: 'x', shared: '-1' },
      disregards: { work: { flat: '', share: '200', cap: 'x' } },
    });
    expect(faultsOf(text, 'tw').map(([field]) => field)).toEqual([
      ...['fromPeriod', 'norm-couple', 'norm-shared', 'flat-work', 'share-work', 'cap-work'],
    ]);
  });

  it('POL-12 by default a table lasts up to the next 1 January or 1 July', () => {
    const lasts = Array.from({ length: 12 }, (_, index) => addMonths(JANUARY, index)).map(
      (from) => addMonths(from, defaultMonths(from)) % 100,
    );
    expect(lasts).toEqual([7, 7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1]);
    expect(defaultMonths(DECEMBER)).toBe(1);
    expect(defaultMonths(JANUARY)).toBe(6);
  });
});
