import 'server-only';
import { mayDecide, type ReviewKind } from '@/lib/shared/domain/reviews';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Receipt } from '@/lib/shared/protocol/receipt';
import { zReceipt } from '@/lib/shared/schemas/review-api';
import type { CaseDecision, Household, ReviewCase } from '@/lib/shared/schemas/work-list-api';
import type { DecidingActor } from '../auth/own-register';
import { type Db, inTransaction } from '../repositories/database';
import { decideReview, findReview, type ReviewRow } from '../repositories/reviews';
import { findStaff } from '../repositories/staff';
import { type HouseholdRow, householdOf, householdsCounting, sourcesWithStatement } from '../repositories/work-list';
import { agencyOf, requireOwn } from './agency-cases';
import { deliverLetters } from './asbestos/letters';
import { recordAudit, recordReading } from './audit';
import type { IssueDeps } from './issue-statement';
import { checkReceipt, type ReceiptDeps } from './receipt-check';
import { toCaseRow } from './work-list';

/** A household's sources by name, and whether each has issued for the month; never what it says. */
export async function toHousehold(row: HouseholdRow, month: number, deskId: string, db: Db): Promise<Household> {
  const issued = await sourcesWithStatement(row.sources, month, db);
  return {
    entryId: row.id,
    version: row.version,
    clientNumber: row.clientNumber,
    sources: row.sources.map(({ issuerId, personId, issuer, person }) => ({
      ...{ issuerId, personId, issuerName: issuer.name, person: person.displayName },
      isDesk: issuerId === deskId,
      of: personId === row.personId ? ('self' as const) : ('partner' as const),
      hasIssued: issued({ issuerId, personId }),
    })),
  };
}

/** The household that a request is about: the client's own, or the one that counts the contested statement. */
async function householdOfReview(row: ReviewRow, now: Date, db: Db): Promise<HouseholdRow | null> {
  const { personId, issuerId, period, scheme, region } = row;
  const isOfRegister = (found: HouseholdRow) => found.scheme === scheme && found.region === region;
  const counting = issuerId === null ? [] : await householdsCounting({ issuerId, personId, period }, now, db);
  const found = counting.find(isOfRegister);
  if (found) return found;
  // A source whose place the income desk took is not counted any more: then the person's own household.
  const own = await householdOf({ personId, scheme, period }, db);
  return own && isOfRegister(own) ? own : null;
}

/**
 * One case for whoever opens it: that they did is in the audit log, one line an hour for each account and case.
 * @throws NOT_FOUND as reviewCase
 */
export async function readCase(
  actor: DecidingActor,
  id: string,
  deps: Pick<IssueDeps, 'db' | 'now'>,
): Promise<ReviewCase> {
  const found = await reviewCase(actor, id, deps);
  const { schemeId: scheme, region } = agencyOf(actor);
  const data = { scheme, region, period: found.period, kind: found.kind };
  await recordReading({ actor, action: 'case.read', subject: id, data }, deps.db);
  return found;
}

/** One case of the own agency. @throws NOT_FOUND for another's, which is kept in the audit log (S-29) */
export async function reviewCase(
  actor: DecidingActor,
  id: string,
  { db, now }: Pick<IssueDeps, 'db' | 'now'>,
): Promise<ReviewCase> {
  const row = await requireOwn(actor, await findReview(id, db), id, db);
  const { scheme, deskId } = agencyOf(actor);
  const [household, staff] = await Promise.all([
    householdOfReview(row, now, db),
    row.staffId === null ? null : findStaff(row.staffId, db),
  ]);
  const { statement } = row;
  return {
    ...toCaseRow(row),
    scheme,
    statement: statement && {
      number: statement.number.toString(),
      issuedAtMs: statement.issuedAt.getTime(),
      isReplaced: statement.replacedAt !== null,
    },
    mayPassOn: row.kind === 'statement' && row.issuer?.kind === 'employer',
    household: household && (await toHousehold(household, row.period, deskId, db)),
    decidedBy: staff?.name ?? null,
  };
}

/**
 * What the citizen showed, against the chain: a claim of another region than the case's is refused. Whoever reads an amount
 * with a name is in the audit log, one line an hour for each account and case. @throws NOT_FOUND also when nothing was shown, CHAIN_UNAVAILABLE
 */
export async function checkAttachedReceipt(actor: DecidingActor, id: string, deps: ReceiptDeps) {
  const row = await requireOwn(actor, await findReview(id, deps.db), id, deps.db);
  const receipt = zReceipt.safeParse(row.receipt);
  if (!receipt.success) throw new AppError('NOT_FOUND');
  const check = await checkReceipt(receipt.data, deps, row);
  if (check.outcome === 'holds') {
    const data = { scheme: row.scheme, region: row.region, period: row.period };
    await recordReading({ actor, action: 'case.receipt.read', subject: id, data }, deps.db);
  }
  return check;
}

/**
 * A receipt that a citizen handed over, against the chain. It is of no case, so that the log says who read an amount, of which
 * scheme and month, and not whose: each time, since nothing tells one receipt from another but what the log must not hold.
 * @throws CHAIN_UNAVAILABLE
 */
export async function checkShownReceipt(actor: DecidingActor, receipt: Receipt, deps: ReceiptDeps) {
  const check = await checkReceipt(receipt, deps);
  if (check.outcome === 'holds') {
    const { scheme, period } = receipt;
    await recordAudit({ actor, action: 'case.receipt.read', data: { scheme, period } }, deps.db);
  }
  return check;
}

/**
 * Decides on a request, for a reason from the list. Once: of two colleagues at the same moment one wins. The answer is
 * sealed to the citizen's card.
 * @throws NOT_FOUND, INPUT_MALFORMED for what may not be decided on such a case, REVIEW_DECIDED
 */
export async function decideCase(
  actor: DecidingActor,
  id: string,
  { decision, reason }: CaseDecision,
  deps: IssueDeps,
): Promise<ReviewCase> {
  const { db, now } = deps;
  const row = await requireOwn(actor, await findReview(id, db), id, db);
  const kind = row.kind as ReviewKind;
  const isPossible = decision !== 'passed-on' || row.issuer?.kind === 'employer';
  if (kind === 'missing' || !isPossible || !mayDecide(kind, decision, reason)) throw new AppError('INPUT_MALFORMED');
  await inTransaction(db, async (tx) => {
    const decided = { decision, decisionReason: reason, staffId: actor.staffId, decidedAt: now };
    if (!(await decideReview(id, decided, tx))) throw new AppError('REVIEW_DECIDED');
    const { scheme, region, period } = row;
    const data = { scheme, region, period, kind, decision, reason };
    await recordAudit({ actor, action: 'case.decided', subject: id, data }, tx);
  });
  await deliverLetters(row.personId, deps);
  return reviewCase(actor, id, deps);
}
