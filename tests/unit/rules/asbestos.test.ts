import { describe, expect, it } from 'vitest';
import { calendarDay } from '@/lib/shared/domain/calendar-day';
import { eurCents } from '@/lib/shared/domain/cents';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { TAS_AMOUNTS, tasAmountAt } from '@/lib/shared/rules/tas/amounts';
import { type AsbestosFacts, evaluateAsbestos } from '@/lib/shared/rules/tas/evaluate';
import { advancePolicies } from '@/lib/shared/rules/tas/pack';

const { mesothelioma, asbestosis, asbestosLungCancer } = DIAGNOSES;
const POLICY = { codes: [mesothelioma.code, asbestosis.code], amountCents: eurCents(2_567_900n) };
const stated = (diagnosisCode: number, day = 20260914) => ({ diagnosisCode, diagnosedOn: calendarDay(day) });
const confirmed = (diagnosisCode: number, day = 20260928) => ({ diagnosisCode, confirmedOn: calendarDay(day) });
const evaluate = (facts: Partial<AsbestosFacts>) =>
  evaluateAsbestos({ statements: [], confirmations: [], refusals: [], policy: POLICY, ...facts });

describe('the asbestos scheme', () => {
  it('R-10 a card without a statement has nothing to do with it', () => {
    expect(evaluate({}).kind).toBe('none');
    expect(evaluate({ confirmations: [confirmed(1)] }).kind).toBe('none');
    expect(evaluate({ statements: [stated(4711)] }).kind).toBe('none');
  });

  it('R-11 a covered diagnosis may be applied for; once the panel confirms the same one there is a right', () => {
    const statements = [stated(mesothelioma.code)];
    expect(evaluate({ statements })).toMatchObject({ kind: 'may-apply', amountCents: 2_567_900n });
    expect(evaluate({ statements, confirmations: [confirmed(mesothelioma.code)] }).kind).toBe('right');
    expect(evaluate({ statements, confirmations: [confirmed(asbestosis.code)] }).kind).toBe('may-apply');
    // Confirmed before it was diagnosed: of something else.
    expect(evaluate({ statements, confirmations: [confirmed(1, 20260913)] }).kind).toBe('may-apply');
  });

  it('R-12 asbestos lung cancer is pointed to the TSB, unless a covered diagnosis is there as well', () => {
    const cancer = stated(asbestosLungCancer.code);
    expect(evaluate({ statements: [cancer] })).toMatchObject({ kind: 'other-scheme', scheme: 'tsb', diagnosisCode: 3 });
    expect(evaluate({ statements: [cancer, stated(asbestosis.code)] })).toMatchObject({
      kind: 'may-apply',
      diagnosisCode: asbestosis.code,
    });
  });

  it('R-13 a refusal says why; a later confirmation of the same diagnosis counts all the same', () => {
    const refusals = [{ ...stated(mesothelioma.code), reason: 'more-examination', afterReview: true }] as const;
    const statements = [stated(mesothelioma.code)];
    expect(evaluate({ statements, refusals })).toMatchObject({ kind: 'refused', reason: 'more-examination' });
    expect(evaluate({ statements, refusals, confirmations: [confirmed(mesothelioma.code)] }).kind).toBe('right');
    expect(evaluate({ statements: [stated(asbestosis.code)], refusals }).kind).toBe('may-apply');
  });

  it('R-17 a refusal is of one statement: after more examination another one may be shown', () => {
    const refusals = [{ ...stated(mesothelioma.code), reason: 'more-examination', afterReview: true }] as const;
    const newer = stated(mesothelioma.code, 20261001);
    const statements = [stated(mesothelioma.code), newer];
    expect(evaluate({ statements, refusals })).toMatchObject({ kind: 'may-apply', ...newer });
    expect(evaluate({ statements: [newer, stated(mesothelioma.code)], refusals })).toMatchObject({ ...newer });
    const both = [...refusals, { ...newer, reason: 'not-shown', afterReview: false }] as const;
    expect(evaluate({ statements, refusals: both })).toMatchObject({ kind: 'refused', reason: 'not-shown' });
  });

  it('R-14 without a policy no amount is guessed', () => {
    expect(evaluate({ statements: [stated(mesothelioma.code)], policy: null }).kind).toBe('no-policy');
  });

  it('R-15 the amount of a year is the row that began with it, and one that is not verified says so', () => {
    const at = (year: number, month = 0, day = 1) => tasAmountAt(Date.UTC(year, month, day) / 1000);
    expect(at(2022)).toBeUndefined();
    expect(at(2023)?.amountCents).toBe(2_283_900n);
    expect(at(2024, 11, 31)?.amountCents).toBe(2_401_000n);
    expect(at(2025)?.amountCents).toBe(2_567_900n);
    expect(at(2026, 10)).toMatchObject({ amountCents: 2_567_900n, mark: 'U' });
    expect(at(2026)?.source).toContain('not verified');
  });

  it('R-16 a deployment starts with one policy for each row, in the order of their start', () => {
    const policies = advancePolicies(BASE8);
    expect(policies.map(({ amountCents }) => amountCents)).toEqual(TAS_AMOUNTS.map((row) => row.amountCents));
    expect(policies.map(({ startsAtSec }) => startsAtSec)).toEqual(
      [2023, 2024, 2025, 2026].map((year) => BigInt(Date.UTC(year, 0, 1) / 1000)),
    );
    for (const policy of policies) {
      expect(policy).toMatchObject({ scheme: 3, nullifierClass: 2, specialism: 1, codes: [1, 2] });
      expect(hashAdvancePolicy(policy)).toBeGreaterThan(0n);
    }
  });
});
