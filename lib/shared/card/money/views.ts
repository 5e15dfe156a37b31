import type { Address } from 'viem';
import type { ErrorCode } from '../../errors/codes';
import type { PayoutPlan } from './plan-state';

/** Where the wallet's look through the pool is. Counts are of blocks. */
export type MoneyScan =
  | { readonly kind: 'idle' }
  | { readonly kind: 'scanning'; readonly doneBlocks: number; readonly totalBlocks: number }
  /** A note of one's own whose amount is not known any more: found by trying (claims only). */
  | { readonly kind: 'opening'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly atMs: number }
  /** Goes on by itself. */
  | { readonly kind: 'waiting'; readonly code: ErrorCode; readonly untilMs: number };

/** One of the wallet's own notes. */
export type OwnedNoteView = {
  /** Decimal string. */
  readonly note: string;
  readonly origin: 'claim' | 'advance' | 'deposit' | 'change';
  /** yyyymm of a claim's note. */
  readonly period: number | null;
  /** Null while the amount is being found. */
  readonly amountCents: bigint | null;
  /** pending: not in the tree yet; spending: part of a proof that was sent. */
  readonly status: 'pending' | 'spendable' | 'spending' | 'spent';
  readonly atSec: number;
};

/** What everybody sees of the pool: the crowd that a payment hides in. */
export type AnonymityView = {
  /** Notes of claims and deposits whose spending nobody can see, less those that were certainly spent. */
  readonly unspentNotes: number;
  readonly claims: number;
  readonly deposits: number;
  readonly withdrawals: number;
};

export type MoneyEntry = {
  readonly id: string;
  readonly kind: 'supplement' | 'advance' | 'wage' | 'withdrawal' | 'forwarded' | 'consolidation';
  readonly amountCents: bigint;
  readonly atSec: number;
  readonly period: number | null;
  readonly account: Address | null;
  readonly txHash: string;
};

/** The wallet's money at one moment. Unknown amounts are left out of the sums and counted in `unopened`. */
export type MoneySnapshot = {
  readonly scan: MoneyScan;
  /** In spendable notes. */
  readonly shieldedCents: bigint;
  /** In notes that a proof spends which the pool does not have yet. */
  readonly sendingCents: bigint;
  /** Of that, what leaves the pool then; the rest is change. */
  readonly leavingCents: bigint;
  /** In notes that are not in the tree yet. */
  readonly pendingCents: bigint;
  /** Withdrawn, on one-time accounts, not forwarded yet. */
  readonly onTheWayCents: bigint;
  readonly unopened: number;
  readonly notes: readonly OwnedNoteView[];
  readonly anonymity: AnonymityView;
  /** Newest first. */
  readonly entries: readonly MoneyEntry[];
  readonly plan: PayoutPlan | null;
  /** A payment of a standing order is planned by itself whenever enough is there. */
  readonly automaticPayout: boolean;
  /** Weekly budget of automatic payout, cents. */
  readonly weeklyBudgetCents: bigint;
  /** Another relay's address, or null for the portal's own. */
  readonly relayUrl: string | null;
};

export const EMPTY_MONEY: MoneySnapshot = {
  scan: { kind: 'idle' },
  shieldedCents: 0n,
  sendingCents: 0n,
  leavingCents: 0n,
  pendingCents: 0n,
  onTheWayCents: 0n,
  unopened: 0,
  notes: [],
  anonymity: { unspentNotes: 0, claims: 0, deposits: 0, withdrawals: 0 },
  entries: [],
  plan: null,
  automaticPayout: false,
  weeklyBudgetCents: 0n,
  relayUrl: null,
};
