import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { PublicConfig } from '../../schemas/public-api';
import type { AgentPace, AgentPorts, CardIdentity } from '../agent/ports';
import type { RelayApi } from '../portal-api';
import { drawBelow } from './draw';
import type { OwnAccountRecord } from './own-accounts';
import type { PayoutPlan, PlanStep, StepState } from './plan-state';
import { failureOf } from './relays';
import type { OwnPool } from './scan';

export type PaymentContext = {
  readonly identity: CardIdentity;
  readonly ports: Pick<AgentPorts, 'work' | 'clock' | 'random'>;
  readonly config: PublicConfig;
  readonly pace: AgentPace;
  readonly relay: RelayApi;
  readonly plan: PayoutPlan;
  /** Spend nullifiers of proofs that were kept to be sent, this payment's own left out. */
  readonly taken: ReadonlySet<string>;
  /** The pool as it is now. */
  readonly look: () => Promise<OwnPool>;
  /** That the payout chain itself had a root. @throws NOTE_ROOT_UNKNOWN, CHAIN_UNAVAILABLE */
  readonly requireRoot: (root: string, treeIndex: number) => Promise<void>;
  /** After the pool refused a root: everything is read anew. */
  readonly reread: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** A payment's next state and what else changes; the same state: look again after the wait. */
export type Move = {
  readonly state: StepState;
  readonly waitMs: number;
  readonly withdrawAtMs?: number;
  readonly forwardDelayMs?: number;
  /** Another one-time account, before anything was proved to the first. */
  readonly account?: Pick<PlanStep, 'accountIndex' | 'account'>;
  /** What the citizen is told about the way to this state. */
  readonly told?: ErrorCode;
  /** A proof was of no use, and another is made. */
  readonly isAnew?: true;
};

export const go = (state: StepState): Move => ({ state, waitMs: 0 });
export const stay = ({ state }: PlanStep, waitMs: number): Move => ({ state, waitMs });
export const FOR_EVER = Number.POSITIVE_INFINITY;

/** A deadline closer than this is not worth sending: the relay may take longer. */
export const DEADLINE_MARGIN_SEC = 60;
/** So long past a deadline an index may still show that it was met. */
export const DEADLINE_GRACE_SEC = 3600;
/** A payment that comes this much too late waited in a closed tab. */
const LATE_MS = 60_000;
/** Longest delay after a wait that ran out unseen: the tab has to stay open for it. */
const LATE_DELAY_MAX_MS = 3_600_000;
/** Of a plan whose week is shorter, as in the demo: later than proofs one after another make it. */
const SCALED_LATE_MS = 8_000;
const SCALED_DELAY_SHARE = 0.2;

/**
 * Payments that fell due while the tab was closed, or the plan paused, must not leave at one moment, which would tie them
 * together.
 */
export function drawnAgain(dueMs: number, { plan, ports, config }: PaymentContext): number | null {
  const nowMs = ports.clock.nowMs();
  const lateMs = plan.isScaled ? SCALED_LATE_MS : LATE_MS;
  if (plan.kind === 'at-once' || nowMs - dueMs <= lateMs) return null;
  const longestMs = plan.isScaled
    ? Math.max(1, Math.floor(config.payout.spreadSec * 1000 * SCALED_DELAY_SHARE))
    : LATE_DELAY_MAX_MS;
  return nowMs + drawBelow(longestMs, ports.random);
}

export const accountOf = (step: PlanStep, own: OwnPool): OwnAccountRecord | undefined =>
  own.accounts.find(({ index }) => index === step.accountIndex);

/** Sends what was kept, or follows its job. @returns the job to follow, or null once it is mined */
export async function sendOrFollow(
  jobId: string | null,
  send: () => Promise<string>,
  refused: ErrorCode,
  { relay }: PaymentContext,
): Promise<{ readonly jobId: string | null; readonly mined: boolean }> {
  if (jobId === null) return { jobId: await send(), mined: false };
  try {
    const job = await relay.job(jobId);
    if (job.status === 'failed') throw new AppError(failureOf(job, refused));
    return { jobId, mined: job.status === 'mined' };
  } catch (error) {
    // The relay forgot it, or it is another relay: the same request is sent again, and its nullifier keeps it single.
    if (error instanceof AppError && error.code === 'NOT_FOUND') return { jobId: null, mined: false };
    throw error;
  }
}
