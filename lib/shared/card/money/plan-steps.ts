import type { ErrorCode } from '../../errors/codes';
import type { Move } from './moves';
import type { MoneyData, PayoutPlan, PlanStep, StepState } from './plan-state';

/** From where nothing happens any more by itself. */
export const isFinalStep = ({ phase }: StepState): boolean =>
  phase === 'arrived' || phase === 'cancelled' || phase === 'failed';

/** One payment at a time spends: the next one may need its change. */
export const isSpending = ({ phase }: StepState): boolean =>
  phase === 'consolidating' || phase === 'proving' || phase === 'withdrawing';

/** A plan that goes on, or whose money is still on its way. While it is, there is no other. */
export const isUnfinished = (plan: PayoutPlan | null): plan is PayoutPlan =>
  plan !== null &&
  (plan.status === 'running' || plan.status === 'paused' || plan.steps.some(({ state }) => !isFinalStep(state)));

const isSame = (a: StepState, b: StepState): boolean => JSON.stringify(a) === JSON.stringify(b);

function withStatus(plan: PayoutPlan): PayoutPlan {
  const isDone = plan.steps.every(({ state }) => state.phase === 'arrived' || state.phase === 'cancelled');
  return isDone && plan.status !== 'cancelled' ? { ...plan, status: 'done' } : plan;
}

function changeStep(money: MoneyData, planId: string, place: number, change: (step: PlanStep) => PlanStep): MoneyData {
  if (money.plan?.id !== planId) return money;
  const steps = money.plan.steps.map((step, i) => (i === place ? change(step) : step));
  return { ...money, plan: withStatus({ ...money.plan, steps }) };
}

/**
 * Keeps a move. When the step is not any more where the move began, because it was cancelled meanwhile or another tab
 * moved it, the move is dropped: whatever it proved was not sent.
 */
export const keepMove =
  (
    planId: string,
    place: number,
    before: StepState,
    { state, withdrawAtMs, forwardDelayMs, account, told }: Move,
    atMs: number,
  ) =>
  (money: MoneyData): MoneyData =>
    changeStep(money, planId, place, (step) =>
      isSame(step.state, before)
        ? {
            ...step,
            ...account,
            state,
            withdrawAtMs: withdrawAtMs ?? step.withdrawAtMs,
            forwardDelayMs: forwardDelayMs ?? step.forwardDelayMs,
            retry: told === undefined ? null : { code: told, atMs, attempt: 0 },
          }
        : step,
    );

export const keepRetry =
  (planId: string, place: number, retry: NonNullable<PlanStep['retry']>) =>
  (money: MoneyData): MoneyData =>
    changeStep(money, planId, place, (step) => (isFinalStep(step.state) ? step : { ...step, retry }));

export const keepFailure =
  (planId: string, place: number, before: StepState, code: ErrorCode) =>
  (money: MoneyData): MoneyData =>
    changeStep(money, planId, place, (step) =>
      isSame(step.state, before)
        ? { ...step, state: { phase: 'failed', code, during: before.phase }, retry: null }
        : step,
    );

/** Nothing of it is in the pool any more, though it did not arrive. */
const hasLeft = (state: StepState): boolean =>
  state.phase === 'failed' && (state.during === 'withdrawn' || state.during === 'forwarding');

/** Whether cancelling takes the payment back. */
export const isCancellable = (state: StepState): boolean =>
  state.phase === 'planned' ||
  state.phase === 'proving' ||
  state.phase === 'consolidating' ||
  (state.phase === 'failed' && !hasLeft(state));

/** Payments that have not left the pool are cancelled; a proof that was kept may have been sent, and runs its course. */
export function cancelPlan(plan: PayoutPlan): PayoutPlan {
  const steps = plan.steps.map((step): PlanStep => {
    return isCancellable(step.state) ? { ...step, state: { phase: 'cancelled' }, retry: null } : step;
  });
  return { ...plan, status: 'cancelled', steps };
}

/** Takes up a failed payment, now. Whether its account was paid already is looked at first. */
export function retryStep(plan: PayoutPlan, place: number, nowMs: number): PayoutPlan {
  const steps = plan.steps.map(
    (step, i): PlanStep =>
      i === place ? { ...step, state: { phase: 'planned' }, withdrawAtMs: nowMs, retry: null } : step,
  );
  return { ...plan, status: plan.status === 'done' || plan.status === 'cancelled' ? 'running' : plan.status, steps };
}

/** Spend nullifiers of proofs that were kept to be sent. */
export function keptNullifiers(plan: PayoutPlan | null): readonly string[] {
  return (plan?.steps ?? []).flatMap(({ state }) =>
    (state.phase === 'withdrawing' || state.phase === 'consolidating') && state.request !== null
      ? state.request.nullifiers
      : [],
  );
}
