import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { csvCell } from '../caseworker/figures-csv';
import { type AuditTexts, actionText, detailsOf, roleText } from './audit-words';

const rowOf = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** With the mark by which spreadsheets read UTF-8. @param columns time, who, role, what, code, reference, details */
export const auditCsvHeader = (columns: readonly string[]): string => `\uFEFF${rowOf(columns)}`;

/** Lines of the log as a file: the page's words, the moment in UTC, and no cell that a spreadsheet would run (S-32). */
export const auditCsvRows = (lines: readonly AuditLine[], texts: AuditTexts): string =>
  lines
    .map((line) =>
      rowOf([
        new Date(line.atMs).toISOString(),
        line.staffName,
        roleText(line, texts),
        actionText(line.action, texts),
        line.action,
        line.subject ?? '',
        detailsOf(line, texts)
          .map(({ label, value }) => `${label}: ${value}`)
          .join(', '),
      ]),
    )
    .join('');
