import 'server-only';
import { hasEnded, isLate } from '@/lib/shared/domain/late-statements';
import { type Period, period } from '@/lib/shared/domain/period';
import { MISSING_REASON } from '@/lib/shared/domain/reviews';
import { AppError } from '@/lib/shared/errors/app-error';
import type { DeskCase, DeskStatement, Household } from '@/lib/shared/schemas/work-list-api';
import type { DecidingActor } from '../auth/own-register';
import { type Db, inTransaction } from '../repositories/database';
import { takeNumbers } from '../repositories/issuers';
import { notify } from '../repositories/notifications';
import { createDecided, decideReview, findReview, type ReviewRow } from '../repositories/reviews';
import { createStatements, findActiveStatement, retireStatement } from '../repositories/statements';
import {
  type EntrySource,
  findHousehold,
  type HouseholdRow,
  lockHousehold,
  sourcesWithStatement,
} from '../repositories/work-list';
import { type Agency, agencyOf, requireOwn } from './agency-cases';
import { deliverLetters } from './asbestos/letters';
import { recordAudit, recordReading } from './audit';
import { splitEntry } from './income-desk-split';
import { type IssueDeps, tryDelivery } from './issue-statement';
import { statementAmounts } from './statement-amounts';
import { toHousehold } from './work-list-cases';

type Deps = Pick<IssueDeps, 'db' | 'now'>;
const nowSecOf = ({ now }: Pick<Deps, 'now'>): number => now.getTime() / 1000;

/** A request that the desk may answer: open, of the own register, of this month and household. @throws NOT_FOUND, REVIEW_DECIDED */
function checkReview(review: ReviewRow | null, household: HouseholdRow, month: number): ReviewRow {
  const people = new Set([household.personId, ...household.sources.map(({ personId }) => personId)]);
  const isOf =
    review !== null &&
    review.kind !== 'missing' &&
    review.scheme === household.scheme &&
    review.region === household.region &&
    review.period === month &&
    people.has(review.personId);
  if (!isOf) throw new AppError('NOT_FOUND');
  if (review.decidedAt !== null) throw new AppError('REVIEW_DECIDED');
  return review;
}

/**
 * Whether a request opens this source for the desk: only its author's own, and of a contested statement only the source
 * that issued it. What others of the household stated, and nobody contests, stays.
 */
const isAskedBy =
  (review: Pick<ReviewRow, 'kind' | 'personId' | 'issuerId'> | null) =>
  ({ issuerId, personId }: { readonly issuerId: string; readonly personId: string }): boolean =>
    review !== null && review.personId === personId && (review.kind !== 'statement' || review.issuerId === issuerId);

const covers = ({ validFrom, validUntil }: HouseholdRow, month: number): boolean =>
  validFrom <= month && month <= validUntil;

export type DeskQuery = {
  readonly entryId: string;
  readonly period: Period;
  readonly personId: string;
  readonly reviewId: string | null;
};

/**
 * What the desk's form is filled from: one person of a household in one month, and which sources the desk may replace. Who
 * opened it is in the audit log, one line an hour for each account and household.
 * @throws NOT_FOUND, REVIEW_DECIDED
 */
export async function deskCase(actor: DecidingActor, query: DeskQuery, deps: Deps): Promise<DeskCase> {
  const { db } = deps;
  const { entryId, period: month, personId, reviewId } = query;
  const row = await requireOwn(actor, await findHousehold(entryId, db), entryId, db);
  const { scheme, deskId, name } = agencyOf(actor);
  const person = row.sources.find((source) => source.personId === personId);
  if (!person || !covers(row, month)) throw new AppError('NOT_FOUND');
  const review = reviewId === null ? null : checkReview(await findReview(reviewId, db), row, month);
  const household = await toHousehold(row, month, deskId, db);
  const data = { scheme: row.scheme, region: row.region, period: month };
  await recordReading({ actor, action: 'desk.read', subject: entryId, data }, db);
  return {
    ...household,
    ...{ period: month, scheme, deskName: name, claimant: row.person.displayName },
    person: {
      id: personId,
      displayName: person.person.displayName,
      of: personId === row.personId ? 'self' : 'partner',
    },
    replaceable: replaceable(household, { personId, month, isAsked: isAskedBy(review) }, deps),
    review: review && {
      id: review.id,
      // Of their lists when they were written.
      kind: review.kind as NonNullable<DeskCase['review']>['kind'],
      reason: review.reason as NonNullable<DeskCase['review']>['reason'],
    },
  };
}

