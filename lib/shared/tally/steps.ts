import type { Address, Hash } from 'viem';
import type { EurCents } from '../domain/cents';
import type { Point } from '../protocol/babyjubjub';

/** What is done to check a total, in this order; each one is only begun when the one before it came out right. */
export const VERIFY_STEPS = ['read', 'count', 'sum', 'shares', 'equation', 'recover', 'pool'] as const;
export type VerifyStep = (typeof VERIFY_STEPS)[number];

/** Why a number must not be trusted. The words are the messages `verify.refusals.<reason>`. */
export const REFUSALS = [
  // read
  'other-chain',
  'other-gate',
  'event-twice',
  'published-differs',
  'order-wrong',
  'too-many',
  // count
  'count-differs',
  'too-few',
  'claim-twice',
  'caps-differ',
  'caps-too-high',
  'total-above-caps',
  // sum
  'point-invalid',
  'sum-differs',
  // shares
  'key-unknown',
  'part-missing',
  'parts-differ',
  'possession-invalid',
  'share-missing',
  'share-invalid',
  // equation
  'equation-fails',
  // recover
  'not-recovered',
  'other-total',
  // pool
  'note-differs',
  'release-differs',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Thrown by a step that found something wrong; never leaves lib/shared/tally. */
export class StepRefused extends Error {
  override readonly name = 'StepRefused';
  constructor(
    readonly reason: Refusal,
    /** For the technical details: numbers and addresses that stand on the chain. */
    readonly detail: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
  }
}

export type HolderFacts = {
  readonly holder: Address;
  readonly part: Point;
  readonly registeredIn: Hash;
  readonly share: Point;
  readonly sharedIn: Hash;
};

/** What each step found, for whoever wants to look closer. */
export type StepFacts = {
  read: {
    readonly incomeChainId: number;
    readonly tally: Address;
    readonly gate: Address;
    readonly scheme: number;
    readonly region: number;
    /** Blocks in which the tranche was begun and closed. */
    readonly fromBlock: bigint;
    readonly toBlock: bigint;
    readonly closedIn: Hash;
    readonly openedIn: Hash;
    readonly claims: number;
  };
  count: { readonly claims: number; readonly minimum: number; readonly capSumCents: EurCents };
  sum: { readonly c1: Point; readonly c2: Point };
  shares: { readonly tallyKey: Point; readonly composedIn: Hash; readonly holders: readonly HolderFacts[] };
  equation: { readonly totalCents: EurCents; readonly point: Point };
  recover: { readonly totalCents: EurCents };
  pool: {
    readonly payoutChainId: number;
    readonly pool: Address;
    /** Claims of the tranche whose note the pool has. */
    readonly notes: number;
    readonly releasedIn: Hash | null;
    /** settled: what was reserved beyond the total is free; pending: a message is still on its way. */
    readonly state: PoolState;
  };
};
export type PoolState = 'settled' | 'received' | 'pending';

export type StepProgress = {
  readonly unit: 'blocks' | 'claims' | 'notes';
  readonly done: number;
  readonly total: number;
};

/** Told as it happens, for each step in turn. */
export type StepEvent = {
  [Step in VerifyStep]:
    | { readonly step: Step; readonly state: 'running'; readonly progress: StepProgress | null }
    | { readonly step: Step; readonly state: 'passed'; readonly facts: StepFacts[Step] }
    | {
        readonly step: Step;
        readonly state: 'refused';
        readonly reason: Refusal;
        readonly detail: Readonly<Record<string, string>>;
      };
}[VerifyStep];

export type VerifyOutcome =
  | {
      readonly kind: 'verified';
      readonly claims: number;
      readonly totalCents: EurCents;
      readonly pool: PoolState;
      /** Nullifiers of its claims: whoever checks several tranches sees that none is in two. */
      readonly nullifiers: readonly bigint[];
    }
  /** The number must not be trusted. */
  | { readonly kind: 'refused'; readonly step: VerifyStep; readonly reason: Refusal }
  /** There is no number yet: it still takes claims, or its key holders have not both given their share. */
  | { readonly kind: 'not-opened'; readonly state: 'counting' | 'closed'; readonly shares: number }
  /** The chain has no tranche of this number. */
  | { readonly kind: 'unknown' }
  /** Nothing is known of the steps from here on. */
  | { readonly kind: 'unreachable'; readonly step: VerifyStep };
