import { z } from 'zod';
import {
  ASKED_KINDS,
  DECISION_REASONS,
  DESK_CONSENTS,
  DESK_PAPERS,
  DESK_REASONS,
  REVIEW_DECISIONS,
  REVIEW_KINDS,
  REVIEW_REASONS,
} from '../domain/reviews';
import { RECEIPT_FAULTS } from '../protocol/receipt';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zPeriod } from './primitives';
import { zReceipt } from './review-api';

/**
 * Routes of an agency's staff (roles caseworker, uwv) about what needs a human: only their own clients'. Another agency's
 * case answers 404, and the audit log keeps that somebody asked. No answer holds an income or a claim's amount, except the
 * one that a receipt opens.
 */

const zId = z.string().min(1).max(64);

const zCaseRow = z.object({
  id: zId,
  kind: z.enum(REVIEW_KINDS),
  displayName: z.string(),
  period: zPeriod,
  reason: z.enum(REVIEW_REASONS),
  issuerName: z.string().nullable(),
  hasReceipt: z.boolean(),
  askedAtMs: z.number(),
  decision: z.enum(REVIEW_DECISIONS).nullable(),
  decisionReason: z.enum(DECISION_REASONS).nullable(),
  decidedAtMs: z.number().nullable(),
});
export type CaseRow = z.output<typeof zCaseRow>;

const zMissingRow = z.object({
  entryId: zId,
  clientNumber: z.string().nullable(),
  claimant: z.string(),
  personId: zId,
  person: z.string(),
  issuerId: zId,
  issuerName: z.string(),
  /** The agency's own income desk: it is to make the statement. */
  isDesk: z.boolean(),
});
export type MissingRow = z.output<typeof zMissingRow>;

/** GET /api/cases?month=yyyymm&page=1 */
export const zWorkList = z.object({
  agency: z.object({ name: z.string(), scheme: z.enum(SUPPLEMENT_SCHEMES) }),
  statements: z.array(zCaseRow),
  months: z.array(zCaseRow),
  /** Open questions in all; the two lists hold the oldest of them. */
  openTotal: z.number().int(),
  missing: z.object({
    period: zPeriod,
    offered: z.array(zPeriod),
    /** From this moment on a source counts as late. */
    lateFromMs: z.number(),
    rows: z.array(zMissingRow),
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
  }),
  recent: z.array(zCaseRow),
});
export type WorkList = z.output<typeof zWorkList>;

const zHouseholdSource = z.object({
  issuerId: zId,
  issuerName: z.string(),
  isDesk: z.boolean(),
  personId: zId,
  person: z.string(),
  of: z.enum(['self', 'partner']),
  /** Whether there is a statement in force for the month; never what it says. */
  hasIssued: z.boolean(),
});
const zHousehold = z.object({
  entryId: zId,
  version: z.number().int(),
  clientNumber: z.string().nullable(),
  sources: z.array(zHouseholdSource),
});
export type Household = z.output<typeof zHousehold>;

/** GET /api/cases/reviews/{id} */
export const zReviewCase = z.object({
  ...zCaseRow.shape,
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  statement: z.object({ number: z.string(), issuedAtMs: z.number(), isReplaced: z.boolean() }).nullable(),
  /** The contested statement's issuer can be asked: an agency's own desk is not. */
  mayPassOn: z.boolean(),
  /** Null when the client has no place in the register in that month. */
  household: zHousehold.nullable(),
  decidedBy: z.string().nullable(),
});
export type ReviewCase = z.output<typeof zReviewCase>;

/** POST /api/cases/reviews/{id} → zReviewCase. 409 REVIEW_DECIDED when a colleague, or the citizen, was first. */
export const zCaseDecision = z.strictObject({
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.enum(DECISION_REASONS),
});
export type CaseDecision = z.output<typeof zCaseDecision>;

/**
 * POST /api/cases/receipts { receipt }, or GET /api/cases/reviews/{id}/receipt for one that is attached → what the income
 * chain says of it now. 503 CHAIN_UNAVAILABLE when the chain cannot be asked.
 */
export const zReceiptToCheck = z.strictObject({ receipt: zReceipt });
export const zReceiptCheck = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('holds'),
    scheme: z.enum(SUPPLEMENT_SCHEMES),
    regionName: z.string(),
    period: zPeriod,
    amountCents: z.string(),
    txHash: z.string(),
    blockNumber: z.number().int(),
    blockTimeSec: z.number(),
  }),
  z.object({ outcome: z.literal('refused'), fault: z.enum(RECEIPT_FAULTS) }),
]);
export type ReceiptCheck = z.output<typeof zReceiptCheck>;

/** As typed: the server names what is wrong with an amount. */
const zEuroText = z.string().max(40);

/** GET for the income desk's form: one person of a household in one month. */
export const zDeskCase = z.object({
  ...zHousehold.shape,
  period: zPeriod,
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  deskName: z.string(),
  claimant: z.string(),
  person: z.object({ id: zId, displayName: z.string(), of: z.enum(['self', 'partner']) }),
  /** Sources of this person that the desk may take the place of now; its own among them when its statement is due. */
  replaceable: z.array(zId),
  review: z.object({ id: zId, kind: z.enum(ASKED_KINDS), reason: z.enum(REVIEW_REASONS) }).nullable(),
});
export type DeskCase = z.output<typeof zDeskCase>;

/**
 * POST /api/cases/statements → 201: the income desk takes the place of sources of one person for one month, and states the
 * month's income. 409 ENTRY_CHANGED, REVIEW_DECIDED, SOURCE_HAS_ISSUED, STATEMENT_COLLECTED; 422 SOURCE_NOT_LATE,
 * PERIOD_IN_FUTURE, AMOUNT_*, NET_ABOVE_GROSS.
 */
export const zDeskStatement = z.strictObject({
  entryId: zId,
  /** Of the entry that the form was filled from. */
  version: z.number().int(),
  period: zPeriod,
  personId: zId,
  /** Issuers whose place the desk takes, all of them together in one statement. */
  covers: z.array(zId).min(1).max(2),
  gross: zEuroText,
  net: zEuroText,
  reason: z.enum(DESK_REASONS),
  papers: z.enum(DESK_PAPERS),
  consent: z.enum(DESK_CONSENTS),
  /** The question that it answers; null for a statement that did not come. */
  reviewId: zId.nullable(),
});
export type DeskStatement = z.output<typeof zDeskStatement>;
export const zDeskStatementDone = z.object({ number: z.string(), period: zPeriod });
