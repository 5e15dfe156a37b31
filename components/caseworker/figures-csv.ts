import type { ClaimTable } from './claims-table';

/**
 * One CSV cell, quoted. A text that a spreadsheet would run as a formula gets an apostrophe in front (S-32): a
 * region's name comes from a register, not from us.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * The table that the page shows, as CSV: the same suppression, and a suppressed cell says so in words.
 * @param words column titles and the word that stands for a suppressed cell, in the reader's language
 */
export function toFiguresCsv(
  table: ClaimTable,
  words: { readonly month: string; readonly total: string; readonly suppressed: string; readonly none: string },
): string {
  const header = [words.month, ...table.regions.map((region) => region.name), ...(table.hasTotal ? [words.total] : [])];
  const lines = table.months.map((month) => [
    String(month.period),
    ...month.cells.map((cell) => (cell === null ? words.none : String(cell.count ?? words.suppressed))),
    ...(table.hasTotal ? [String(month.total ?? words.suppressed)] : []),
  ]);
  return `\uFEFF${[header, ...lines].map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;
}
