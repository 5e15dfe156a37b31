import { describe, expect, it } from 'vitest';
import {
  advanceFault,
  advanceMonths,
  judgeAdvanceForm,
  startAdvance,
} from '@/components/policies/advance-proposal-draft';
import { monthStartSec } from '@/lib/shared/domain/advance-change';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { advanceFactsOf, advanceOf } from './advance-desk';

const judge = (amount: string, fromPeriod = 202701, facts = advanceFactsOf()) =>
  judgeAdvanceForm({ fromPeriod, amount }, facts);

describe('the form for another amount of the lump sum', () => {
  it('POL-105 only months are offered that the contract would take', () => {
    expect([advanceMonths(advanceFactsOf())[0], advanceMonths(advanceFactsOf()).at(-1)]).toEqual([202612, 202711]);
    const later = advanceOf(2027, { startsAtSec: monthStartSec(period(202703)) });
    const months = advanceMonths(advanceFactsOf({ last: later }));
    expect(months[0]).toBe(202704);
    // Without a January in reach: the first that can be had.
    expect(startAdvance(advanceFactsOf({ last: later })).fromPeriod).toBe(202704);
    expect(startAdvance(advanceFactsOf())).toEqual({ fromPeriod: 202701, amount: '25679,00' });
    const none = advanceOf(2027, { startsAtSec: monthStartSec(period(202711)) });
    expect(startAdvance(advanceFactsOf({ last: none })).fromPeriod).toBe(0);
  });

  it('POL-106 what may be sent carries what has to be ticked first', () => {
    expect(judge('26100,00').draft).toEqual({
      change: { fromPeriod: 202701, amountCents: 2_610_000n },
      unusual: [],
      request: { fromPeriod: 202701, amount: '26100,00', confirmed: [] },
    });
    expect(judge('25000').draft?.request.confirmed).toEqual(['amount-lower']);
    const facts = advanceFactsOf({ poolLimitCents: eurCents(2_567_900n) });
    expect(judge('26100', 202701, facts).draft?.unusual).toEqual(['amount-above-pool-limit']);
  });

  it('POL-107 a fault stands at its own field, the server’s too', () => {
    expect(judge('x').faults).toEqual([{ fieldId: 'amount', code: 'AMOUNT_NOT_A_NUMBER' }]);
    expect(judge('25679').faults).toEqual([{ fieldId: 'amount', code: 'POLICY_UNCHANGED' }]);
    expect(judge('26100', 202611).faults).toEqual([{ fieldId: 'fromPeriod', code: 'POLICY_PERIOD_NOT_FUTURE' }]);
    expect(advanceFault('POLICY_NOT_AFTER_LAST')).toEqual({ fieldId: 'fromPeriod', code: 'POLICY_NOT_AFTER_LAST' });
    expect(advanceFault('POLICY_UNCHANGED')).toEqual({ fieldId: 'amount', code: 'POLICY_UNCHANGED' });
    expect(advanceFault('POLICY_CHANGE_OPEN')).toBeNull();
  });
});
