import { type Address, getAddress } from 'viem';
import { AppError } from '../../errors/app-error';
import { toHex } from '../bytes';
import { drawBelow } from './draw';
import { unitsPerCent } from './forwarding';
import type { PayoutFacts } from './payout';
import { type PayoutPlan, type PlanStep, WEEK_SEC } from './plan-state';
import { isUnfinished } from './plan-steps';
import { checkRecipient } from './spend';

/**
 * Money that an earlier plan left on one-time accounts, whose plan is not known any more (another browser): each account
 * moves on at its own time within the spread.
 */
export function stranded({ own, config, random }: PayoutFacts, startMs: number, spreadMs: number): PlanStep[] {
  return (own?.accounts ?? [])
    .filter(({ receivedCents, sentUnits }) => receivedCents * unitsPerCent(config) > sentUnits)
    .map(({ index, account, receivedCents, withdrawTx, withdrawnAtSec }) => {
      const withdrawnAtMs = withdrawnAtSec * 1000;
      const atMs = startMs + (spreadMs < 1 ? 0 : drawBelow(spreadMs, random));
      return {
        ...{ amountCents: String(receivedCents), accountIndex: index, account, withdrawAtMs: withdrawnAtMs },
        forwardDelayMs: Math.max(0, atMs - withdrawnAtMs),
        state: { phase: 'withdrawn', withdrawTx, withdrawnAtMs },
        retry: null,
      };
    });
}

/** Of the time that a payout has, what stranded money is spread over: the accounts are few, and wait already. */
const STRANDED_SHARE = 0.25;

/**
 * A plan that takes nothing out of the pool: what earlier ones left on one-time accounts moves on.
 * @throws PLAN_RUNNING, RECIPIENT_INVALID, BALANCE_TOO_LOW when nothing is left there
 */
export function strandedPlan(facts: PayoutFacts, toAccount: Address): PayoutPlan {
  const { config, money, nowMs, random } = facts;
  if (isUnfinished(money.plan)) throw new AppError('PLAN_RUNNING');
  checkRecipient(toAccount, config.contracts);
  const steps = stranded(facts, nowMs, Math.floor(config.payout.spreadSec * 1000 * STRANDED_SHARE));
  if (steps.length === 0) throw new AppError('BALANCE_TOO_LOW');
  return {
    id: toHex(random(16)),
    kind: 'spread',
    toAccount: getAddress(toAccount),
    budgetCents: String(steps.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n)),
    createdAtMs: nowMs,
    isScaled: config.payout.spreadSec < WEEK_SEC,
    isAutomatic: false,
    status: 'running',
    steps,
  };
}