type IsAsked = ReturnType<typeof isAskedBy>;

/** A source gives way when it is late, or when its own person asked; the desk's own statement is due once the month ended. */
function replaceable(
  { sources }: Household,
  { personId, month, isAsked }: { readonly personId: string; readonly month: Period; readonly isAsked: IsAsked },
  deps: Pick<Deps, 'now'>,
): string[] {
  const nowSec = nowSecOf(deps);
  if (!hasEnded(month, nowSec)) return [];
  const own = sources.filter((source) => source.personId === personId);
  const due = own.filter(
    (source) => isAsked(source) || (!source.hasIssued && (source.isDesk || isLate(month, nowSec))),
  );
  // The desk states a person's month once: what it stated for one source goes into the sum with another.
  return own
    .filter((source) => due.includes(source) || (source.isDesk && due.length > 0))
    .map(({ issuerId }) => issuerId);
}

/**
 * The income desk takes the place of sources of one person for one month, and states the month's income: all of it in one
 * statement, so that a person with more sources than a leaf has room for can be counted too. Register, statement, decision
 * and log are written together; the leaf follows with the next root, the statement goes to the cards that count it.
 * @returns the statement's number
 * @throws NOT_FOUND, ENTRY_CHANGED when the household is not what the form was filled from, REVIEW_DECIDED,
 *   PERIOD_IN_FUTURE, SOURCE_NOT_LATE, SOURCE_HAS_ISSUED, STATEMENT_COLLECTED, AMOUNT_*, NET_ABOVE_GROSS
 */
export async function stateByDesk(
  actor: DecidingActor,
  request: DeskStatement,
  deps: IssueDeps,
): Promise<{ readonly number: string; readonly period: Period }> {
  const { db } = deps;
  const { entryId, reviewId } = request;
  await requireOwn(actor, await findHousehold(entryId, db), entryId, db);
  const amounts = statementAmounts(request.period, request);
  const done = await inTransaction(db, async (tx) => {
    const row = await lockHousehold(entryId, tx);
    if (!row) throw new AppError('ENTRY_CHANGED');
    const review = reviewId === null ? null : checkReview(await findReview(reviewId, tx), row, request.period);
    if (row.version !== request.version) throw new AppError('ENTRY_CHANGED');
    const agency = agencyOf(actor);
    const covered = await checkCovered(row, request, { isAsked: isAskedBy(review), agency, now: deps.now, tx });
    const number = await writeStatement(row, request, { agency, amounts, now: deps.now, tx });
    const changed = covered.some(({ issuerId }) => issuerId !== agency.deskId);
    if (changed) {
      await splitEntry(row, request.period, sourcesWithDesk(row, covered, agency.deskId), tx);
      await notify('register', tx);
    }
    const caseId = await decide(actor, { row, request, review, covered, now: deps.now }, tx);
    const { scheme, region } = row;
    const { period: month, reason, papers, consent } = request;
    const data = { scheme, region, period: month, reason, papers, consent, sources: covered.length };
    await recordAudit({ actor, action: 'desk.statement', subject: caseId ?? entryId, data }, tx);
    return { number, told: new Set([review?.personId ?? request.personId, request.personId]) };
  });
  await tryDelivery(done.number.id, deps);
  for (const personId of done.told) await deliverLetters(personId, deps);
  return { number: done.number.number.toString(), period: request.period };
}

type Check = {
  readonly isAsked: IsAsked;
  readonly agency: Agency;
  readonly now: Date;
  readonly tx: Db;
};

/** The sources whose place the desk takes. @throws what stateByDesk says of them */
async function checkCovered(
  row: HouseholdRow,
  { period: month, personId, covers: wanted }: DeskStatement,
  { isAsked, agency, now, tx }: Check,
): Promise<EntrySource[]> {
  const covered = row.sources.filter((source) => source.personId === personId && wanted.includes(source.issuerId));
  const hasGone = row.endedAt !== null && row.endedAt <= now;
  if (covered.length !== new Set(wanted).size || !covers(row, month) || hasGone) throw new AppError('ENTRY_CHANGED');
  const nowSec = nowSecOf({ now });
  if (!hasEnded(month, nowSec)) throw new AppError('PERIOD_IN_FUTURE');
  const isDesk = ({ issuerId }: EntrySource): boolean => issuerId === agency.deskId;
  const others = covered.filter((source) => !isDesk(source) && !isAsked(source));
  // The desk states a person's month once: what it stated for one source is in the sum with the other.
  const isLeftOut = row.sources.some((source) => source.personId === personId && isDesk(source));
  if (isLeftOut && !covered.some(isDesk)) throw new AppError('INPUT_MALFORMED', { data: { field: 'covers' } });
  // With a source that was asked about, the desk's own statement of that person gives way too.
  if (others.length === 0 && covered.some(isAsked)) return covered;
  if (others.length > 0 && !isLate(month, nowSec)) throw new AppError('SOURCE_NOT_LATE');
  const hasIssued = await sourcesWithStatement(covered, month, tx);
  if ((others.length > 0 ? others : covered).some(hasIssued)) throw new AppError('SOURCE_HAS_ISSUED');
  return covered;
}

