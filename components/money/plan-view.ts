import type { StepState as ProgressState } from '@/components/progress/progress-steps';
import type { PayoutPlan, PlanStep, StepPhase } from '@/lib/shared/card/money/plan-state';
import { isCancellable } from '@/lib/shared/card/money/plan-steps';
import type { MoneyEntry } from '@/lib/shared/card/money/views';

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

/** A payment that stands still until the citizen goes on. What was sent runs its course. */
export function isHeld({ status }: Pick<PayoutPlan, 'status'>, { state }: Pick<PlanStep, 'state'>): boolean {
  if (status !== 'paused') return false;
  if (state.phase === 'consolidating') return state.request === null;
  return state.phase === 'planned' || state.phase === 'proving' || state.phase === 'withdrawn';
}

export const progressOf = (plan: Pick<PayoutPlan, 'status'>, step: Pick<PlanStep, 'state'>): ProgressState =>
  isHeld(plan, step) ? 'todo' : PROGRESS[step.state.phase];

const isMoving = ({ state }: PlanStep): boolean => PROGRESS[state.phase] === 'current';

/** Cancelling means something as long as a payment has not left. */
export const canCancel = ({ status, steps }: PayoutPlan): boolean =>
  (status === 'running' || status === 'paused') && steps.some(({ state }) => isCancellable(state));

export type PlanTelling = 'running' | 'paused' | 'stopping' | 'failed' | 'done' | 'cancelled';

/** The one sentence that tells where a plan stands: key in `money.progress.status`. */
export function tellingOf(plan: PayoutPlan): PlanTelling {
  const phases = plan.steps.map(({ state }) => state.phase);
  if (phases.every((phase) => phase === 'arrived')) return 'done';
  if (plan.status === 'cancelled' && plan.steps.some(isMoving)) return 'stopping';
  if (plan.status === 'cancelled' || plan.status === 'done') return 'cancelled';
  if (plan.status === 'paused') return 'paused';
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

/** How many payments have come in on an account in use. */
export const arrivalsOn = (entries: readonly MoneyEntry[], account: string): number =>
  entries.filter((entry) => entry.kind === 'forwarded' && entry.account?.toLowerCase() === account.toLowerCase())
    .length;

/** Whether earlier payouts went to this account: what is on it can be added up (docs/privacy.md, "Paying out"). */
export const wasPaidBefore = (entries: readonly MoneyEntry[], account: string): boolean =>
  arrivalsOn(entries, account) > 0;
