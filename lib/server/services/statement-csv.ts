import { type CsvError, parse } from 'csv-parse/sync';
import { AppError } from '@/lib/shared/errors/app-error';

export const MAX_IMPORT_LINES = 10_000;

/** One line as text; `fields` is null when it has not exactly four. */
export type CsvLine = {
  readonly line: number;
  readonly fields: readonly [staffNumber: string, period: string, gross: string, net: string] | null;
};

const HEADER = /^(staffnumber|staff number|personeelsnummer)$/i;

type WithInfo = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * Reads `staffNumber;period;gross;net`, separated by `;` or `,`, with or without header and BOM.
 * @throws CSV_MALFORMED with the line, when quotes are broken or there is no line at all; INPUT_TOO_LARGE above 10,000
 */
export function readStatementCsv(text: string): CsvLine[] {
  const firstLine = text.slice(0, 1000).split(/\r?\n/, 1)[0] ?? '';
  const delimiter = firstLine.includes(';') ? ';' : ',';
  let parsed: WithInfo[];
  try {
    parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 2_000,
      to: MAX_IMPORT_LINES + 2,
    }) as unknown as WithInfo[];
  } catch (error) {
    throw new AppError('CSV_MALFORMED', { data: { line: Number((error as CsvError).lines ?? 0) }, cause: error });
  }
  const rows = HEADER.test(parsed[0]?.record[0] ?? '') ? parsed.slice(1) : parsed;
  if (rows.length === 0) throw new AppError('CSV_MALFORMED', { data: { line: 0 } });
  if (rows.length > MAX_IMPORT_LINES) throw new AppError('INPUT_TOO_LARGE', { data: { maxLines: MAX_IMPORT_LINES } });
  return rows.map(({ record, info }) => {
    const [staffNumber, period, gross, net] = record;
    const isWhole = record.length === 4 && staffNumber && period && gross && net;
    return { line: info.lines, fields: isWhole ? [staffNumber, period, gross, net] : null };
  });
}
