import type { StepState as ProgressState } from '@/components/progress/progress-steps';
import type { PayoutPlan, PlanStep, StepPhase } from '@/lib/shared/card/money/plan-state';

const PROGRESS: Record<StepPhase, ProgressState> = {
  planned: 'todo',
  consolidating: 'current',
  proving: 'current',
  withdrawing: 'current',
  withdrawn: 'current',
  forwarding: 'current',
  arrived: 'done',
  cancelled: 'todo',
  failed: 'failed',
};

export const progressOf = ({ state }: Pick<PlanStep, 'state'>): ProgressState => PROGRESS[state.phase];

/** Whether a payment goes on by itself from here. */
const isMoving = (step: PlanStep): boolean => progressOf(step) === 'current';

/** A plan that stands in the way of a new one: it runs or waits, or something of it is still on its way. */
export const isOpen = (plan: PayoutPlan): boolean =>
  plan.status === 'running' || plan.status === 'paused' || plan.steps.some(isMoving);

/** Cancelling means something as long as a payment has not left. */
export const canCancel = ({ status, steps }: PayoutPlan): boolean =>
  (status === 'running' || status === 'paused') && steps.some(({ state }) => state.phase === 'planned');

export type PlanTelling = 'running' | 'paused' | 'stopping' | 'failed' | 'done' | 'cancelled';

/** The one sentence that tells where a plan stands: key in `money.progress.status`. */
export function tellingOf(plan: PayoutPlan): PlanTelling {
  const phases = plan.steps.map(({ state }) => state.phase);
  if (plan.status === 'cancelled') return plan.steps.some(isMoving) ? 'stopping' : 'cancelled';
  if (plan.status === 'paused') return 'paused';
  if (phases.every((phase) => phase === 'arrived')) return 'done';
  // While others still move, the failed one tells of itself; the plan goes on.
  const waits = plan.steps.some((step) => isMoving(step) || step.state.phase === 'planned');
  return phases.includes('failed') && !waits ? 'failed' : 'running';
}

export const arrivedOf = ({ steps }: PayoutPlan): number =>
  steps.filter(({ state }) => state.phase === 'arrived').length;

export const totalCents = ({ steps }: Pick<PayoutPlan, 'steps'>): bigint =>
  steps.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n);

/** From the start until the last payment is on the account in use, by the plan; proving and the chain come on top. */
export const lengthMs = ({ steps, createdAtMs }: PayoutPlan): number =>
  Math.max(0, ...steps.map(({ withdrawAtMs, forwardDelayMs }) => withdrawAtMs + forwardDelayMs - createdAtMs));

/** The same plan with its times counted from now: reading the answers over takes time, and must not bunch payments. */
export function startingAt(plan: PayoutPlan, nowMs: number): PayoutPlan {
  const later = nowMs - plan.createdAtMs;
  const steps = plan.steps.map((step) => ({ ...step, withdrawAtMs: step.withdrawAtMs + later }));
  return { ...plan, createdAtMs: nowMs, steps };
}
