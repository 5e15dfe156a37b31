import { AppError, toAppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { Bell } from '../agent/bell';
import { PASSING } from '../agent/claim-steps';
import { type AgentPace, type AgentPorts, backOffMs } from '../agent/ports';
import type { PaymentContext } from './moves';
import { paymentMove } from './payments';
import type { MoneyData, PayoutPlan, PlanStep } from './plan-state';
import { isFinalStep, isSpending, keepFailure, keepMove, keepRetry } from './plan-steps';

/** After so many faults that nobody foresaw, the payment stops with UNEXPECTED and the citizen may try again. */
const MAX_UNFORESEEN = 6;

/** Passing here too: the chain index is behind the chain, or was read before a reorganisation. */
const passes = (code: ErrorCode): boolean => PASSING.has(code) || code === 'NOTE_SPENT' || code === 'NOTE_ROOT_UNKNOWN';

export type DriverPorts = Pick<AgentPorts, 'clock' | 'random'> & {
  readonly bell: Bell;
  readonly pace: AgentPace;
  readonly plan: () => PayoutPlan | null;
  readonly update: (change: (money: MoneyData) => MoneyData) => Promise<void>;
  readonly context: (plan: PayoutPlan, signal: AbortSignal) => PaymentContext;
};

type Due = { readonly plan: PayoutPlan; readonly place: number; readonly atMs: number };

/** Moves the payments of the plan, one move at a time, for as long as there are any. */
export function createPaymentDriver({ bell, pace, plan, update, context, clock, random }: DriverPorts) {
  /** When each step is to be looked at again; forgotten whenever something changed. */
  const wakeAt = new Map<string, number>();
  /** How often something changed: a move that began before the last change says nothing about how long to wait. */
  let rings = 0;
  /** Troubles in a row, and proofs that were refused, by step. */
  const troubles = new Map<string, number>();
  const refused = new Map<string, number>();
  const keyOf = ({ id }: PayoutPlan, place: number): string => `${id}:${place}`;

  function nextDue(): Due | null {
    const current = plan();
    if (current === null) return null;
    const { steps } = current;
    const isBusy = steps.some(({ state }) => isSpending(state));
    const waiting = steps.flatMap((step, place): Due[] => {
      if (isFinalStep(step.state)) return [];
      // In the order of their times, also where several are due at once.
      const isHeldUp = step.state.phase === 'planned' && (isBusy || comesLater(steps, place));
      if (isHeldUp) return [];
      const atMs = Math.max(wakeAt.get(keyOf(current, place)) ?? 0, step.retry?.atMs ?? 0);
      return [{ plan: current, place, atMs }];
    });
    return waiting.sort((a, b) => a.atMs - b.atMs)[0] ?? null;
  }

  async function trouble({ plan: of, place }: Due, step: PlanStep, error: unknown, signal: AbortSignal): Promise<void> {
    const { code } = toAppError(error);
    const key = keyOf(of, place);
    const attempt = troubles.get(key) ?? 0;
    troubles.set(key, attempt + 1);
    if (!passes(code) || (code === 'UNEXPECTED' && attempt >= MAX_UNFORESEEN)) {
      await update(keepFailure(of.id, place, step.state, code));
      return;
    }
    if (code === 'NOTE_ROOT_UNKNOWN') await context(of, signal).reread();
    const atMs = clock.nowMs() + backOffMs(attempt, pace, random);
    await update(keepRetry(of.id, place, { code, atMs, attempt }));
  }

  /** A refused root or deadline leads back to proving: at once the first time, then ever later. */
  function waitBeforeProof(key: string): number {
    const times = refused.get(key) ?? 0;
    refused.set(key, times + 1);
    return times === 0 ? 0 : backOffMs(times - 1, pace, random);
  }

  async function move(due: Due, signal: AbortSignal): Promise<void> {
    const { plan: of, place } = due;
    const step = of.steps[place];
    if (step === undefined) throw new AppError('UNEXPECTED');
    const key = keyOf(of, place);
    const ringsBefore = rings;
    try {
      const made = await paymentMove(step, context(of, signal));
      signal.throwIfAborted();
      const waitMs = made.isAnew === true ? waitBeforeProof(key) : made.waitMs;
      if (rings === ringsBefore) wakeAt.set(key, clock.nowMs() + waitMs);
      const isChanged =
        made.state !== step.state ||
        made.withdrawAtMs !== undefined ||
        made.forwardDelayMs !== undefined ||
        made.account !== undefined;
      if (made.state !== step.state) troubles.delete(key);
      if (isChanged || step.retry !== null) await update(keepMove(of.id, place, step.state, made, clock.nowMs()));
    } catch (error) {
      signal.throwIfAborted();
      await trouble(due, step, error, signal);
    }
  }

  return {
    /** Something changed: every step is looked at again. */
    ring(): void {
      rings += 1;
      wakeAt.clear();
      bell.ring();
    },
    async run(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        try {
          const due = nextDue();
          const waitMs = due === null ? Number.POSITIVE_INFINITY : due.atMs - clock.nowMs();
          if (due !== null && waitMs <= 0) await move(due, signal);
          else await bell.sleep(waitMs, signal);
        } catch {
          // The store did not take a move: nothing was lost, and it is made again.
          if (!signal.aborted) await clock.sleep(backOffMs(0, pace, random), signal).catch(() => undefined);
        }
      }
    },
  };
}
export type PaymentDriver = ReturnType<typeof createPaymentDriver>;

/** Whether another planned step comes before this one. */
function comesLater(steps: readonly PlanStep[], place: number): boolean {
  const own = steps[place];
  return steps.some(
    (other, i) =>
      other.state.phase === 'planned' &&
      own !== undefined &&
      (other.withdrawAtMs < own.withdrawAtMs || (other.withdrawAtMs === own.withdrawAtMs && i < place)),
  );
}
