import 'server-only';
import type { z } from 'zod';
import { parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Contest, zContestNew } from '@/lib/shared/schemas/advance-api';
import type { ContestAnswer, MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import {
  answerContest,
  type ContestRow,
  contestsOf,
  createContest,
  findContest,
  findOpenContest,
} from '../../repositories/contests';
import { type Db, inTransaction } from '../../repositories/database';
import { isUniqueViolation } from '../../repositories/database-errors';
import { removeUncollected } from '../../repositories/mailbox';
import { lockMedicalStatement, withdrawMedicalStatement } from '../../repositories/medical';
import { checkStatement, type DeskDeps, refuseRepetition, statementView, writeStatement } from './doctor-desk';
import { deliverLetters } from './letters';

const toContest = (row: ContestRow): Contest => ({
  id: row.id,
  credentialId: `urn:uuid:${row.statementId}`,
  // The reason was one of the list when it was written.
  reason: row.reason as Contest['reason'],
  status: row.answeredAt === null ? 'open' : 'answered',
  askedAtMs: row.askedAt.getTime(),
});

export const ownContests = async (personId: string, db: Db): Promise<Contest[]> =>
  (await contestsOf(personId, db)).map(toContest);

/**
 * A citizen says that a statement about them is wrong: it goes to its doctor. The same statement again while that is
 * open: the same contest.
 * @throws NOT_FOUND for a statement that is not about this person, or was withdrawn
 */
export async function contestStatement(
  personId: string,
  { credentialId, reason }: z.output<typeof zContestNew>,
  db: Db,
): Promise<Contest> {
  const statementId = credentialId.slice('urn:uuid:'.length);
  try {
    return await inTransaction(db, async (tx) => {
      // Locked, so that it is not withdrawn between the look and the contest.
      const statement = await lockMedicalStatement(statementId, tx);
      if (statement?.personId !== personId || statement.withdrawnAt !== null) throw new AppError('NOT_FOUND');
      return toContest(await createContest({ personId, statementId, reason }, tx));
    });
  } catch (error) {
    const open = isUniqueViolation(error) ? await findOpenContest(statementId, db) : null;
    if (!open) throw error;
    return toContest(open);
  }
}

/**
 * The doctor's answer, which is told to the citizen. A correction withdraws the statement and makes another in one step.
 * @returns the contested statement, or the one that took its place
 * @throws NOT_FOUND for another doctor's, CONTEST_ANSWERED, and what a statement's check throws
 */
export async function answerContestedStatement(
  issuerId: string,
  contestId: string,
  answer: ContestAnswer,
  deps: DeskDeps,
): Promise<MedicalStatementView> {
  const { db, now } = deps;
  const contest = await findContest(contestId, db);
  if (contest?.statement.issuerId !== issuerId) throw new AppError('NOT_FOUND');
  const { personId, statementId } = contest;
  const corrected =
    answer.outcome === 'corrected'
      ? { personId, diagnosisCode: answer.diagnosisCode, diagnosedOn: parseCalendarDay(answer.diagnosedOn) }
      : null;
  if (corrected) await checkStatement(issuerId, corrected, deps);
  const shownId = await refuseRepetition(() =>
    inTransaction(db, async (tx) => {
      const told = { outcome: answer.outcome, answer: answer.outcome === 'stands' ? answer.reason : null };
      if (!(await answerContest(contestId, { ...told, answeredAt: now }, tx))) throw new AppError('CONTEST_ANSWERED');
      if (answer.outcome === 'stands') return statementId;
      await withdrawMedicalStatement(statementId, now, tx);
      await removeUncollected(`medical:${statementId}`, tx);
      return corrected ? writeStatement(issuerId, corrected, tx) : statementId;
    }),
  );
  await deliverLetters(personId, deps);
  return statementView(shownId, db);
}
