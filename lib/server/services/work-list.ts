import 'server-only';
import { endedMonths, isLate, lateFromSec, newestLate } from '@/lib/shared/domain/late-statements';
import { type Period, period } from '@/lib/shared/domain/period';
import type { DecisionReason } from '@/lib/shared/domain/reviews';
import type { CaseRow, MissingRow, WorkList } from '@/lib/shared/schemas/work-list-api';
import type { DecidingActor } from '../auth/own-register';
import type { Db } from '../repositories/database';
import { countOpenReviews, decidedReviews, openReviews, type ReviewRow, WITHDRAWN } from '../repositories/reviews';
import { type SilentSource, silentSources } from '../repositories/work-list';
import { type Agency, agencyOf } from './agency-cases';

/** The oldest questions come first, and those below the limit come up when these are done. */
const OPEN_LIMIT = 200;
const RECENT_LIMIT = 10;
/** Months that may be looked at: a statement can be used for thirteen. */
const MONTHS_OFFERED = 6;
const MISSING_PER_PAGE = 50;

/** One case as the lists show it. What was of a list when it was written is of it now. */
export const toCaseRow = (row: ReviewRow): CaseRow => ({
  id: row.id,
  kind: row.kind as CaseRow['kind'],
  displayName: row.person.displayName,
  period: period(row.period),
  reason: row.reason as CaseRow['reason'],
  issuerName: row.issuer?.name ?? null,
  hasReceipt: row.receipt !== null,
  askedAtMs: row.askedAt.getTime(),
  decision: row.decision === WITHDRAWN ? null : (row.decision as CaseRow['decision']),
  decisionReason: row.decisionReason as DecisionReason | null,
  decidedAtMs: row.decidedAt?.getTime() ?? null,
});

export type WorkListQuery = { readonly month: Period | null; readonly page: number };

/**
 * What needs a human at one agency: contested statements, months that clients ask about, and statements that did not come,
 * ten days after the end of their month. Neither incomes nor claims are in it.
 */
export async function workList(
  actor: DecidingActor,
  { month, page }: WorkListQuery,
  { db, now }: { readonly db: Db; readonly now: Date },
): Promise<WorkList> {
  const agency = agencyOf(actor);
  const { schemeId, region } = agency;
  const [open, openTotal, decided, missing] = await Promise.all([
    openReviews(schemeId, region, OPEN_LIMIT, db),
    countOpenReviews(schemeId, region, db),
    decidedReviews(schemeId, region, RECENT_LIMIT, db),
    missingStatements(agency, month, page, { db, now }),
  ]);
  const rows = open.map(toCaseRow);
  return {
    agency: { name: agency.name, scheme: agency.scheme },
    statements: rows.filter(({ kind }) => kind === 'statement'),
    months: rows.filter(({ kind }) => kind === 'month'),
    openTotal,
    missing,
    recent: decided.map(toCaseRow),
  };
}

async function missingStatements(
  agency: Agency,
  wanted: Period | null,
  page: number,
  { db, now }: { readonly db: Db; readonly now: Date },
): Promise<WorkList['missing']> {
  const nowSec = now.getTime() / 1000;
  const offered = endedMonths(nowSec, MONTHS_OFFERED);
  const month = wanted !== null && offered.includes(wanted) ? wanted : newestLate(nowSec);
  const { schemeId, region, deskId } = agency;
  const { rows, total } = await silentSources(
    {
      ...{ scheme: schemeId, region, period: month, deskId, now },
      isLate: isLate(month, nowSec),
      limit: MISSING_PER_PAGE,
      offset: (page - 1) * MISSING_PER_PAGE,
    },
    db,
  );
  return {
    period: month,
    offered,
    lateFromMs: lateFromSec(month) * 1000,
    rows: rows.map((row) => toMissing(row, deskId)),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / MISSING_PER_PAGE)),
  };
}

const toMissing = ({ claimantId: _, ...row }: SilentSource, deskId: string): MissingRow => ({
  ...row,
  isDesk: row.issuerId === deskId,
});
