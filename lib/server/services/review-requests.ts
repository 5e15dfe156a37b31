import 'server-only';
import { period } from '@/lib/shared/domain/period';
import { NO_AGENCY_REASON } from '@/lib/shared/domain/reviews';
import { AppError } from '@/lib/shared/errors/app-error';
import { receiptPlaceFault } from '@/lib/shared/protocol/receipt';
import { SUPPLEMENT_PACKS, supplementSchemeOf } from '@/lib/shared/rules/registry';
import { type Review, type ReviewNew, wireReceipt } from '@/lib/shared/schemas/review-api';
import { type Db, inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import {
  createDecided,
  createReview,
  decideReview,
  findOpenReview,
  findPassedOn,
  findReview,
  type NewReview,
  openKey,
  type ReviewRow,
  reviewsOf,
  WITHDRAWN,
} from '../repositories/reviews';
import { lockStatement } from '../repositories/statements';
import { householdOf, householdsCounting, lastRegisterOf } from '../repositories/work-list';

export type ReviewDeps = {
  readonly db: Db;
  readonly now: Date;
  /** The gate of this deployment, which receipts must be of. */
  readonly gate: () => { readonly chainId: number; readonly gate: string };
};

/** A citizen's own view. What was of a list when it was written is of it now. */
const toReview = (row: ReviewRow): Review => ({
  id: row.id,
  kind: row.kind as Review['kind'],
  scheme: supplementSchemeOf(row.scheme) ?? null,
  period: period(row.period),
  credentialId: row.statementId === null ? null : `urn:uuid:${row.statementId}`,
  issuerName: row.issuer?.name ?? null,
  reason: row.reason as Review['reason'],
  hasReceipt: row.receipt !== null,
  status: row.decidedAt === null ? 'open' : row.decision === WITHDRAWN ? 'withdrawn' : 'answered',
  askedAtMs: row.askedAt.getTime(),
  decidedAtMs: row.decidedAt?.getTime() ?? null,
  decision: row.decision === WITHDRAWN ? null : (row.decision as Review['decision']),
  decisionReason: row.decisionReason as Review['decisionReason'],
});

export const ownReviews = async (personId: string, db: Db): Promise<Review[]> =>
  (await reviewsOf(personId, db)).map(toReview);

/** The register whose agency looks: the one that has the household in the month, else the last that had it. */
async function registerFor(personId: string, scheme: number, month: number, db: Db) {
  const found =
    (await householdOf({ personId, scheme, period: month }, db)) ?? (await lastRegisterOf(personId, scheme, db));
  if (!found) throw new AppError('NOT_IN_REGISTER');
  return { scheme: found.scheme, region: found.region };
}

/** Which agency looks at a statement: one that counts it, by the scheme that the card names if there are two. */
async function agencyForStatement(
  statement: { readonly issuerId: string; readonly personId: string; readonly period: number },
  wanted: number | null,
  { db, now }: ReviewDeps,
) {
  const households = await householdsCounting(statement, now, db);
  const found = households.find(({ scheme }) => scheme === wanted) ?? households[0];
  return found ? { scheme: found.scheme, region: found.region } : null;
}

/**
 * A citizen asks a human to look at a month, or says that an income statement is wrong. One open request per kind, scheme
 * and month. A statement that no agency counts goes to its issuer at once: nobody else has to do with it.
 * @throws NOT_FOUND for a statement that is not about this person or was replaced, NOT_IN_REGISTER, REVIEW_OPEN,
 *   RECEIPT_OTHER_CLAIM
 */
export async function askReview(personId: string, request: ReviewNew, deps: ReviewDeps): Promise<Review> {
  const { db, now } = deps;
  try {
    return await inTransaction(db, async (tx) => {
      const review = await reviewOf(personId, request, { ...deps, db: tx });
      checkReceipt(request, review, deps);
      if (review.scheme !== 0) return toReview(await createReview(review, tx));
      const { receipt: _, ...asked } = review;
      // Said before: its issuer has it. The statement is locked, so that two clicks make one of it.
      const known = review.statementId === null ? null : await findPassedOn(review.statementId, tx);
      if (known) return toReview(known);
      const decision = { decision: 'passed-on', decisionReason: NO_AGENCY_REASON, staffId: null, decidedAt: now };
      return toReview(await createDecided(asked, decision, tx));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const review = await reviewOf(personId, request, deps);
    const open = await findOpenReview(openKey(review), db);
    const isSame = open?.reason === review.reason && open.statementId === review.statementId;
    if (!open || !isSame || (review.receipt !== null) !== (open.receipt !== null)) throw new AppError('REVIEW_OPEN');
    return toReview(open);
  }
}

async function reviewOf(personId: string, request: ReviewNew, deps: ReviewDeps): Promise<NewReview> {
  const { db } = deps;
  const { kind, reason } = request;
  const receipt = request.receipt && wireReceipt(request.receipt);
  if (kind === 'month') {
    const register = await registerFor(personId, SUPPLEMENT_PACKS[request.scheme].id, request.period, db);
    const { period: month } = request;
    return { personId, kind, reason, receipt, ...register, period: month, statementId: null, issuerId: null };
  }
  // Locked, so that it is not replaced between the look and the request.
  const statement = await lockStatement(request.credentialId.slice('urn:uuid:'.length), db);
  if (statement?.personId !== personId || statement.replacedAt !== null) throw new AppError('NOT_FOUND');
  const wanted = request.scheme === null ? null : SUPPLEMENT_PACKS[request.scheme].id;
  const register = (await agencyForStatement(statement, wanted, deps)) ?? { scheme: 0, region: 0 };
  const { id: statementId, issuerId, period: month } = statement;
  return { personId, kind, reason, receipt, ...register, period: month, statementId, issuerId };
}

/** What is shown with a request is of its own month. Whether it holds, the chain says when it is looked at. */
function checkReceipt({ receipt }: ReviewNew, review: NewReview, { gate }: ReviewDeps): void {
  if (receipt === null) return;
  const isOfMonth = receipt.scheme === review.scheme && receipt.period === review.period;
  if (!isOfMonth || receiptPlaceFault(receipt, gate()) !== null) throw new AppError('RECEIPT_OTHER_CLAIM');
}

/** The citizen takes an open request back; what it showed is deleted. @throws NOT_FOUND, REVIEW_DECIDED */
export async function withdrawReview(
  personId: string,
  id: string,
  { db, now }: Pick<ReviewDeps, 'db' | 'now'>,
): Promise<Review> {
  const row = await findReview(id, db);
  if (row?.personId !== personId || row.kind === 'missing') throw new AppError('NOT_FOUND');
  const withdrawn = { decision: WITHDRAWN, decisionReason: null, staffId: null, decidedAt: now };
  const isWithdrawn = (await decideReview(id, withdrawn, db)) || row.decision === WITHDRAWN;
  const after = await findReview(id, db);
  if (!after || !isWithdrawn) throw new AppError('REVIEW_DECIDED');
  return toReview(after);
}
