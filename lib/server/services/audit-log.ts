import 'server-only';
import { isAuditAction } from '@/lib/shared/domain/audit';
import { dayBounds } from '@/lib/shared/domain/day-bounds';
import { AUDIT_PAGE_SIZE, type AuditLine, type AuditPage, type AuditQuery } from '@/lib/shared/schemas/audit-api';
import {
  type AuditFilter,
  type AuditRow,
  auditEvents,
  auditEventsAfter,
  countAuditEvents,
} from '../repositories/audit';
import type { Db } from '../repositories/database';
import { listStaff } from '../repositories/staff';

/** What of an address is a question to the log; anything else in it is left out. */
export function auditQuery(text: (name: string) => string | null): AuditQuery {
  const action = text('actie');
  const day = text('dag');
  const idOf = (name: string) => (/^\d{1,18}$/.test(text(name) ?? '') ? text(name) : null);
  return {
    action: action !== null && isAuditAction(action) ? action : null,
    staffId: text('account') || null,
    day: day !== null && dayBounds(day) ? day : null,
    before: idOf('voor'),
    after: idOf('na'),
  };
}

const filterOf = ({ action, staffId, day }: AuditQuery): AuditFilter => ({
  action,
  staffId,
  between: day === null ? null : dayBounds(day),
});

const toLine = (row: AuditRow): AuditLine => ({
  id: row.id.toString(),
  atMs: row.at.getTime(),
  staffName: row.staffName,
  role: row.role,
  region: row.region,
  action: row.action,
  subject: row.subject,
  // Written by recordAudit alone: a closed list of fields.
  data: row.data as AuditLine['data'],
});

/** A page of the log, newest first, with the accounts that it can be asked for. */
export async function auditPage(query: AuditQuery, db: Db): Promise<AuditPage> {
  const filter = filterOf(query);
  const [total, accounts] = await Promise.all([countAuditEvents(filter, db), listStaff(db)]);
  const take = AUDIT_PAGE_SIZE + 1;
  const goesBack = query.after !== null;
  const found =
    query.after === null
      ? await auditEvents(filter, { before: query.before === null ? null : BigInt(query.before), take }, db)
      : await auditEventsAfter(filter, BigInt(query.after), take, db);
  const hasMore = found.length > AUDIT_PAGE_SIZE;
  const rows = found.slice(0, AUDIT_PAGE_SIZE);
  if (goesBack) rows.reverse();
  const lines = rows.map(toLine);
  const [newest, oldest] = [lines[0]?.id ?? null, lines.at(-1)?.id ?? null];
  return {
    lines,
    total,
    older: goesBack || hasMore ? oldest : null,
    newer: (goesBack ? hasMore : query.before !== null) ? newest : null,
    accounts: accounts.map(({ id, name }) => ({ id, name })),
  };
}

const FILE_BATCH = 1_000;

/** All lines that are asked for, newest first, in batches: a file may be long. */
export async function* auditLines(query: AuditQuery, db: Db): AsyncGenerator<readonly AuditLine[]> {
  const filter = filterOf(query);
  let before: bigint | null = null;
  for (;;) {
    const rows: AuditRow[] = await auditEvents(filter, { before, take: FILE_BATCH }, db);
    if (rows.length === 0) return;
    yield rows.map(toLine);
    before = rows.at(-1)?.id ?? null;
  }
}
