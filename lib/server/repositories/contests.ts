import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

const CONTEST = {
  id: true,
  personId: true,
  statementId: true,
  reason: true,
  askedAt: true,
  answeredAt: true,
  outcome: true,
  answer: true,
  statement: { select: { issuerId: true } },
} as const satisfies Prisma.ContestSelect;

export type ContestRow = Prisma.ContestGetPayload<{ select: typeof CONTEST }>;

export const contestsOf = (personId: string, db: Db): Promise<ContestRow[]> =>
  db.contest.findMany({ where: { personId }, select: CONTEST, orderBy: { askedAt: 'desc' }, take: 100 });

export const findContest = (id: string, db: Db): Promise<ContestRow | null> =>
  db.contest.findUnique({ where: { id }, select: CONTEST });

export const findOpenContest = (statementId: string, db: Db): Promise<ContestRow | null> =>
  db.contest.findUnique({ where: { openKey: statementId }, select: CONTEST });

/** @throws a unique violation when one is open already: see isUniqueViolation */
export async function createContest(
  contest: Pick<ContestRow, 'personId' | 'statementId' | 'reason'>,
  db: Db,
): Promise<ContestRow> {
  return db.contest.create({ data: { ...contest, openKey: contest.statementId }, select: CONTEST });
}

/** @returns false when it was answered before */
export async function answerContest(
  id: string,
  answer: { readonly outcome: string; readonly answer: string | null; readonly answeredAt: Date },
  db: Db,
): Promise<boolean> {
  const { count } = await db.contest.updateMany({
    where: { id, answeredAt: null },
    data: { ...answer, openKey: null },
  });
  return count === 1;
}