/** The household's sources in the month: the desk stands once for a person, however many it takes the place of. */
function sourcesWithDesk(row: HouseholdRow, covered: readonly EntrySource[], deskId: string): EntrySource[] {
  const isCovered = (one: EntrySource): boolean =>
    covered.some(({ issuerId, personId }) => issuerId === one.issuerId && personId === one.personId);
  const replaced = row.sources.map((source) => ({
    issuerId: isCovered(source) ? deskId : source.issuerId,
    personId: source.personId,
  }));
  return replaced.filter(
    (one, place) =>
      replaced.findIndex(({ issuerId, personId }) => issuerId === one.issuerId && personId === one.personId) === place,
  );
}

type Writing = {
  readonly agency: Agency;
  readonly amounts: { readonly grossCents: bigint; readonly netCents: bigint };
  readonly now: Date;
  readonly tx: Db;
};

/**
 * The desk's statement, in the place of an earlier one of the same month. One that a card has collected may have been
 * claimed with, unless another source of the household was silent all the while: nothing can be claimed then.
 * @throws STATEMENT_COLLECTED
 */
async function writeStatement(
  row: HouseholdRow,
  { personId, period: month }: DeskStatement,
  { agency, amounts, now, tx }: Writing,
) {
  const { deskId: issuerId } = agency;
  const earlier = await findActiveStatement(issuerId, personId, month, tx);
  if (earlier !== null) {
    const isCollected = earlier.items.some(({ collectedAt }) => collectedAt !== null);
    const hasIssued = await sourcesWithStatement(row.sources, month, tx);
    if (isCollected && row.sources.every(hasIssued)) throw new AppError('STATEMENT_COLLECTED');
    await retireStatement(earlier.id, now, tx);
  }
  const number = await takeNumbers(issuerId, 1, tx);
  const { grossCents, netCents } = amounts;
  const statement = { issuerId, personId, period: month, grossCents, netCents, number, corrections: [] };
  const [id] = await createStatements([statement], tx);
  if (id === undefined) throw new AppError('UNEXPECTED');
  return { id, number };
}

type Deciding = {
  readonly row: HouseholdRow;
  readonly request: DeskStatement;
  readonly review: ReviewRow | null;
  readonly covered: readonly EntrySource[];
  readonly now: Date;
};

/**
 * The decision that goes with it: of the request that it answers, or of a statement that did not come; of both where
 * somebody else asked than the one whose income is stated, so that each is told. What the desk states
 * as a household's source of its own is no decision.
 * @returns the case's id, or null
 */
async function decide(
  actor: DecidingActor,
  { row, request, review, covered, now }: Deciding,
  tx: Db,
): Promise<string | null> {
  const { scheme, region } = row;
  const { period: month, personId, reason } = request;
  const decision = 'desk-replaced';
  const decided = { decision, decisionReason: reason, staffId: actor.staffId, decidedAt: now };
  const silent = covered.find(({ issuerId }) => issuerId !== agencyOf(actor).deskId);
  if (review === null && silent === undefined) return null;
  if (review !== null && !(await decideReview(review.id, decided, tx))) throw new AppError('REVIEW_DECIDED');
  const missing = {
    ...{ personId, scheme, region, period: period(month), kind: 'missing', statementId: null },
    ...{ issuerId: silent?.issuerId ?? null, reason: MISSING_REASON },
  };
  const isOfOther = review !== null && review.personId !== personId && silent !== undefined;
  const made = review === null || isOfOther ? await createDecided(missing, decided, tx) : null;
  const cases = [review, made].filter((one) => one !== null);
  for (const { id: subject, kind } of cases) {
    const data = { scheme, region, period: month, kind, decision, reason };
    await recordAudit({ actor, action: 'case.decided', subject, data }, tx);
  }
  return cases[0]?.id ?? null;
}
