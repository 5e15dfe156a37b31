import { describe, expect, it } from 'vitest';
import { type JudgedAdvance, judgeAdvance, monthStartSec, unusualAdvance } from '@/lib/shared/domain/advance-change';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { NOVEMBER } from './desk-facts';

const JANUARY = period(202701);
const LAST = { amountCents: eurCents(2_567_900n), startsAtSec: monthStartSec(period(202601)) };
const judged = (amount: string, fromPeriod = JANUARY, last = LAST): JudgedAdvance =>
  judgeAdvance({ fromPeriod, amount }, NOVEMBER, last);
const faultOf = (...args: Parameters<typeof judged>) => {
  const { fault } = judged(...args);
  return fault && [fault.field, fault.code];
};

describe('a change of the lump sum', () => {
  it('POL-100 starts at the first moment of a month to come, with the amount that was typed', () => {
    expect(judged('26.100,50')).toMatchObject({ fault: { code: 'AMOUNT_AMBIGUOUS' } });
    expect(judged('26100,50')).toEqual({ change: { fromPeriod: JANUARY, amountCents: 2_610_050n }, fault: null });
    expect(monthStartSec(JANUARY)).toBe(Date.UTC(2027, 0, 1) / 1000);
  });

  it('S-30 is not for a month that has begun, nor before one that is recorded already', () => {
    expect(faultOf('26100', NOVEMBER)).toEqual(['fromPeriod', 'POLICY_PERIOD_NOT_FUTURE']);
    expect(faultOf('26100', period(202501))).toEqual(['fromPeriod', 'POLICY_PERIOD_NOT_FUTURE']);
    const recorded = { ...LAST, startsAtSec: monthStartSec(JANUARY) };
    expect(faultOf('26100', JANUARY, recorded)).toEqual(['fromPeriod', 'POLICY_NOT_AFTER_LAST']);
    expect(faultOf('26100', period(202612), recorded)).toEqual(['fromPeriod', 'POLICY_NOT_AFTER_LAST']);
    expect(faultOf('26100', period(202702), recorded)).toBeNull();
    // The contract takes a year ahead at most.
    expect(faultOf('26100', period(202711))).toBeNull();
    expect(faultOf('26100', period(202712))).toEqual(['fromPeriod', 'POLICY_START_TOO_FAR']);
  });

  it.each([
    ['-1', 'AMOUNT_NEGATIVE'],
    ['', 'AMOUNT_NOT_A_NUMBER'],
    ['0', 'POLICY_NO_AMOUNT'],
    ['99999999', 'AMOUNT_OUT_OF_RANGE'],
    ['25679,00', 'POLICY_UNCHANGED'],
  ])('POL-101 takes no amount like “%s”', (amount, code) => {
    expect(faultOf(amount)).toEqual(['amount', code]);
  });

  it('POL-102 what is seldom meant has to be confirmed: lower, far from what was, more than the pool takes', () => {
    const unusual = (cents: bigint, limit: bigint | null = 3_000_000n) =>
      unusualAdvance({ amountCents: eurCents(cents) }, LAST, limit);
    expect(unusual(2_600_000n)).toEqual([]);
    expect(unusual(2_567_899n)).toEqual(['amount-lower']);
    expect(unusual(256_790n)).toEqual(['amount-lower', 'amount-much-changed']);
    expect(unusual(3_000_001n)).toEqual(['amount-much-changed', 'amount-above-pool-limit']);
    expect(unusual(2_600_000n, 2_567_900n)).toEqual(['amount-above-pool-limit']);
    expect(unusual(2_600_000n, null)).toEqual([]);
  });
});
