import { z } from 'zod';
import {
  ASKED_KINDS,
  DECISION_REASONS,
  MONTH_REASONS,
  RECEIPT_REASONS,
  REVIEW_DECISIONS,
  REVIEW_KINDS,
  REVIEW_REASONS,
  STATEMENT_REASONS,
  type StatementReason,
} from '../domain/reviews';
import { RECEIPT_VERSION, type Receipt } from '../protocol/receipt';
import { SUPPLEMENT_IDS, SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zAddress, zCents, zField, zPeriod } from './primitives';

/** A citizen asks a human to look: routes with the citizen's session, and what is answered. */

/** The opening of one own claim, as the citizen copies, saves or attaches it. */
export const zReceipt = z.strictObject({
  version: z.literal(RECEIPT_VERSION),
  chainId: z.number().int().positive(),
  gate: zAddress,
  scheme: z.literal(SUPPLEMENT_IDS),
  period: zPeriod,
  nullifier: zField,
  amountCents: zCents,
  payTo: zField,
  reason: z.enum(RECEIPT_REASONS),
});
/** The receipt in the form that travels: decimal strings. */
export type WireReceipt = z.input<typeof zReceipt>;

export const wireReceipt = ({ nullifier, amountCents, payTo, ...rest }: Receipt): WireReceipt => ({
  ...rest,
  // Made of this deployment's own schemes: zReceipt reads it again at the other side.
  scheme: rest.scheme as WireReceipt['scheme'],
  nullifier: String(nullifier),
  amountCents: String(amountCents),
  payTo: String(payTo),
});

const zCredentialId = z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/);

/**
 * POST /api/reviews → 201 zReview. One open request per kind, scheme and month: the same again is the same request, another
 * is 409 REVIEW_OPEN. 404 NOT_IN_REGISTER where no agency decides on the month, NOT_FOUND for a statement about somebody
 * else; 422 RECEIPT_OTHER_CLAIM for a receipt of another month, scheme or chain.
 */
export const zReviewNew = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('month'),
    scheme: z.enum(SUPPLEMENT_SCHEMES),
    period: zPeriod,
    reason: z.enum(MONTH_REASONS),
    receipt: zReceipt.nullable(),
  }),
  z.strictObject({
    kind: z.literal('statement'),
    /** Under which scheme it counts; null where the card does not know. */
    scheme: z.enum(SUPPLEMENT_SCHEMES).nullable(),
    credentialId: zCredentialId,
    reason: z.enum(STATEMENT_REASONS),
    receipt: zReceipt.nullable(),
  }),
]);
export type ReviewNew = z.output<typeof zReviewNew>;
export type WireReviewNew = z.input<typeof zReviewNew>;

/** One request, as its own citizen sees it. */
export const zReview = z.object({
  id: z.string().max(64),
  kind: z.enum(ASKED_KINDS),
  /** Null where no agency counts the statement. */
  scheme: z.enum(SUPPLEMENT_SCHEMES).nullable(),
  period: zPeriod,
  credentialId: z.string().nullable(),
  issuerName: z.string().nullable(),
  reason: z.enum(REVIEW_REASONS),
  /** While it is open: a receipt is deleted with the decision. */
  hasReceipt: z.boolean(),
  status: z.enum(['open', 'answered', 'withdrawn']),
  askedAtMs: z.number(),
  decidedAtMs: z.number().nullable(),
  decision: z.enum(REVIEW_DECISIONS).nullable(),
  decisionReason: z.enum(DECISION_REASONS).nullable(),
});
export type Review = z.output<typeof zReview>;

/* DELETE /api/reviews/{id} → zReview: the citizen takes an open request back, and its receipt is deleted.
 * 409 REVIEW_DECIDED. */

/** GET /api/reviews: the citizen's own, newest first. */
export const zReviews = z.object({ reviews: z.array(zReview) });

/** What an employer is asked to correct. No word of who passed it on. */
export type IssuerNotice = {
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  /** Null once its row is gone. */
  readonly statementId: string | null;
  readonly reason: StatementReason;
  readonly askedAtMs: number;
};

/** What an answer says about a request, or about a statement that did not come. Part of zAnswer. */
export const zReviewAnswer = z.object({
  about: z.literal('review'),
  holder: zField,
  reviewId: z.string().max(64),
  kind: z.enum(REVIEW_KINDS),
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  period: zPeriod,
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.enum(DECISION_REASONS),
  /** Who is asked to correct or to issue; null where nobody is. */
  askedIssuer: z.string().max(200).nullable(),
});
