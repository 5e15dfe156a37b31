import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { WireReceipt } from '@/lib/shared/schemas/review-api';
import type { Db } from './database';

const REVIEW = {
  id: true,
  personId: true,
  scheme: true,
  region: true,
  period: true,
  kind: true,
  statementId: true,
  issuerId: true,
  reason: true,
  receipt: true,
  askedAt: true,
  decidedAt: true,
  staffId: true,
  decision: true,
  decisionReason: true,
  person: { select: { displayName: true } },
  issuer: { select: { id: true, name: true, kind: true } },
  statement: { select: { number: true, issuedAt: true, replacedAt: true } },
} as const satisfies Prisma.ReviewRequestSelect;

export type ReviewRow = Prisma.ReviewRequestGetPayload<{ select: typeof REVIEW }>;

/** Marks a request that its own citizen took back: no member of staff decided. */
export const WITHDRAWN = 'withdrawn';

export type NewReview = {
  readonly personId: string;
  readonly scheme: number;
  readonly region: number;
  readonly period: number;
  readonly kind: string;
  readonly statementId: string | null;
  readonly issuerId: string | null;
  readonly reason: string;
  readonly receipt: WireReceipt | null;
};

export const openKey = ({ personId, kind, scheme, period }: Omit<NewReview, 'receipt'>): string =>
  `${personId}:${kind}:${scheme}:${period}`;

/** @throws a unique violation when one of the same kind, scheme and month is open: see isUniqueViolation */
export const createReview = (review: NewReview, db: Db): Promise<ReviewRow> =>
  db.reviewRequest.create({
    data: { ...review, receipt: review.receipt ?? Prisma.DbNull, openKey: openKey(review) },
    select: REVIEW,
  });

export type Decided = {
  readonly decision: string;
  readonly decisionReason: string | null;
  readonly staffId: string | null;
  readonly decidedAt: Date;
};

/** A case that nobody asked about, with its decision; or one that is passed on by itself. */
export const createDecided = (review: Omit<NewReview, 'receipt'>, decided: Decided, db: Db): Promise<ReviewRow> =>
  db.reviewRequest.create({ data: { ...review, ...decided, askedAt: decided.decidedAt }, select: REVIEW });

export const findReview = (id: string, db: Db): Promise<ReviewRow | null> =>
  db.reviewRequest.findUnique({ where: { id }, select: REVIEW });

export const findOpenReview = (key: string, db: Db): Promise<ReviewRow | null> =>
  db.reviewRequest.findUnique({ where: { openKey: key }, select: REVIEW });

/** A statement that went to its issuer without an agency. */
export const findPassedOn = (statementId: string, db: Db): Promise<ReviewRow | null> =>
  db.reviewRequest.findFirst({ where: { statementId, decision: 'passed-on', staffId: null }, select: REVIEW });

/** A citizen's own, newest first. What staff decided without being asked is told by letter. */
export const reviewsOf = (personId: string, db: Db): Promise<ReviewRow[]> =>
  db.reviewRequest.findMany({
    where: { personId, kind: { not: 'missing' } },
    select: REVIEW,
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });

/** Decides once: of two at the same moment one wins. What the citizen showed goes. @returns false when it was decided */
export async function decideReview(id: string, decided: Decided, db: Db): Promise<boolean> {
  const { count } = await db.reviewRequest.updateMany({
    where: { id, decidedAt: null },
    data: { ...decided, openKey: null, receipt: Prisma.DbNull },
  });
  return count === 1;
}

const AGENCY_CASES = { kind: { not: 'missing' } } as const;

/** Open questions of one register's clients, oldest first. */
export const openReviews = (scheme: number, region: number, limit: number, db: Db): Promise<ReviewRow[]> =>
  db.reviewRequest.findMany({
    where: { scheme, region, decidedAt: null, ...AGENCY_CASES },
    select: REVIEW,
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });

export const countOpenReviews = (scheme: number, region: number, db: Db): Promise<number> =>
  db.reviewRequest.count({ where: { scheme, region, decidedAt: null, ...AGENCY_CASES } });

/** What was decided last in one register, newest first. */
export const decidedReviews = (scheme: number, region: number, limit: number, db: Db): Promise<ReviewRow[]> =>
  db.reviewRequest.findMany({
    where: { scheme, region, staffId: { not: null } },
    select: REVIEW,
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });

/**
 * What an employer was asked to correct for a month. Says nothing of who asked: no agency, no scheme. Only what its employee
 * contested: of a statement that did not come no citizen asks, so that a notice of it would tell who is a client.
 */
export const askedOfIssuer = (issuerId: string, period: number, db: Db) =>
  db.reviewRequest.findMany({
    where: { issuerId, period, kind: 'statement', decision: 'passed-on' },
    select: {
      id: true,
      personId: true,
      statementId: true,
      reason: true,
      decidedAt: true,
      person: { select: { displayName: true } },
      statement: { select: { replacedAt: true } },
    },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
