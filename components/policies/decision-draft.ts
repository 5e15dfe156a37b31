import { POLICY_REJECTIONS, type PolicyDecision, type PolicyRejection } from '@/lib/shared/schemas/policies-desk-api';
import type { Fault, Judged } from '../health-desk/draft';
import { choiceOf, textOf } from '../health-desk/read-form';

/** What is confirmed by a tick. */
type Ticked = { readonly id: string };

/** Field of the tick beside something unusual. */
export const tickId = (index: number): string => `tick-${index}`;

export const CHOICES = ['approve', 'reject'] as const;
export type DecisionValues = {
  readonly decision: (typeof CHOICES)[number] | null;
  readonly reason: PolicyRejection | null;
  /** Ids of what was ticked. */
  readonly confirmed: readonly string[];
};
/** What a colleague sends; withdrawing is the proposer's alone. */
export type Decision = Exclude<PolicyDecision, { decision: 'withdraw' }>;
export type DecisionCode = 'decisionMissing' | 'reasonMissing' | 'tickMissing';

export const NO_DECISION: DecisionValues = { decision: null, reason: null, confirmed: [] };

export const readDecisionForm =
  (unusual: readonly Ticked[]) =>
  (form: HTMLFormElement): DecisionValues => ({
    decision: choiceOf(form, 'decision', CHOICES),
    reason: choiceOf(form, 'reason', POLICY_REJECTIONS),
    confirmed: unusual.flatMap(({ id }, index) => (textOf(form, tickId(index)) === id ? [id] : [])),
  });

/** What goes to the server, or what is missing. What was chosen before the mind was changed does not count. */
export function judgeDecision(
  { decision, reason, confirmed }: DecisionValues,
  unusual: readonly Ticked[],
): Judged<Decision, DecisionCode> {
  if (decision === null) return { draft: null, faults: [{ fieldId: 'decision-0', code: 'decisionMissing' }] };
  if (decision === 'reject') {
    return reason === null
      ? { draft: null, faults: [{ fieldId: 'reason-0', code: 'reasonMissing' }] }
      : { draft: { decision, reason }, faults: [] };
  }
  const faults = unusual.flatMap(({ id }, index): Fault<DecisionCode>[] =>
    confirmed.includes(id) ? [] : [{ fieldId: tickId(index), code: 'tickMissing' }],
  );
  return faults.length > 0 ? { draft: null, faults } : { draft: { decision, confirmed: [...confirmed] }, faults: [] };
}

/** The other decision hides reasons and boxes, with their faults. */
export const decisionClears = (_code: DecisionCode, name: string): boolean => name === 'decision';
