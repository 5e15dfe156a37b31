import type { ErrorCode } from '../errors/codes';
import type { SupplementScheme } from '../rules/registry';
import type { SourceMark } from '../rules/source-mark';
import type { AsbestosOutcome } from '../rules/tas/evaluate';
import type { Contest, PanelRequest, PublishedAdvance } from '../schemas/advance-api';
import type { MailboxKind } from '../schemas/citizen-api';
import type { Answer } from '../schemas/medical-credentials';
import type { Review } from '../schemas/review-api';
import type { TaskView } from './asbestos-tasks';
import type { CardMode } from './card-data';
import type { AdvanceRecord, ClaimRecord } from './claim-progress';
import type { Entitlement, IncomeStatement } from './credentials';
import type { HouseholdPart } from './household';
import type { MedicalStatement, PanelConfirmation } from './medical-credentials';
import type { CardMessage } from './messages';
import type { MoneySnapshot } from './money/views';
import type { MonthOutcome } from './month';
import type { OldWayComparison } from './old-way';

/** What was shared of a statement or a place in the register, with whom: of a claim only ever a proof, never the thing. */
export type SharedWith =
  | {
      readonly period: number;
      readonly scheme: SupplementScheme;
      /** Sent by this card; for a claim found on the chain, when the payout chain took it up. Null while that is unknown. */
      readonly atMs: number | null;
      readonly with: 'income-chain';
      readonly what: 'proof-of-right';
    }
  /** Of the lump sum, likewise: it is for no month. */
  | {
      readonly period: null;
      readonly scheme: 'tas';
      readonly atMs: number | null;
      readonly with: 'health-chain';
      readonly what: 'proof-of-right';
    }
  /** A doctor's statement itself, which the citizen agreed to show. */
  | {
      readonly period: null;
      readonly scheme: 'tas';
      readonly atMs: number;
      readonly with: 'panel';
      readonly what: 'statement';
    };

export type CardCredentialView = {
  /** Mailbox item. */
  readonly id: string;
  readonly kind: MailboxKind;
  readonly receivedAtMs: number;
  /**
   * refused: kept to be shown with its reason, never used. withdrawn: its issuer took it back after it was contested, and
   * it counts no more.
   */
  readonly status: 'valid' | 'replaced' | 'refused' | 'withdrawn';
  readonly code: ErrorCode | null;
  readonly issuerName: string;
  readonly statement: IncomeStatement | null;
  /** The credential's own id, by which it is contested. Null when it could not be read. */
  readonly credentialId: string | null;
  /** 'partner' when the statement is about the partner. */
  readonly of: 'self' | 'partner';
  readonly entitlement: Entitlement | null;
  readonly medical: MedicalStatement | null;
  readonly confirmation: PanelConfirmation | null;
  readonly answer: Answer | null;
  /** That the holder's income counts in somebody else's household. */
  readonly household: HouseholdPart | null;
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

/** A lump sum's policy, with where its amount comes from; mark and source are null when no table gives that amount. */
export type AdvancePolicyView = Pick<PublishedAdvance, 'policyId' | 'amountCents' | 'startsAtSec' | 'endsAtSec'> & {
  readonly mark: SourceMark | null;
  readonly source: string | null;
};

/** Everything of the asbestos scheme. */
export type AsbestosView = {
  readonly outcome: AsbestosOutcome;
  /** The doctor's statement that counts, and the panel's confirmation of it. */
  readonly medical: CardCredentialView | null;
  readonly confirmation: CardCredentialView | null;
  /** In force now. */
  readonly policy: AdvancePolicyView | null;
  /** The citizen's own requests to the panel, newest first, as last seen. */
  readonly requests: readonly PanelRequest[];
  readonly record: AdvanceRecord | null;
  /** In order, from the doctor's statement to the money. */
  readonly tasks: readonly TaskView[];
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
  readonly asbestos: AsbestosView;
  /** Statements that the citizen sent back to their issuers, as last seen. */
  readonly contests: readonly Contest[];
  /** What the citizen asked a human to look at, newest first, as last seen. */
  readonly reviews: readonly Review[];
};
