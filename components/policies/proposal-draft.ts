import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import {
  changeableClasses,
  type DisregardText,
  defaultMonths,
  judgeChange,
  MAX_MONTHS,
  type PolicyChange,
  type PolicyChangeText,
  policyFieldId,
} from '@/lib/shared/domain/policy-change';
import { toPercentText } from '@/lib/shared/domain/policy-change-percent';
import { isUnchanged, tableBefore, type Unusual, unusualOf } from '@/lib/shared/domain/policy-change-unusual';
import type { PolicyProposalRequest } from '@/lib/shared/schemas/policies-desk-api';
import type { Fault, Judged } from '../health-desk/draft';
import { textOf } from '../health-desk/read-form';
import { toEuroText } from '../issuer/euro-text';
import { firstMonthWithout } from './tables';
import type { DeskFacts } from './types';

/** What stands in the form, as typed. */
export type ProposalValues = {
  readonly fromPeriod: number;
  readonly untilPeriod: number;
  readonly norms: Readonly<Record<string, string>>;
  readonly disregards: Readonly<Record<string, DisregardText>>;
};

/** A change that may be sent once what is unusual about it was ticked. */
export type ProposalDraft = {
  readonly change: PolicyChange;
  readonly unusual: readonly Unusual[];
  readonly request: PolicyProposalRequest;
};

/** Faults that a form can have; the others are the server's alone. Texts: `policies.error`. */
const PROPOSAL_CODES = [
  'AMOUNT_NOT_A_NUMBER',
  'AMOUNT_AMBIGUOUS',
  'AMOUNT_NEGATIVE',
  'AMOUNT_OUT_OF_RANGE',
  'POLICY_NORM_TOO_HIGH',
  'POLICY_NO_NORM',
  'POLICY_SHARE_NOT_A_NUMBER',
  'POLICY_SHARE_OUT_OF_RANGE',
  'POLICY_PERIOD_NOT_FUTURE',
  'POLICY_MONTHS_OUT_OF_RANGE',
  'POLICY_UNCHANGED',
] as const;
export type ProposalCode = (typeof PROPOSAL_CODES)[number];

const isProposalCode = (code: string): code is ProposalCode => PROPOSAL_CODES.some((known) => known === code);

/** First months that the form offers: a year. */
const MONTHS_OFFERED = 12;

export const firstMonths = (currentMonth: Period): Period[] =>
  Array.from({ length: MONTHS_OFFERED }, (_, index) => addMonths(currentMonth, index + 1));

export const lastMonths = (fromPeriod: Period): Period[] =>
  Array.from({ length: MAX_MONTHS }, (_, index) => addMonths(fromPeriod, index));

/** Up to the day on which norms change next. */
export const defaultLastMonth = (fromPeriod: Period): Period => addMonths(fromPeriod, defaultMonths(fromPeriod) - 1);

/** The first month that has no table yet, with the amounts of the month before it. */
export function startValues({ scheme, tables, currentMonth }: DeskFacts): ProposalValues {
  const offered = firstMonths(currentMonth);
  const open = firstMonthWithout(tables, currentMonth);
  const fromPeriod = offered.includes(open) ? open : addMonths(currentMonth, 1);
  const before = tableBefore(tables, fromPeriod);
  const classes = changeableClasses(scheme);
  return {
    fromPeriod,
    untilPeriod: defaultLastMonth(fromPeriod),
    norms: Object.fromEntries(
      classes.norms.map((key, index) => [key, before ? toEuroText(before.norms[index] ?? 0n) : '']),
    ),
    disregards: Object.fromEntries(
      classes.disregards.map((key, index) => {
        const row = before?.disregards[index + 1];
        const text = row
          ? { flat: toEuroText(row.flatCents), share: toPercentText(row.bps), cap: toEuroText(row.capCents) }
          : { flat: '', share: '', cap: '' };
        return [key, text];
      }),
    ),
  };
}

export const readProposalForm =
  (scheme: DeskFacts['scheme']) =>
  (form: HTMLFormElement): ProposalValues => {
    const classes = changeableClasses(scheme);
    const text = (field: Parameters<typeof policyFieldId>[0], key: string) => textOf(form, policyFieldId(field, key));
    return {
      fromPeriod: Number(textOf(form, 'fromPeriod')) || 0,
      untilPeriod: Number(textOf(form, 'untilPeriod')) || 0,
      norms: Object.fromEntries(classes.norms.map((key) => [key, text('norm', key)])),
      disregards: Object.fromEntries(
        classes.disregards.map((key) => [
          key,
          { flat: text('flat', key), share: text('share', key), cap: text('cap', key) },
        ]),
      ),
    };
  };

const monthIndex = (month: number): number => Math.floor(month / 100) * 12 + (month % 100);

/** The proposal, or everything that is wrong with it. The server judges it by the same rules. */
export function judgeProposal(values: ProposalValues, facts: DeskFacts): Judged<ProposalDraft, ProposalCode> {
  const { scheme, tables, currentMonth, poolLimitCents } = facts;
  if (!firstMonths(currentMonth).some((month) => month === values.fromPeriod)) {
    return { draft: null, faults: [{ fieldId: 'fromPeriod', code: 'POLICY_PERIOD_NOT_FUTURE' }] };
  }
  const text: PolicyChangeText = {
    fromPeriod: period(values.fromPeriod),
    months: monthIndex(values.untilPeriod) - monthIndex(values.fromPeriod) + 1,
    norms: values.norms,
    disregards: values.disregards,
  };
  const { change, faults } = judgeChange(scheme, text, currentMonth);
  if (!change) {
    return {
      draft: null,
      faults: faults.flatMap(({ field, code }): Fault<ProposalCode>[] =>
        isProposalCode(code) ? [{ fieldId: field, code }] : [],
      ),
    };
  }
  if (isUnchanged(change, tables))
    return { draft: null, faults: [{ fieldId: 'fromPeriod', code: 'POLICY_UNCHANGED' }] };
  const unusual = unusualOf(scheme, change, tables, poolLimitCents);
  // Sent only after each was ticked: see UnusualList.
  return { draft: { change, unusual, request: { ...text, confirmed: unusual.map(({ id }) => id) } }, faults: [] };
}

/** Which faults go when another control changes. */
export const proposalClears = (code: ProposalCode, name: string): boolean =>
  code === 'POLICY_UNCHANGED' ||
  (code === 'POLICY_NO_NORM' && name.startsWith('norm-')) ||
  (code === 'POLICY_MONTHS_OUT_OF_RANGE' && name === 'fromPeriod');

/** The field that a refusal of the server is about. */
export function proposalFault(code: string): Fault<ProposalCode> | null {
  if (code === 'POLICY_PERIOD_NOT_FUTURE' || code === 'POLICY_UNCHANGED') return { fieldId: 'fromPeriod', code };
  return code === 'POLICY_MONTHS_OUT_OF_RANGE' ? { fieldId: 'untilPeriod', code } : null;
}
