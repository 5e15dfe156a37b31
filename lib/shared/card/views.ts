import type { ErrorCode } from '../errors/codes';
import type { CardMode } from './card-data';
import type { ClaimRecord } from './claim-progress';
import type { Entitlement, IncomeStatement } from './credentials';
import type { CardMessage } from './messages';
import type { MoneySnapshot } from './money/views';
import type { MonthOutcome } from './month';
import type { OldWayComparison } from './old-way';

/** What was shared of a statement or a place in the register, with whom: only ever a proof, never the thing itself. */
export type SharedWith = {
  readonly period: number;
  readonly scheme: 'pw' | 'tw';
  /** Sent by this card; for a claim found on the chain, when the payout chain took it up. Null while that is unknown. */
  readonly atMs: number | null;
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
  /** First and last month with a norm; null where none is known. */
  readonly normMonths: { readonly from: number; readonly until: number } | null;
};

/** Whether the card reaches the portal; `waiting` goes on by itself. */
export type CardConnection =
  | { readonly kind: 'idle' }
  | { readonly kind: 'online' }
  | { readonly kind: 'waiting'; readonly code: ErrorCode; readonly untilMs: number };

/** The card at one moment. */
export type CardSnapshot = {
  readonly mode: CardMode;
  readonly modeChosen: boolean;
  readonly consentGiven: boolean;
  readonly credentials: readonly CardCredentialView[];
  /** Newest first. */
  readonly months: readonly MonthView[];
  readonly oldWay: OldWayComparison;
  readonly claims: readonly ClaimRecord[];
  readonly messages: readonly CardMessage[];
  readonly connection: CardConnection;
  readonly money: MoneySnapshot;
};
