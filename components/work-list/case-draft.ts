import { DECISION_REASONS, type DecisionReason, decisionsOf, type ReviewDecision } from '@/lib/shared/domain/reviews';
import type { CaseDecision, ReviewCase } from '@/lib/shared/schemas/work-list-api';
import type { Judged } from '../health-desk/draft';
import { choiceOf } from '../health-desk/read-form';

export type Choice = readonly [ReviewDecision, readonly DecisionReason[]];

/** What may be decided on a case here: what only the income desk does is not among it. */
export const choicesOf = ({ kind, mayPassOn }: Pick<ReviewCase, 'kind' | 'mayPassOn'>): readonly Choice[] =>
  decisionsOf(kind).filter(([decision]) => decision !== 'passed-on' || mayPassOn);

export type CaseValues = {
  readonly decision: ReviewDecision | null;
  readonly reason: DecisionReason | null;
};
export type CaseCode = 'decisionMissing' | 'reasonMissing';

export const NO_CASE_DECISION: CaseValues = { decision: null, reason: null };

/** Each decision has reasons of its own, in a group of its own. */
export const reasonName = (decision: ReviewDecision): string => `reason-${decision}`;

export function readCaseForm(form: HTMLFormElement, choices: readonly Choice[]): CaseValues {
  const decision = choiceOf(
    form,
    'decision',
    choices.map(([known]) => known),
  );
  return { decision, reason: decision && choiceOf(form, reasonName(decision), DECISION_REASONS) };
}

/** The decision that the form stands for, or what is missing. */
export function judgeCase({ decision, reason }: CaseValues): Judged<CaseDecision, CaseCode> {
  if (decision === null) return { draft: null, faults: [{ fieldId: 'decision-0', code: 'decisionMissing' }] };
  if (reason === null)
    return { draft: null, faults: [{ fieldId: `${reasonName(decision)}-0`, code: 'reasonMissing' }] };
  return { draft: { decision, reason }, faults: [] };
}

/** Another decision hides the reasons of the one before, with their fault. */
export const caseClears = (_code: CaseCode, name: string): boolean => name === 'decision';
