import { type Address, getAddress } from 'viem';
import { AppError } from '../../errors/app-error';
import type { SecretIdentity } from '../../protocol/hashes';
import type { PublicConfig } from '../../schemas/public-api';
import type { RandomBytes } from '../identity';
import { oneTimeAddress } from './accounts';
import { spendableNotes } from './choose';
import { SMALLEST_PAYMENT_CENTS } from './denominations';
import { proposePlan } from './plan';
import { type MoneyData, type PayoutPlan, type PlanStep, WEEK_SEC } from './plan-state';
import { isUnfinished } from './plan-steps';
import type { OwnPool } from './scan';
import { checkRecipient } from './spend';
import { stranded } from './stranded';

export type PayoutFacts = {
  readonly secret: SecretIdentity;
  readonly config: PublicConfig;
  readonly money: MoneyData;
  /** Null before the first look. */
  readonly own: OwnPool | null;
  readonly taken: ReadonlySet<string>;
  readonly nowMs: number;
  readonly random: RandomBytes;
};

export type PayoutWish = {
  readonly kind: PayoutPlan['kind'];
  readonly amountCents: bigint;
  readonly toAccount: Address;
};

const balance = ({ own, taken }: PayoutFacts) => (own === null ? [] : spendableNotes(own, taken));
const firstFreeAccount = ({ money, own }: PayoutFacts): number =>
  Math.max(money.nextAccountIndex, own?.nextAccountIndex ?? 0);

/** @throws RECIPIENT_INVALID, BALANCE_TOO_LOW, AMOUNT_TOO_SMALL */
export function propose(facts: PayoutFacts, { kind, amountCents, toAccount }: PayoutWish): PayoutPlan {
  const { secret, config, own, nowMs, random } = facts;
  checkRecipient(toAccount, config.contracts);
  const notes = balance(facts);
  const claims = (own?.notes ?? []).filter(({ origin }) => origin === 'claim');
  return proposePlan({
    ...{ kind, amountCents, nowMs, random, toAccount: getAddress(toAccount) },
    balanceCents: notes.reduce((sum, note) => sum + note.amountCents, 0n),
    largestNoteCents: notes[0]?.amountCents ?? 0n,
    spreadMs: config.payout.spreadSec * 1000,
    isScaled: config.payout.spreadSec < WEEK_SEC,
    firstAccountIndex: firstFreeAccount(facts),
    accountOf: (index) => oneTimeAddress(secret, index),
    claimAmountsCents: [...claims]
      .sort((a, b) => (a.period ?? 0) - (b.period ?? 0))
      .flatMap((claim) => (claim.amountCents === null ? [] : [claim.amountCents])),
  });
}

/**
 * The proposed plan as it starts: from this moment on, and over accounts that were not used meanwhile.
 * @throws PLAN_RUNNING, RECIPIENT_INVALID, AMOUNT_TOO_SMALL, BALANCE_TOO_LOW
 */
export function started(facts: PayoutFacts, proposed: PayoutPlan): PayoutPlan {
  const { secret, config, money, nowMs } = facts;
  if (isUnfinished(money.plan)) throw new AppError('PLAN_RUNNING');
  checkRecipient(proposed.toAccount, config.contracts);
  const amounts = proposed.steps.map(({ amountCents }) => BigInt(amountCents));
  if (amounts.length === 0 || amounts.some((amount) => amount < SMALLEST_PAYMENT_CENTS)) {
    throw new AppError('AMOUNT_TOO_SMALL');
  }
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total > balance(facts).reduce((sum, note) => sum + note.amountCents, 0n)) throw new AppError('BALANCE_TOO_LOW');
  const first = firstFreeAccount(facts);
  const laterMs = Math.max(0, nowMs - proposed.createdAtMs);
  const steps = proposed.steps.map(
    (step, place): PlanStep => ({
      ...step,
      accountIndex: first + place,
      account: oneTimeAddress(secret, first + place),
      withdrawAtMs: step.withdrawAtMs + laterMs,
      state: { phase: 'planned' },
      retry: null,
    }),
  );
  const plan: PayoutPlan = { ...proposed, createdAtMs: proposed.createdAtMs + laterMs, status: 'running', steps };
  const spreadMs = Math.max(0, lastMs(plan) - plan.createdAtMs);
  return { ...plan, steps: [...plan.steps, ...stranded(facts, plan.createdAtMs, spreadMs)] };
}

const lastMs = ({ steps }: PayoutPlan): number =>
  Math.max(0, ...steps.map(({ withdrawAtMs, forwardDelayMs }) => withdrawAtMs + forwardDelayMs));

/** The plan with its accounts taken, so that no later one uses them again. */
export const withPlan =
  (plan: PayoutPlan) =>
  (money: MoneyData): MoneyData => {
    if (isUnfinished(money.plan)) throw new AppError('PLAN_RUNNING');
    const last = Math.max(-1, ...plan.steps.map(({ accountIndex }) => accountIndex));
    return { ...money, plan, nextAccountIndex: Math.max(money.nextAccountIndex, last + 1) };
  };

/** The payout that the standing order wants now, or null: one in the time that a plan spreads over. */
export function automaticWish(facts: PayoutFacts): PayoutWish | null {
  const { money, config, nowMs } = facts;
  const toAccount = money.plan?.toAccount ?? money.payoutAccount;
  const amountCents = BigInt(money.weeklyBudgetCents);
  const isTime = money.plan === null || nowMs >= money.plan.createdAtMs + config.payout.spreadSec * 1000;
  const isThere = balance(facts).reduce((sum, note) => sum + note.amountCents, 0n) >= amountCents;
  if (!money.automaticPayout || toAccount === null || amountCents < SMALLEST_PAYMENT_CENTS) return null;
  if (isUnfinished(money.plan) || !isTime || !isThere) return null;
  return { kind: 'spread', amountCents, toAccount };
}
