import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { Entitlement, IncomeStatement } from '@/lib/shared/card/credentials';
import type { CardMessage } from '@/lib/shared/card/messages';
import type { MonthOutcome } from '@/lib/shared/card/month';
import type { OldWayComparison } from '@/lib/shared/card/old-way';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** Where the card stands. One union drives the page; switch over `kind`. */
export type CardStatus =
  /** Configuration, wallet or session still being read. */
  | { readonly kind: 'loading' }
  /** No citizen's session: sign in first. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unlocking'; readonly step: 'signing' | 'signing-again' | 'reading' }
  /** The person has no card yet: `bind()` makes this one theirs. */
  | { readonly kind: 'unbound' }
  | { readonly kind: 'binding'; readonly step: 'preparing' | 'proving' | 'sending' }
  | { readonly kind: 'ready' }
  /** The wallet makes another card than the registered one: other wallet, or restore a backup. */
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** off: opted out. one-click: the citizen confirms each month. automatic: experiment, a standing mandate. */
export type CardMode = 'off' | 'one-click' | 'automatic';

/** What was shared of a statement, with whom: only ever a proof, never the statement. */
export type SharedWith = {
  readonly period: number;
  readonly scheme: 'pw' | 'tw';
  readonly atMs: number;
  readonly with: 'income-chain';
  readonly what: 'proof-of-right';
};

export type CardCredentialView = {
  /** Mailbox item. */
  readonly id: string;
  readonly kind: 'income' | 'entitlement';
  readonly receivedAtMs: number;
  /** refused: kept to be shown with its reason, never used. */
  readonly status: 'valid' | 'replaced' | 'refused';
  readonly code: ErrorCode | null;
  readonly issuerName: string;
  readonly statement: IncomeStatement | null;
  /** 'partner' when the statement is about the partner. */
  readonly of: 'self' | 'partner';
  readonly entitlement: Entitlement | null;
  readonly validUntil: string | null;
  readonly shared: readonly SharedWith[];
};

export type MonthView = {
  readonly period: number;
  /** The scheme that counts (the larger amount), or the only one. */
  readonly outcome: MonthOutcome;
  /** The other scheme of the same month: received under `outcome`'s scheme instead (one month, one top-up). */
  readonly other: MonthOutcome | null;
  readonly claim: ClaimRecord | null;
};

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

/** Whether the card reaches the portal; `waiting` goes on by itself. */
export type CardConnection =
  | { readonly kind: 'idle' }
  | { readonly kind: 'online' }
  | { readonly kind: 'waiting'; readonly code: ErrorCode; readonly untilMs: number };

export type CardPerson = { readonly id: string; readonly displayName: string; readonly story: string };
export type CardConsent = { readonly version: string; readonly givenAt: string };

/** Everything of the card; actions reject with AppError, and leave `status` telling the same. */
export type CardApi = {
  readonly config: PublicConfig | null;
  readonly status: CardStatus;
  readonly person: CardPerson | null;
  readonly consent: CardConsent | null;
  readonly mode: CardMode;
  /** wallet: follows from the wallet's signature. random: kept on this device, a backup is needed to move it. */
  readonly identity: 'wallet' | 'random' | null;
  readonly credentials: readonly CardCredentialView[];
  /** Newest first. */
  readonly months: readonly MonthView[];
  readonly oldWay: OldWayComparison;
  readonly claims: readonly ClaimRecord[];
  readonly messages: readonly CardMessage[];
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
