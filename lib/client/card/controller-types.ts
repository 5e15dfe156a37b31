import type { AsbestosActions } from '@/lib/shared/card/agent/asbestos-actions';
import type { ReviewActions } from '@/lib/shared/card/agent/review-actions';
import type { RandomBytes } from '@/lib/shared/card/identity';
import type { JsonFetch } from '@/lib/shared/card/json-fetch';
import type { AdvanceChain, PolicyChain } from '@/lib/shared/card/policy-chain';
import type { PoolChain } from '@/lib/shared/card/pool-chain';
import type { Prover } from '../zk/prover';
import type { CardApi, ProverStatus } from './card-api';
import type { MoneyApi } from './money-api';
import type { RawStore } from './raw-store';
import type { CardWallet } from './unlock';

/** What a citizen can do with the money. */
export type MoneyActions = Omit<MoneyApi, 'money'>;

type Actions = MoneyActions &
  AsbestosActions &
  ReviewActions &
  Pick<
    CardApi,
    | 'unlock'
    | 'lock'
    | 'bind'
    | 'giveConsent'
    | 'withdrawConsent'
    | 'setMode'
    | 'confirmClaim'
    | 'retryClaim'
    | 'markRead'
    | 'exportData'
    | 'eraseLocal'
    | 'createBackup'
    | 'restoreBackup'
  >;

/** What the page shows besides the actions. */
export type CardView = Omit<CardApi, keyof Actions>;

export type CardController = Actions & {
  view(): CardView;
  subscribe(listener: () => void): () => void;
  /** The connected wallet; another account locks the card. */
  setWallet(wallet: CardWallet | null): void;
  /** Asks who is signed in. */
  refreshSession(): Promise<void>;
  stop(): void;
};

export type ControllerPorts = {
  readonly session: JsonFetch;
  readonly claimPath: JsonFetch;
  /** Another relay by its origin; no cookies. */
  readonly relayPath: (origin: string) => JsonFetch;
  readonly policyChain: PolicyChain;
  readonly advanceChain: AdvanceChain;
  readonly poolChain: PoolChain;
  readonly raw: RawStore;
  readonly random: RandomBytes;
  readonly createProver: (onStatus: (status: ProverStatus) => void) => Prover;
  /** Web Locks: one holder of a name at a time, across tabs. */
  readonly locks: LockManager;
  readonly channel: (name: string) => BroadcastChannel;
};
