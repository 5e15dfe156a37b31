import 'server-only';
import type { z } from 'zod';
import { period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import type { IssuedStatement, zIssueRequest, zReplaceRequest } from '@/lib/shared/schemas/issuer-api';
import { log } from '../log';
import { inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import { isEmployed, takeNumbers } from '../repositories/issuers';
import {
  createStatements,
  findActiveStatement,
  findStatement,
  lockStatement,
  retireStatement,
  type StatementRow,
} from '../repositories/statements';
import { type DeliveryDeps, deliverStatement } from './deliver-statement';
import { checkPeriod, statementAmounts } from './statement-amounts';

export type IssueDeps = DeliveryDeps & { readonly now: Date };

/** An issuer's own view of a statement. */
export function toIssuedStatement(row: StatementRow): IssuedStatement {
  return {
    id: row.id,
    personId: row.personId,
    displayName: row.person.displayName,
    period: period(row.period),
    grossCents: row.grossCents.toString(),
    netCents: row.netCents.toString(),
    number: row.number.toString(),
    issuedAtMs: row.issuedAt.getTime(),
    status: statusOf(row),
    corrections: row.corrections as unknown as IssuedStatement['corrections'],
  };
}

function statusOf(row: StatementRow): IssuedStatement['status'] {
  if (row.replacedAt) return 'replaced';
  if (row.items.some(({ collectedAt }) => collectedAt !== null)) return 'collected';
  return row.items.some(({ personId }) => personId === row.personId) ? 'delivered' : 'waiting';
}

/**
 * Issues one month's statement of one of the issuer's own people and delivers it.
 * @throws PERSON_NOT_EMPLOYED, PERIOD_IN_FUTURE, AMOUNT_*, NET_ABOVE_GROSS, CORRECTION_*, STATEMENT_EXISTS; NOT_FOUND
 * for a correction of a month without a statement
 */
export async function issueStatement(
  issuerId: string,
  request: z.output<typeof zIssueRequest>,
  deps: IssueDeps,
): Promise<IssuedStatement> {
  const { db, now } = deps;
  const { personId } = request;
  if (!(await isEmployed(issuerId, personId, db))) throw new AppError('PERSON_NOT_EMPLOYED');
  checkPeriod(request.period, now);
  const amounts = statementAmounts(request.period, request);
  for (const correction of amounts.corrections) {
    if (!(await findActiveStatement(issuerId, personId, correction.period, db))) {
      throw new AppError('NOT_FOUND', { data: { period: correction.period } });
    }
  }
  const [id] = await refuseDuplicate(() =>
    inTransaction(db, async (tx) => {
      const number = await takeNumbers(issuerId, 1, tx);
      return createStatements([{ issuerId, personId, period: request.period, number, ...amounts }], tx);
    }),
  );
  return deliverAndShow(id, deps);
}

/**
 * Puts other amounts in the place of a statement that no card has collected yet. The amounts are the month's totals;
 * lines of correction are kept as they are.
 * @throws NOT_FOUND for another issuer's statement, or one that was replaced; STATEMENT_COLLECTED; AMOUNT_*
 */
export async function replaceStatement(
  issuerId: string,
  statementId: string,
  request: z.output<typeof zReplaceRequest>,
  deps: IssueDeps,
): Promise<IssuedStatement> {
  const { db, now } = deps;
  const [id] = await refuseDuplicate(() =>
    inTransaction(db, async (tx) => {
      const old = await lockStatement(statementId, tx);
      if (!old || old.issuerId !== issuerId || old.replacedAt) throw new AppError('NOT_FOUND');
      if (old.items.some(({ collectedAt }) => collectedAt !== null)) throw new AppError('STATEMENT_COLLECTED');
      const { grossCents, netCents } = statementAmounts(period(old.period), request);
      await retireStatement(old.id, now, tx);
      const number = await takeNumbers(issuerId, 1, tx);
      const { corrections } = toIssuedStatement(old);
      const { personId, period: month } = old;
      return createStatements([{ issuerId, personId, period: month, grossCents, netCents, number, corrections }], tx);
    }),
  );
  return deliverAndShow(id, deps);
}

async function refuseDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('STATEMENT_EXISTS', { cause: error });
    throw error;
  }
}

/** The statement stands from here on; a delivery that fails is taken up when the card asks for its mail. */
async function deliverAndShow(id: string | undefined, deps: IssueDeps): Promise<IssuedStatement> {
  if (id === undefined) throw new AppError('UNEXPECTED');
  await tryDelivery(id, deps);
  const row = await findStatement(id, deps.db);
  if (!row) throw new AppError('NOT_FOUND');
  return toIssuedStatement(row);
}

export async function tryDelivery(statementId: string, deps: DeliveryDeps): Promise<void> {
  await deliverStatement(statementId, deps).catch((error: unknown) => {
    log.error('statement.delivery.failed', { statementId, error: error instanceof Error ? error : String(error) });
  });
}
