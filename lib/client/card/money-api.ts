import type { Address } from 'viem';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import type { MoneySnapshot } from '@/lib/shared/card/money/views';

export type PayoutOptions = {
  readonly kind: 'spread' | 'at-once';
  readonly amountCents: bigint;
  /** The account in use. */
  readonly toAccount: Address;
};

/** What a citizen can do with the money in the pool. Actions reject with AppError. */
export type MoneyApi = {
  readonly money: MoneySnapshot;
  /** Fetches what the proofs of a payout need. */
  preparePayout(): void;
  /** What a payout would look like; nothing is kept. @throws BALANCE_TOO_LOW, AMOUNT_TOO_SMALL, RECIPIENT_INVALID */
  proposePayout(options: PayoutOptions): PayoutPlan;
  /** Starts a proposed plan. @throws PLAN_RUNNING, BALANCE_TOO_LOW, RECIPIENT_INVALID */
  startPayout(plan: PayoutPlan): Promise<void>;
  pausePayout(): Promise<void>;
  resumePayout(): Promise<void>;
  /** Cancels the payments that have not left the pool; what is on a one-time account goes on. */
  cancelPayout(): Promise<void>;
  /** Takes up a failed payment. */
  retryPayout(stepIndex: number): Promise<void>;
  /** Sends on what earlier payouts left on one-time accounts. @throws PLAN_RUNNING, RECIPIENT_INVALID, BALANCE_TOO_LOW */
  sendOn(toAccount: Address): Promise<void>;
  /** Makes one note of the two smallest, without showing anything. @throws BALANCE_TOO_LOW when there are not two */
  consolidate(): Promise<void>;
  setAutomaticPayout(on: boolean, weeklyBudgetCents: bigint): Promise<void>;
  /** Another relay by its origin, or null. Kept even if it does not answer.
   * @throws INPUT_MALFORMED for anything but an http(s) origin, RELAY_UNAVAILABLE */
  setRelay(url: string | null): Promise<void>;
  /** Demo only: a fictitious employer pays a wage into the pool. */
  payDemoWage(amountCents: bigint): Promise<void>;
};
