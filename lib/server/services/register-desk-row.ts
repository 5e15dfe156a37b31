import { parseEuroInput } from '@/lib/shared/domain/cents';
import { type Period, period } from '@/lib/shared/domain/period';
import { readName, visible } from '@/lib/shared/domain/person-name';
import { MAX_SOURCES } from '@/lib/shared/protocol/register-leaf';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { zClientNumber } from '@/lib/shared/schemas/register-api';
import { EMPLOYER_SEPARATOR, type KeptRow, type RowFault } from '@/lib/shared/schemas/register-import-api';
import type { CsvRow } from './register-desk-csv';

/** What a line is read against. */
export type RowContext = {
  readonly scheme: SupplementScheme;
  readonly hasBenefit: boolean;
  /** Issuers by id and by name, both in lower case. */
  readonly issuers: ReadonlyMap<string, string>;
};

export type RowRead =
  | { readonly row: KeptRow }
  | {
      readonly line: number;
      readonly fault: RowFault /** What can be seen of the cell, shortened. */;
      readonly text: string;
    };

const COLUMNS = 8;
const MAX_SHOWN = 40;

class Refused {
  constructor(
    readonly fault: RowFault,
    readonly text: string,
  ) {}
}

/** Key of a class, or its number as the leaf holds it. */
function readClass(text: string, keys: readonly string[], fault: RowFault): number {
  const index = keys.findIndex((key) => key.toLowerCase() === text.toLowerCase());
  if (index < 0) throw new Refused(fault, text);
  return index;
}

/** `202610` or `2026-10`. */
function readPeriod(text: string, fault: RowFault): Period {
  const match = /^(\d{4})-?(\d{2})$/.exec(text);
  try {
    return period(Number(`${match?.[1]}${match?.[2]}`));
  } catch {
    throw new Refused(fault, text);
  }
}

function readBenefit(text: string, hasBenefit: boolean): bigint {
  if (text === '') return 0n;
  let cents: bigint;
  try {
    cents = parseEuroInput(text);
  } catch {
    throw new Refused('benefitMalformed', text);
  }
  if (cents > 0n && !hasBenefit) throw new Refused('benefitNotHere', text);
  return cents;
}

function readEmployers(text: string, issuers: RowContext['issuers']): string[] {
  const names = text
    .split(EMPLOYER_SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const ids = names.map((name) => {
    const id = issuers.get(name.toLowerCase());
    if (id === undefined) throw new Refused('employer', name);
    return id;
  });
  if (new Set(ids).size > MAX_SOURCES || new Set(ids).size < ids.length) throw new Refused('employersTooMany', text);
  return ids;
}

/** Reads one line by itself, and names the first thing that is wrong with it (S-32). */
export function readRow({ line, cells }: CsvRow, context: RowContext): RowRead {
  try {
    const [number = '', nameText = '', norm = '', disregard = '', benefit = '', from = '', until = '', employers = ''] =
      cells;
    if (cells.length !== COLUMNS) throw new Refused('columns', cells.join(' '));
    const clientNumber = zClientNumber.safeParse(number);
    if (!clientNumber.success) throw new Refused('clientNumber', number);
    const read = readName(nameText);
    if ('fault' in read) throw new Refused(read.fault, nameText);
    const { normClasses, disregardClasses } = SUPPLEMENT_PACKS[context.scheme];
    const normClass = readClass(norm, normClasses, 'normClass');
    const disregardClass = readClass(disregard, disregardClasses, 'disregardClass');
    const cents = readBenefit(benefit, context.hasBenefit);
    const validFrom = readPeriod(from, 'validFrom');
    const validUntil = readPeriod(until, 'validUntil');
    if (validFrom > validUntil) throw new Refused('periodOrder', `${from} ${until}`);
    const sources = readEmployers(employers, context.issuers);
    return {
      row: [
        line,
        clientNumber.data,
        read.name,
        normClass,
        disregardClass,
        cents.toString(),
        validFrom,
        validUntil,
        sources,
      ],
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { line, fault: error.fault, text: visible(error.text.slice(0, MAX_SHOWN)) };
  }
}
