import {
  ADVANCE_MONTHS_AHEAD,
  type AdvanceChange,
  type AdvanceUnusual,
  judgeAdvance,
  monthStartSec,
  unusualAdvance,
} from '@/lib/shared/domain/advance-change';
import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import type {
  AdvancePolicyDesk,
  AdvanceProposalRequest,
  AdvancePublication,
} from '@/lib/shared/schemas/advance-policies-api';
import type { Fault, Judged } from '../health-desk/draft';
import { textOf } from '../health-desk/read-form';
import { toEuroText } from '../issuer/euro-text';

/** What the form needs to know of the desk. */
export type AdvanceFacts = Pick<AdvancePolicyDesk, 'currentMonth' | 'poolLimitCents'> & {
  /** The policy that stands last, in force or to come: a new one follows it. */
  readonly last: AdvancePublication;
};

/** What stands in the form, as typed. */
export type AdvanceValues = { readonly fromPeriod: number; readonly amount: string };

/** A change that may be sent once what is unusual about it was ticked. */
export type AdvanceDraft = {
  readonly change: AdvanceChange;
  readonly unusual: readonly AdvanceUnusual[];
  readonly request: AdvanceProposalRequest;
};

/** Faults that the form can have; the others are the server's alone. Texts: `advancePolicies.error`. */
const ADVANCE_CODES = [
  'AMOUNT_NOT_A_NUMBER',
  'AMOUNT_AMBIGUOUS',
  'AMOUNT_NEGATIVE',
  'AMOUNT_OUT_OF_RANGE',
  'POLICY_NO_AMOUNT',
  'POLICY_UNCHANGED',
  'POLICY_PERIOD_NOT_FUTURE',
  'POLICY_START_TOO_FAR',
  'POLICY_NOT_AFTER_LAST',
] as const;
export type AdvanceCode = (typeof ADVANCE_CODES)[number];

const isAdvanceCode = (code: string): code is AdvanceCode => ADVANCE_CODES.some((known) => known === code);

/** Months in which a new policy may start: after this one, after the last policy, and within a year. */
export const advanceMonths = ({ currentMonth, last }: AdvanceFacts): Period[] =>
  Array.from({ length: ADVANCE_MONTHS_AHEAD }, (_, index) => addMonths(currentMonth, index + 1)).filter(
    (month) => monthStartSec(month) > last.startsAtSec,
  );

/** The next January that is offered, as the amount changes each year, with the amount that stands. */
export function startAdvance(facts: AdvanceFacts): AdvanceValues {
  const months = advanceMonths(facts);
  const from = months.find((month) => month % 100 === 1) ?? months[0] ?? 0;
  return { fromPeriod: from, amount: toEuroText(facts.last.amountCents) };
}

export const readAdvanceForm = (form: HTMLFormElement): AdvanceValues => ({
  fromPeriod: Number(textOf(form, 'fromPeriod')) || 0,
  amount: textOf(form, 'amount'),
});

/** The proposal, or what is wrong with it. The server judges it by the same rules. */
export function judgeAdvanceForm(values: AdvanceValues, facts: AdvanceFacts): Judged<AdvanceDraft, AdvanceCode> {
  const { currentMonth, last, poolLimitCents } = facts;
  const months = advanceMonths(facts);
  const isOffered = months.some((month) => month === values.fromPeriod);
  if (!isOffered) return { draft: null, faults: [{ fieldId: 'fromPeriod', code: 'POLICY_PERIOD_NOT_FUTURE' }] };
  const text = { fromPeriod: period(values.fromPeriod), amount: values.amount };
  const { change, fault } = judgeAdvance(text, currentMonth, last);
  if (!change) {
    return { draft: null, faults: isAdvanceCode(fault.code) ? [{ fieldId: fault.field, code: fault.code }] : [] };
  }
  const unusual = unusualAdvance(change, last, poolLimitCents);
  // Sent only after each was ticked: see UnusualList.
  return { draft: { change, unusual, request: { ...text, confirmed: unusual } }, faults: [] };
}

/** The field that a refusal of the server is about. */
export function advanceFault(code: string): Fault<AdvanceCode> | null {
  if (!isAdvanceCode(code)) return null;
  const isOfAmount = code.startsWith('AMOUNT_') || code === 'POLICY_NO_AMOUNT' || code === 'POLICY_UNCHANGED';
  return { fieldId: isOfAmount ? 'amount' : 'fromPeriod', code };
}
