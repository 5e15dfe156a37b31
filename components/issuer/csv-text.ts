import { checkAmount } from './euro-text';

/** A field between two delimiters with what surrounds it, so that a line can be put back as it was typed. */
type CsvField = { readonly raw: string; readonly value: string };

const HEADER = 'staffNumber;period;gross;net';

/** The largest import that the server takes, in characters. PRE of zImportRequest. */
export const CSV_MAX_CHARACTERS = 1_000_000;

/**
 * A file to start from: one line per person of the employer's staff for one month, amounts left open.
 * The byte order mark makes spreadsheets read it as UTF-8.
 */
export function templateCsv(staffNumbers: readonly string[], period: number): string {
  return `\uFEFF${[HEADER, ...staffNumbers.map((number) => `${number};${period};;`)].join('\r\n')}\r\n`;
}

/** Splits one line, minding double quotes. */
function fieldsOf(line: string, delimiter: string): CsvField[] {
  const fields: CsvField[] = [];
  let raw = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    if (character === delimiter && !quoted) {
      fields.push(toField(raw));
      raw = '';
    } else raw += character;
  }
  fields.push(toField(raw));
  return fields;
}

function toField(raw: string): CsvField {
  const trimmed = raw.trim();
  const value = /^".*"$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
  return { raw, value };
}

/**
 * Replaces every amount with a thousands point on the given lines by the reading that was suggested for it, and leaves
 * all other characters as they were typed.
 * @param lines 1-based line numbers, as the preview names them
 */
export function acceptSuggestions(csv: string, lines: readonly number[]): string {
  const wanted = new Set(lines);
  // The first line decides for all of them, as on the server.
  const delimiter = (csv.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  return csv
    .split('\n')
    .map((line, index) => (wanted.has(index + 1) ? acceptInLine(line, delimiter) : line))
    .join('\n');
}

function acceptInLine(line: string, delimiter: string): string {
  const fields = fieldsOf(line.replace(/\r$/, ''), delimiter);
  const ending = line.endsWith('\r') ? '\r' : '';
  const replaced = fields.map(({ raw, value }, column) => {
    // Amounts stand in the third and fourth column; a staff number may look like one.
    if (column < 2) return raw;
    const check = checkAmount(value);
    if (check.ok || check.suggestion === null) return raw;
    return delimiter === ',' ? `"${check.suggestion}"` : check.suggestion;
  });
  return replaced.join(delimiter) + ending;
}
