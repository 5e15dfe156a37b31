import { toAppError } from '../../errors/app-error';
import type { CardData } from '../card-data';
import { advance, isFinal, type RunRecord } from '../claim-progress';
import type { Bell } from './bell';
import type { ClaimCourse, Step, StepContext } from './claim-course';
import { claimStep, PASSING } from './claim-steps';
import { type AgentPace, type AgentPorts, backOffMs } from './ports';

/** After so many faults that nobody foresaw, the claim stops with UNEXPECTED and the citizen may try again. */
const MAX_UNFORESEEN = 6;

export type DriverHost = Pick<AgentPorts, 'clock' | 'random'> & {
  readonly pace: AgentPace;
  readonly bell: Bell;
  readonly data: () => CardData;
  readonly update: (change: (data: CardData) => CardData) => Promise<void>;
  readonly context: (signal: AbortSignal) => StepContext;
  /** Money came into the pool. */
  readonly arrived: () => void;
};

/** Takes claims from where they are to their ends, each on its own. */
export function createClaimDriver(host: DriverHost) {
  const { clock, random, pace, bell, data, update } = host;
  const driving = new Set<string>();

  const change = <Run extends RunRecord>(course: ClaimCourse<Run>, next: (run: Run) => Run): Promise<void> =>
    update((latest) => course.change(latest, next));

  async function record<Run extends RunRecord>(course: ClaimCourse<Run>, step: Step): Promise<void> {
    const { state, amountCents, isUnconfirmed } = step;
    const atMs = clock.nowMs();
    await update((latest) => {
      const moved = course.change(latest, (run) => ({
        ...advance(run, state, atMs),
        amountCents: amountCents ?? run.amountCents,
        confirmedAtMs: isUnconfirmed ? null : run.confirmedAtMs,
      }));
      const run = course.of(moved);
      return run === null ? latest : course.withMessage(moved, run, atMs);
    });
    if (state.phase === 'arrived') host.arrived();
  }

  async function trouble<Run extends RunRecord>(
    course: ClaimCourse<Run>,
    error: unknown,
    attempt: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { code } = toAppError(error);
    if (code === 'REGISTER_BUCKET_INVALID' || code === 'REGISTER_ROOT_STALE') host.context(signal).registers.forget();
    if (!PASSING.has(code) || (code === 'UNEXPECTED' && attempt >= MAX_UNFORESEEN)) {
      const during = course.of(data())?.state.phase ?? 'statement-received';
      await record(course, { state: { phase: 'failed', code, during }, waitMs: 0 });
      return;
    }
    const waitMs = backOffMs(attempt, pace, random);
    await change(course, (run) => ({ ...run, retry: { code, atMs: clock.nowMs() + waitMs, attempt } }));
    await clock.sleep(waitMs, signal);
    await change(course, (run) => ({ ...run, retry: null }));
  }

  /** Through any number of passing troubles. */
  async function drive<Run extends RunRecord>(course: ClaimCourse<Run>, signal: AbortSignal): Promise<void> {
    let troubles = 0;
    let proofs = 0;
    while (!signal.aborted) {
      const run = course.of(data());
      if (run === null || isFinal(run.state)) return;
      try {
        const step = await claimStep(run, course, host.context(signal));
        if (step.state !== run.state) {
          await record(course, step);
          troubles = 0;
          // A refused root or deadline leads back to proving: at once the first time, then ever later.
          if (step.state.phase === 'proving' && proofs > 0) {
            await clock.sleep(proofs === 1 ? 0 : backOffMs(proofs, pace, random), signal);
          }
          if (step.state.phase === 'sending') proofs += 1;
        }
        if (step.waitMs > 0) await bell.sleep(step.waitMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        await trouble(course, error, troubles, signal);
        troubles += 1;
      }
    }
  }

  return {
    /** Sets a claim on its way, unless it is on it or at its end. */
    start<Run extends RunRecord>(course: ClaimCourse<Run>, signal: AbortSignal): void {
      const run = course.of(data());
      if (run === null || isFinal(run.state) || driving.has(course.key)) return;
      driving.add(course.key);
      void drive(course, signal)
        .catch(() => undefined)
        .finally(() => driving.delete(course.key));
    },
    /** One click. @returns false when there is nothing to claim, or it is at its end */
    async confirm<Run extends RunRecord>(course: ClaimCourse<Run>): Promise<boolean> {
      const run = course.of(data());
      if (run === null || isFinal(run.state)) return false;
      await change(course, (run) => ({ ...run, confirmedAtMs: clock.nowMs() }));
      return true;
    },
    /** Takes up a claim that failed. @returns false when none did */
    async retry<Run extends RunRecord>(course: ClaimCourse<Run>): Promise<boolean> {
      if (course.of(data())?.state.phase !== 'failed') return false;
      const atMs = clock.nowMs();
      await change(course, (run) => ({
        ...advance(run, { phase: 'statement-received' }, atMs),
        confirmedAtMs: atMs,
      }));
      return true;
    },
  };
}
export type ClaimDriver = ReturnType<typeof createClaimDriver>;
