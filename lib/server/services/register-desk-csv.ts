import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { type CsvError, parse } from 'csv-parse';
import { AppError } from '@/lib/shared/errors/app-error';
import { IMPORT_MAX_LINES } from '@/lib/shared/schemas/register-import-api';

/** One line as text, whatever it holds. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const HEADER = /^(clientnumber|client number|cli[eë]ntnummer|klantnummer)$/i;
/** A twentieth of a second of parsing: other requests come in between. */
const SLICE = 256 * 1024;

type WithInfo = { readonly record: string[]; readonly info: { readonly lines: number } };

/**
 * Reads a file of the register, separated by `;` or `,`, with or without header and BOM. Takes a second for 100,000 lines,
 * and lets other work through meanwhile.
 * @throws CSV_MALFORMED with the line, when quotes are broken or there is no line at all; INPUT_TOO_LARGE above 100,000 lines
 */
export async function readRegisterCsv(text: string): Promise<CsvRow[]> {
  const firstLine = text.slice(0, 2000).split(/\r?\n/, 1)[0] ?? '';
  const parser = parse({
    bom: true,
    delimiter: firstLine.includes(';') ? ';' : ',',
    info: true,
    relax_column_count: true,
    // A formula in a cell without quotes around it is to be named as what it is.
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 2_000,
    to: IMPORT_MAX_LINES + 2,
  });
  const rows: CsvRow[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('readable', () => {
      for (let read = parser.read() as WithInfo | null; read !== null; read = parser.read() as WithInfo | null) {
        rows.push({ line: read.info.lines, cells: read.record });
      }
    });
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  // Looked at below; until then an early fault must not count as unhandled.
  ended.catch(() => undefined);
  for (let at = 0; at < text.length && !parser.destroyed; at += SLICE) {
    parser.write(text.slice(at, at + SLICE));
    await setImmediate();
  }
  parser.end();
  try {
    await ended;
  } catch (error) {
    throw new AppError('CSV_MALFORMED', { data: { line: Number((error as CsvError).lines ?? 0) }, cause: error });
  }
  if (HEADER.test(rows[0]?.cells[0] ?? '')) rows.shift();
  if (rows.length === 0) throw new AppError('CSV_MALFORMED', { data: { line: 0 } });
  if (rows.length > IMPORT_MAX_LINES) throw new AppError('INPUT_TOO_LARGE', { data: { maxLines: IMPORT_MAX_LINES } });
  return rows;
}
