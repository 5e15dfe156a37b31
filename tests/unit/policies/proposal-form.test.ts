import { describe, expect, it } from 'vitest';
import { judgeDecision, NO_DECISION } from '@/components/policies/decision-draft';
import {
  defaultLastMonth,
  firstMonths,
  judgeProposal,
  lastMonths,
  type ProposalValues,
  proposalClears,
  proposalFault,
  startValues,
} from '@/components/policies/proposal-draft';
import { period } from '@/lib/shared/domain/period';
import { zPolicyProposalRequest } from '@/lib/shared/schemas/policies-desk-api';
import { factsOf, NOVEMBER } from './desk-facts';
import { DECEMBER, JANUARY } from './support';

const pw = factsOf('pw', 202610, 202611, 202612);
const change = (norms: Record<string, string>): ProposalValues => {
  const start = startValues(pw);
  return { ...start, norms: { ...start.norms, ...norms } };
};
const faultsOf = (values: ProposalValues) =>
  judgeProposal(values, pw).faults.map(({ fieldId, code }) => [fieldId, code]);

describe('the form for a proposal', () => {
  it('POL-60 begins with the first month without a table, up to the next change of norms, and the amounts before it', () => {
    const start = startValues(pw);
    expect([start.fromPeriod, start.untilPeriod]).toEqual([JANUARY, 202706]);
    expect(start.norms).toMatchObject({ single: '1419,46', youthCouple: '700,84' });
    expect(start.disregards.y).toEqual({ flat: '0,00', share: '15', cap: '180,19' });
    expect(startValues(factsOf('tw', 202611)).fromPeriod).toBe(DECEMBER);
    expect(startValues(factsOf('tw', 202611)).untilPeriod).toBe(DECEMBER);
  });

  it('POL-61 without any table the form is empty', () => {
    const start = startValues(factsOf('tw'));
    expect(start.norms).toEqual({ single: '', couple: '', shared: '' });
    expect(start.disregards).toEqual({ work: { flat: '', share: '', cap: '' } });
  });

  it('POL-62 offers a year of first months, none of them begun, and a year of last ones', () => {
    expect(firstMonths(NOVEMBER)[0]).toBe(DECEMBER);
    expect(firstMonths(NOVEMBER)).toHaveLength(12);
    expect(lastMonths(DECEMBER).at(-1)).toBe(202711);
    expect(defaultLastMonth(period(202702))).toBe(202706);
  });

  it('POL-63 a good form becomes the request that the server takes', () => {
    const { draft } = judgeProposal(change({ single: '1430.5' }), pw);
    expect(draft?.unusual).toEqual([]);
    expect(zPolicyProposalRequest.parse(JSON.parse(JSON.stringify(draft?.request)))).toMatchObject({
      fromPeriod: JANUARY,
      months: 6,
      norms: { single: '1430.5', couple: '2027,79' },
      confirmed: [],
    });
    expect(draft?.change.norms[0]).toBe(143_050n);
  });

  it('POL-64 what is unusual goes with the draft, to be ticked before it is sent', () => {
    const { draft } = judgeProposal(change({ single: '1400' }), pw);
    expect(draft?.unusual).toEqual([{ id: 'norm-lower:single', code: 'norm-lower', classKey: 'single' }]);
    expect(draft?.request.confirmed).toEqual(['norm-lower:single']);
  });

  it('POL-65 faults stand at the controls', () => {
    expect(faultsOf(change({ single: '-1', couple: 'x' }))).toEqual([
      ['norm-single', 'AMOUNT_NEGATIVE'],
      ['norm-couple', 'AMOUNT_NOT_A_NUMBER'],
    ]);
    expect(faultsOf({ ...startValues(pw), fromPeriod: NOVEMBER })).toEqual([
      ['fromPeriod', 'POLICY_PERIOD_NOT_FUTURE'],
    ]);
    expect(faultsOf({ ...startValues(pw), fromPeriod: 0 })).toEqual([['fromPeriod', 'POLICY_PERIOD_NOT_FUTURE']]);
    for (const untilPeriod of [202612, 202801, 0]) {
      expect(faultsOf({ ...startValues(pw), untilPeriod })).toEqual([['untilPeriod', 'POLICY_MONTHS_OUT_OF_RANGE']]);
    }
  });

  it('POL-66 the same table for a month that has it already is said to change nothing', () => {
    const values = { ...startValues(pw), fromPeriod: DECEMBER, untilPeriod: DECEMBER };
    expect(faultsOf(values)).toEqual([['fromPeriod', 'POLICY_UNCHANGED']]);
  });

  it('POL-67 a fault goes when what it hangs on changes; a refusal of the server finds its field', () => {
    expect(proposalClears('POLICY_NO_NORM', 'norm-couple')).toBe(true);
    expect(proposalClears('POLICY_NO_NORM', 'cap-n')).toBe(false);
    expect(proposalClears('POLICY_MONTHS_OUT_OF_RANGE', 'fromPeriod')).toBe(true);
    expect(proposalClears('AMOUNT_NEGATIVE', 'norm-couple')).toBe(false);
    expect(proposalFault('POLICY_PERIOD_NOT_FUTURE')?.fieldId).toBe('fromPeriod');
    expect(proposalFault('POLICY_CHANGE_OPEN')).toBeNull();
  });
});

describe('the form for a decision', () => {
  const unusual = [
    { id: 'norm-lower:single', code: 'norm-lower', classKey: 'single' },
    { id: 'replaces-published', code: 'replaces-published', classKey: null },
  ] as const;
  const approve = { ...NO_DECISION, decision: 'approve' } as const;

  it('POL-68 an approval needs a tick for everything unusual, each missed one named', () => {
    expect(judgeDecision(approve, []).draft).toEqual({ decision: 'approve', confirmed: [] });
    expect(judgeDecision({ ...approve, confirmed: ['replaces-published'] }, unusual).faults).toEqual([
      { fieldId: 'tick-0', code: 'tickMissing' },
    ]);
    const confirmed = unusual.map(({ id }) => id);
    expect(judgeDecision({ ...approve, confirmed }, unusual).draft).toEqual({ decision: 'approve', confirmed });
  });

  it('POL-69 a rejection needs a reason and no ticks; nothing chosen is said', () => {
    expect(judgeDecision(NO_DECISION, unusual).faults).toEqual([{ fieldId: 'decision-0', code: 'decisionMissing' }]);
    const reject = { ...NO_DECISION, decision: 'reject' } as const;
    expect(judgeDecision(reject, unusual).faults).toEqual([{ fieldId: 'reason-0', code: 'reasonMissing' }]);
    expect(judgeDecision({ ...reject, reason: 'months-wrong' }, unusual).draft).toEqual({
      decision: 'reject',
      reason: 'months-wrong',
    });
  });
});
