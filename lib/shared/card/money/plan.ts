import type { Address } from 'viem';
import { AppError } from '../../errors/app-error';
import { toHex } from '../bytes';
import type { RandomBytes } from '../identity';
import { roundToStandard, SMALLEST_PAYMENT_CENTS, standardAmounts } from './denominations';
import { drawBelow, shuffled } from './draw';
import type { PayoutPlan, PlanStep } from './plan-state';

export type PlanRequest = {
  /** In spendable notes. */
  readonly balanceCents: bigint;
  readonly largestNoteCents: bigint;
  /** spread: the weekly budget, at most: up to half of the balance is paid as wished. at-once: exactly this. */
  readonly amountCents: bigint;
  readonly kind: PayoutPlan['kind'];
  readonly toAccount: Address;
  readonly nowMs: number;
  /** Within this time everything has left for the account in use. */
  readonly spreadMs: number;
  readonly isScaled: boolean;
  /** The first one-time account that was never used. */
  readonly firstAccountIndex: number;
  readonly accountOf: (index: number) => Address;
  readonly random: RandomBytes;
  /** What one's own claims paid, oldest first. */
  readonly claimAmountsCents: readonly bigint[];
};

/** Of the time that a plan has, withdrawals take three quarters; what stays is for the second wait of the last one. */
const WITHDRAWING_SHARE = 0.75;

/** Of the newest claim, what a plan leaves in the pool. Measured: docs/privacy.md, "Paying out". */
const KEPT_FROM_PERCENT = 10;
const KEPT_UNTIL_PERCENT = 60;

/** Whether a total gives away one's own claims: one of them, or some that follow each other, to less than €5. */
export function isTellingTotal(totalCents: bigint, claimAmountsCents: readonly bigint[]): boolean {
  return claimAmountsCents.some((_, first) => {
    let sum = 0n;
    return claimAmountsCents.slice(first).some((amount) => {
      sum += amount;
      const off = sum - totalCents;
      return -SMALLEST_PAYMENT_CENTS < off && off < SMALLEST_PAYMENT_CENTS;
    });
  });
}

/**
 * What stays in the pool whatever the budget: a random part of the newest claim, at most half of the balance. Whoever
 * takes out all of it shows, over the months, a sum on the account that is what the claims paid.
 */
function keptBack({ balanceCents, claimAmountsCents, random }: PlanRequest): bigint {
  const percent = KEPT_FROM_PERCENT + drawBelow(KEPT_UNTIL_PERCENT - KEPT_FROM_PERCENT + 1, random);
  const part = ((claimAmountsCents.at(-1) ?? 0n) * BigInt(percent)) / 100n;
  const half = balanceCents / 2n;
  return part < half ? part : half;
}

/**
 * The total of a plan: the budget in standard amounts, without what is kept back, lowered until it gives no claim away;
 * raised only where nothing below is left.
 */
function quietTotal(request: PlanRequest): bigint {
  const { amountCents, balanceCents, claimAmountsCents } = request;
  const most = balanceCents - keptBack(request);
  const wished = roundToStandard(amountCents < most ? amountCents : most);
  const budget = wished < SMALLEST_PAYMENT_CENTS ? SMALLEST_PAYMENT_CENTS : wished;
  for (let total = budget; total > 0n; total -= SMALLEST_PAYMENT_CENTS) {
    if (!isTellingTotal(total, claimAmountsCents)) return total;
  }
  for (let total = budget + SMALLEST_PAYMENT_CENTS; total <= balanceCents; total += SMALLEST_PAYMENT_CENTS) {
    if (!isTellingTotal(total, claimAmountsCents)) return total;
  }
  throw new AppError('AMOUNT_TOO_SMALL');
}

const plannedStep = (
  { firstAccountIndex, accountOf }: PlanRequest,
  place: number,
  step: { readonly amountCents: bigint; readonly withdrawAtMs: number; readonly forwardDelayMs: number },
): PlanStep => ({
  ...step,
  amountCents: String(step.amountCents),
  accountIndex: firstAccountIndex + place,
  account: accountOf(firstAccountIndex + place),
  state: { phase: 'planned' },
  retry: null,
});

/** Standard amounts in random order, each at its own random time, waiting a random time of its own before it moves on. */
function spreadSteps(request: PlanRequest): PlanStep[] {
  const { nowMs, spreadMs, random } = request;
  const amounts = shuffled(standardAmounts(quietTotal(request), request.largestNoteCents), random);
  const withdrawingMs = Math.floor(spreadMs * WITHDRAWING_SHARE);
  const draw = (below: number): number => (below < 1 ? 0 : drawBelow(below, random));
  const times = amounts.map(() => nowMs + draw(withdrawingMs)).sort((a, b) => a - b);
  return amounts.map((amountCents, place) =>
    plannedStep(request, place, {
      amountCents,
      withdrawAtMs: times[place] ?? nowMs,
      forwardDelayMs: draw(spreadMs - withdrawingMs),
    }),
  );
}

/**
 * How an amount leaves the pool. spread: in standard amounts whose total is no month's supplement, each to an account of
 * its own and from there to the account in use, at random times; steps are in order of time. at-once: in one piece, now.
 * Nothing is kept or sent.
 * @throws AMOUNT_TOO_SMALL below €5, or when every possible total would give a claim away
 * @throws BALANCE_TOO_LOW
 */
export function proposePlan(request: PlanRequest): PayoutPlan {
  const { amountCents, balanceCents, kind, nowMs } = request;
  if (amountCents < SMALLEST_PAYMENT_CENTS) throw new AppError('AMOUNT_TOO_SMALL');
  if (amountCents > balanceCents) throw new AppError('BALANCE_TOO_LOW');
  const steps =
    kind === 'spread'
      ? spreadSteps(request)
      : [plannedStep(request, 0, { amountCents, withdrawAtMs: nowMs, forwardDelayMs: 0 })];
  return {
    id: toHex(request.random(16)),
    kind,
    toAccount: request.toAccount,
    budgetCents: String(steps.reduce((sum, step) => sum + BigInt(step.amountCents), 0n)),
    createdAtMs: nowMs,
    isScaled: request.isScaled,
    isAutomatic: false,
    status: 'running',
    steps,
  };
}
