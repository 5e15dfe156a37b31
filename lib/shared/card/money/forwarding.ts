import { AppError } from '../../errors/app-error';
import type { PublicConfig } from '../../schemas/public-api';
import { coarseDeadlineSec } from '../claim';
import { forwardNonce } from './accounts';
import {
  accountOf,
  DEADLINE_GRACE_SEC,
  DEADLINE_MARGIN_SEC,
  drawnAgain,
  FOR_EVER,
  go,
  type Move,
  type PaymentContext,
  sendOrFollow,
  stay,
} from './moves';
import type { OwnAccountRecord } from './own-accounts';
import type { PlanStep } from './plan-state';
import { signTransfer } from './transfer';

/** So long a payment that vanished in a reorganisation is given to come back. */
const REORGANISATION_MS = 600_000;

type OnAccount = { readonly withdrawTx: string; readonly withdrawnAtMs: number };

/** Token units of a cent. */
export const unitsPerCent = ({ payout }: Pick<PublicConfig, 'payout'>): bigint =>
  10n ** BigInt(payout.euroDecimals - 2);

/** What has not left the account yet, in token units. */
const left = (account: OwnAccountRecord, config: PublicConfig): bigint =>
  account.receivedCents * unitsPerCent(config) - account.sentUnits;

function arrived(on: OnAccount, account: OwnAccountRecord | undefined, config: PublicConfig): Move | null {
  if (account === undefined || account.forwardTx === null || left(account, config) > 0n) return null;
  const { withdrawTx, withdrawnAtMs } = on;
  const arrivedAtMs = (account.forwardedAtSec ?? 0) * 1000;
  return go({ phase: 'arrived', withdrawTx, withdrawnAtMs, forwardTx: account.forwardTx, arrivedAtMs });
}

/** On the one-time account, until its moment to move on. */
export async function rest(step: PlanStep, context: PaymentContext): Promise<Move> {
  const { state } = step;
  const { plan, ports, config, pace } = context;
  if (state.phase !== 'withdrawn') throw new AppError('UNEXPECTED');
  const { withdrawTx, withdrawnAtMs } = state;
  const nowMs = ports.clock.nowMs();
  const account = accountOf(step, await context.look());
  const done = arrived(state, account, config);
  if (done !== null) return done;
  if (plan.status === 'paused') return stay(step, FOR_EVER);
  const dueMs = withdrawnAtMs + step.forwardDelayMs;
  if (dueMs > nowMs) return stay(step, dueMs - nowMs);
  const again = drawnAgain(dueMs, context);
  if (again !== null) return { ...stay(step, 0), forwardDelayMs: again - withdrawnAtMs };
  // Gone from the chain: a reorganisation. Its transaction comes back by itself, or is proved anew.
  if (account === undefined) {
    return nowMs - withdrawnAtMs > REORGANISATION_MS ? go({ phase: 'proving' }) : stay(step, pace.notePollMs);
  }
  const order = {
    accountIndex: step.accountIndex,
    to: plan.toAccount,
    units: left(account, config),
    sentUnits: account.sentUnits,
    validBeforeSec: coarseDeadlineSec(Math.floor(nowMs / 1000)),
  };
  const request = await signTransfer(context.identity.secret, order, config);
  return go({ phase: 'forwarding', withdrawTx, withdrawnAtMs, request, jobId: null });
}

/** The signed transfer on its way. Whether it arrived, the chain alone decides. */
export async function forward(step: PlanStep, context: PaymentContext): Promise<Move> {
  const { state } = step;
  const { ports, config, pace, relay } = context;
  if (state.phase !== 'forwarding') throw new AppError('UNEXPECTED');
  const { withdrawTx, withdrawnAtMs, request, jobId } = state;
  const back = go({ phase: 'withdrawn', withdrawTx, withdrawnAtMs });
  async function look(): Promise<Move | null> {
    const account = accountOf(step, await context.look());
    const done = arrived({ withdrawTx, withdrawnAtMs }, account, config);
    if (done !== null || account === undefined) return done;
    // It left, and the account was paid again meanwhile, by another device of the same card: the rest follows.
    const next = forwardNonce(context.identity.secret, step.accountIndex, account.sentUnits);
    return next === request.nonce ? null : back;
  }
  const done = await look();
  if (done !== null) return done;
  const leftSec = request.validBeforeSec - ports.clock.nowMs() / 1000;
  if (leftSec < (jobId === null ? DEADLINE_MARGIN_SEC : -DEADLINE_GRACE_SEC)) return back;
  try {
    const next = await sendOrFollow(jobId, () => relay.sendTransfer(request), 'TRANSFER_REFUSED', context);
    if (next.jobId !== jobId) return { ...go({ ...state, jobId: next.jobId }), waitMs: pace.jobPollMs };
    return stay(step, next.mined ? pace.notePollMs : pace.jobPollMs);
  } catch (error) {
    const after = await look();
    if (after !== null) return after;
    throw error;
  }
}
