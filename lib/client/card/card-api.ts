import type { AsbestosActions } from '@/lib/shared/card/agent/asbestos-actions';
import type { ReviewActions } from '@/lib/shared/card/agent/review-actions';
import type { CardMode as StoredCardMode } from '@/lib/shared/card/card-data';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { CardMessage } from '@/lib/shared/card/messages';
import type { OldWayComparison } from '@/lib/shared/card/old-way';
import type { AsbestosView, CardConnection, CardCredentialView, MonthView } from '@/lib/shared/card/views';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { Contest } from '@/lib/shared/schemas/advance-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import type { Review } from '@/lib/shared/schemas/review-api';
import type { MoneyApi } from './money-api';

/** Where the card stands. One union drives the page; switch over `kind`. */
export type CardStatus =
  /** Configuration, wallet or session still being read. */
  | { readonly kind: 'loading' }
  /** No citizen's session: sign in first. */
  | { readonly kind: 'signed-out' }
  /** erased: the citizen just erased the card from this browser. */
  | { readonly kind: 'locked'; readonly erased?: true }
  | { readonly kind: 'unlocking'; readonly step: 'signing' | 'signing-again' | 'reading' }
  /** The person has no card yet: `bind()` makes this one theirs. */
  | { readonly kind: 'unbound' }
  | { readonly kind: 'binding'; readonly step: 'preparing' | 'proving' | 'sending' }
  | { readonly kind: 'ready' }
  /** The wallet makes another card than the registered one: other wallet, or restore a backup. */
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** off: opted out. one-click: the citizen confirms each month. automatic: experiment, a standing mandate. */
export type CardMode = StoredCardMode;

export type ProverStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'downloading';
      readonly circuit: string;
      readonly loadedBytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'warming' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'proving'; readonly circuit: string; readonly sinceMs: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

export type CardPerson = { readonly id: string; readonly displayName: string; readonly story: string };
export type CardConsent = {
  readonly version: string;
  readonly givenAt: string;
  /** The mandate that the portal has on record, and since when. */
  readonly mode: StoredCardMode | null;
  readonly modeAt: string | null;
};

/** Everything of the card; actions reject with AppError, and leave `status` telling the same. */
export type CardApi = MoneyApi &
  AsbestosActions &
  ReviewActions & {
    readonly config: PublicConfig | null;
    readonly status: CardStatus;
    readonly person: CardPerson | null;
    readonly consent: CardConsent | null;
    readonly mode: CardMode;
    /** False in a browser where the citizen has not chosen yet: the card then waits for a click. */
    readonly modeChosen: boolean;
    /** wallet: follows from the wallet's signature. random: kept on this device, a backup is needed to move it. */
    readonly identity: 'wallet' | 'random' | null;
    readonly credentials: readonly CardCredentialView[];
    /** Newest first. */
    readonly months: readonly MonthView[];
    readonly oldWay: OldWayComparison;
    readonly claims: readonly ClaimRecord[];
    readonly messages: readonly CardMessage[];
    /** The lump sum for asbestos: what the statements mean, and how far it is. */
    readonly asbestos: AsbestosView;
    /** Statements that the citizen sent back to their issuers. */
    readonly contests: readonly Contest[];
    /** What the citizen asked a human to look at, newest first. */
    readonly reviews: readonly Review[];
    readonly prover: ProverStatus;
    readonly connection: CardConnection;
    /** False in a second tab: the first one proves, this one follows. */
    readonly leader: boolean;

    /** @throws WALLET_REFUSED, WALLET_CHANGED, SIGN_IN_REQUIRED, PORTAL_UNAVAILABLE */
    unlock(): Promise<void>;
    /** Forgets the card's secret in this tab. */
    lock(): void;
    /** Proves knowledge of the card's secret and registers it for the person. @throws HOLDER_TAKEN, HOLDER_MISMATCH, … */
    bind(): Promise<void>;
    giveConsent(version: string): Promise<void>;
    withdrawConsent(version: string): Promise<void>;
    setMode(mode: CardMode): Promise<void>;
    /** One click: claims this month. @throws CARD_LOCKED, NO_RIGHT */
    confirmClaim(period: number): Promise<void>;
    /** Takes up a claim that failed. */
    retryClaim(period: number): Promise<void>;
    markRead(ids: readonly string[]): Promise<void>;
    /** All own data, readable JSON. The identity secret is not in it; that is what the backup is for. */
    exportData(): Promise<Blob>;
    /** Removes this card's data from this browser. What agencies and chain hold is not touched. */
    eraseLocal(): Promise<void>;
    /** @param passphrase at least 12 characters */
    createBackup(passphrase: string): Promise<Blob>;
    /** Unlocks with a backup in place of the wallet. @throws BACKUP_UNREADABLE, HOLDER_MISMATCH */
    restoreBackup(file: Blob, passphrase: string): Promise<void>;
  };
