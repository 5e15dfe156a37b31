import 'server-only';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { type Period, period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { zImportRequest, zImportResult } from '@/lib/shared/schemas/issuer-api';
import { inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import { listEmployees, takeNumbers } from '../repositories/issuers';
import { activeKey, createStatements, peopleWithStatement } from '../repositories/statements';
import { type IssueDeps, tryDelivery } from './issue-statement';
import { checkPeriod, type StatementAmounts, statementAmounts } from './statement-amounts';
import { type CsvLine, readStatementCsv } from './statement-csv';

type Result = z.input<typeof zImportResult>;
type Row = Result['rows'][number];
type GoodRow = { readonly personId: string; readonly period: Period; readonly amounts: StatementAmounts };

/**
 * Reads a month of statements from CSV. Without `commit`, or with any faulty line, nothing is written and each line
 * says what is wrong with it; else all are written in one transaction and then delivered.
 * @throws CSV_MALFORMED, INPUT_TOO_LARGE; STATEMENT_EXISTS when one of them was issued elsewhere at the same moment
 */
export async function importStatements(
  issuerId: string,
  request: z.output<typeof zImportRequest>,
  deps: IssueDeps,
): Promise<Result> {
  const lines = readStatementCsv(request.csv);
  const employees = await listEmployees(issuerId, deps.db);
  const byStaffNumber = new Map(employees.map(({ staffNumber, person }) => [staffNumber, person]));
  const periods = new Set(lines.flatMap(({ fields }) => periodsIn(fields)));
  const taken = await peopleWithStatement(issuerId, [...periods], deps.db);
  const read = lines.map((line) => readLine(line, { issuerId, byStaffNumber, taken, now: deps.now }));
  const rows = read.map(({ row }) => row);
  const good = read.flatMap(({ statement }) => (statement ? [statement] : []));
  if (!request.commit || good.length < lines.length) return { committed: false, rows };
  const ids = await writeAll(issuerId, good, deps);
  await Promise.race([deliverAll(ids, deps), setTimeout(DELIVERY_WAIT_MS)]);
  return { committed: true, rows };
}

/** Signing takes time: a long import answers before the last statement is in its card; the rest goes on meanwhile. */
const DELIVERY_WAIT_MS = 3_000;

async function deliverAll(ids: readonly string[], deps: IssueDeps): Promise<void> {
  for (const id of ids) {
    await tryDelivery(id, deps);
    // Other requests come first.
    await setImmediate();
  }
}

async function writeAll(issuerId: string, statements: readonly GoodRow[], deps: IssueDeps): Promise<string[]> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      const first = await takeNumbers(issuerId, statements.length, tx);
      return createStatements(
        statements.map(({ amounts, ...statement }, index) => ({
          issuerId,
          ...statement,
          ...amounts,
          number: first + BigInt(index),
        })),
        tx,
      );
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('STATEMENT_EXISTS', { cause: error });
    throw error;
  }
}

/** `202610` or `2026-10`. @throws PERIOD_MALFORMED */
function readPeriod(text: string): Period {
  const match = /^(\d{4})-?(\d{2})$/.exec(text);
  if (!match) throw new AppError('PERIOD_MALFORMED');
  return period(Number(`${match[1]}${match[2]}`));
}

function periodsIn(fields: CsvLine['fields']): Period[] {
  try {
    return fields ? [readPeriod(fields[1])] : [];
  } catch {
    return [];
  }
}

type Known = {
  readonly issuerId: string;
  readonly byStaffNumber: ReadonlyMap<string, { readonly id: string; readonly displayName: string }>;
  /** Keys of statements in force; grows by those of earlier lines. */
  readonly taken: Set<string>;
  readonly now: Date;
};

function readLine({ line, fields }: CsvLine, known: Known): { row: Row; statement: GoodRow | null } {
  const [staffNumber = '', periodText = '', gross = '', net = ''] = fields ?? [];
  const person = known.byStaffNumber.get(staffNumber);
  const row: Row = {
    line,
    staffNumber: staffNumber.slice(0, 40),
    displayName: person?.displayName ?? null,
    period: null,
    grossCents: null,
    netCents: null,
    errorCode: null,
    suggestion: null,
  };
  const fault = (code: ErrorCode, suggestion: string | null = null) => ({
    row: { ...row, errorCode: code, suggestion },
    statement: null,
  });
  if (!fields) return fault('CSV_MALFORMED');
  if (!person) return fault('PERSON_NOT_EMPLOYED');
  try {
    const month = readPeriod(periodText);
    row.period = month;
    checkPeriod(month, known.now);
    const amounts = statementAmounts(month, { gross, net });
    row.grossCents = amounts.grossCents.toString();
    row.netCents = amounts.netCents.toString();
    const key = activeKey(known.issuerId, person.id, month);
    if (known.taken.has(key)) return fault('STATEMENT_EXISTS');
    known.taken.add(key);
    return { row, statement: { personId: person.id, period: month, amounts } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { suggestion } = error.data;
    return fault(error.code, typeof suggestion === 'string' ? suggestion : null);
  }
}
