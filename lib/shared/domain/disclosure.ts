/*
 * Statistical disclosure control (FACTS: after CBS practice): the one place that decides which counts may be shown.
 * Counts are rounded to tens; fewer than ten is suppressed, and so is another cell of the same row and column, so that
 * none can be worked out from the totals. Why this is enough, also over time and between tables: docs/figures.md.
 */

export const MIN_COUNT = 10;
const ROUND_TO = 10;
/** Whatever a reader works out about a suppressed count, at least this many values stay possible. */
export const MIN_POSSIBLE = 5;
/** By how much one suppressed count may be larger than it is before it would show. */
const PLAY = MIN_COUNT - 1;

export type CountCell = { readonly row: number; readonly column: number; readonly count: number };
export type Suppression = 'below-threshold' | 'complementary';
type Published = {
  /** Rounded to tens, null when suppressed. */
  readonly count: number | null;
  readonly suppressed: Suppression | null;
};
export type PublishedCell = Published & { readonly row: number; readonly column: number };
export type PublishedTotal = Published & { readonly column: number };
export type PublishedTable = {
  readonly cells: readonly PublishedCell[];
  /** Per column, over the rows. Sums over columns are only ever made of what is shown. */
  readonly totals: readonly PublishedTotal[];
};

export type DisclosureOptions = {
  /** `shown`: a zero is a public fact of its own (no total was opened), not a small number. */
  readonly zero?: 'hidden' | 'shown';
  /**
   * For a table whose cells are part of something that is published elsewhere: at least how many there are of this row,
   * up to this column, for all that others know. Must never fall from one column to the next, and start at 9 or more.
   */
  readonly ceiling?: (row: number, column: number) => number;
};

type Cell = {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  suppressed: Suppression | null;
  /** Suppressed whatever it is, a small number or not: says nothing at all. */
  isWithheld: boolean;
};

/** A withheld cell may be anything: it needs no second one beside it, and is one for others. */
const NEEDS_NO_OTHER = 2;

/** The exact values that a published, rounded count of ten or more may stand for. */
export const countsBehind = (published: number): { readonly low: number; readonly high: number } => ({
  low: Math.max(MIN_COUNT, published - ROUND_TO / 2),
  high: published + ROUND_TO / 2 - 1,
});

/** To the nearest ten. */
export const roundCount = (count: number): number => Math.round(count / ROUND_TO) * ROUND_TO;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isHole = ({ suppressed }: Cell): boolean => suppressed !== null;

/**
 * What may be published of a table of exact counts. Rows and columns are taken from the cells; a missing cell is 0,
 * and suppressed like any other small number. Columns are published one after the other, in order of their number:
 * what is shown of a column never depends on a later one, so that no two editions of a table can be compared.
 */
export function discloseCounts(
  exact: readonly CountCell[],
  { zero = 'hidden', ceiling }: DisclosureOptions = {},
): PublishedTable {
  const rows = distinct(exact.map(({ row }) => row));
  const counts = new Map(exact.map(({ row, column, count }) => [`${row}:${column}`, count]));
  const holesOf = new Map(rows.map((row) => [row, 0]));
  const countedOf = new Map(rows.map((row) => [row, 0]));
  const cells: PublishedCell[] = [];
  const totals: PublishedTotal[] = [];
  for (const column of distinct(exact.map((cell) => cell.column))) {
    const line = rows.map((row) => {
      const count = counts.get(`${row}:${column}`) ?? 0;
      const counted = (countedOf.get(row) ?? 0) + count;
      const isWithheld = ceiling !== undefined && ceiling(row, column) - counted < PLAY;
      if (!isWithheld) countedOf.set(row, counted);
      return { row, column, count, isWithheld, suppressed: startsAs(count, isWithheld, zero) };
    });
    if (rows.length > 1) hideMore(line, holesOf);
    for (const { row, isWithheld } of line.filter(isHole)) {
      holesOf.set(row, (holesOf.get(row) ?? 0) + (isWithheld ? NEEDS_NO_OTHER : 1));
    }
    cells.push(
      ...line.map(({ row, count, suppressed }) => ({
        row,
        column,
        count: suppressed ? null : roundCount(count),
        suppressed,
      })),
    );
    totals.push({ column, ...publishedTotal(line, zero) });
  }
  return { cells, totals };
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

function startsAs(count: number, isWithheld: boolean, zero: 'hidden' | 'shown'): Suppression | null {
  if (isWithheld) return 'complementary';
  return count >= MIN_COUNT || (count === 0 && zero === 'shown') ? null : 'below-threshold';
}

/**
 * Complementary suppression. A row with a single hole gets its second one in the next column that is published: what is
 * out cannot be taken back. Then a column with a single hole gets its second one, where it costs least.
 */
function hideMore(line: readonly Cell[], holesOf: ReadonlyMap<number, number>): void {
  const holes = ({ row }: Cell) => holesOf.get(row) ?? 0;
  const visible = () => line.filter((cell) => !isHole(cell) && cell.count > 0);
  for (const cell of visible()) if (holes(cell) === 1) cell.suppressed = 'complementary';
  const [hole, ...others] = line.filter(isHole);
  if (!hole || hole.isWithheld || others.length > 0) return;
  const [cheapest] = visible().sort((a, b) => Math.min(holes(b), 1) - Math.min(holes(a), 1) || a.count - b.count);
  if (cheapest) cheapest.suppressed = 'complementary';
}

type Range = { readonly low: number; readonly high: number };

const SMALL: Range = { low: 0, high: MIN_COUNT - 1 };

/** What a reader knows of a cell before looking at the total; more than a reader does, where the cell is complementary. */
function knownRange({ count, suppressed }: Cell, zero: 'hidden' | 'shown'): Range {
  if (suppressed === 'below-threshold') return { low: zero === 'shown' ? 1 : 0, high: MIN_COUNT - 1 };
  if (suppressed === 'complementary') return { low: MIN_COUNT, high: count + PLAY };
  return count === 0 ? { low: 0, high: 0 } : countsBehind(roundCount(count));
}

/** The column's total, unless it stands for one hidden cell alone, or narrows one down; that it is small is said. */
function publishedTotal(line: readonly Cell[], zero: 'hidden' | 'shown'): Published {
  const [only] = line;
  const exact = sum(line.map(({ count }) => count));
  const hidden = line.filter(isHole);
  if (line.length === 1 && only) {
    return { count: only.suppressed ? null : roundCount(exact), suppressed: only.suppressed };
  }
  if (hidden.length === 0) return { count: roundCount(exact), suppressed: null };
  if (line.some(({ isWithheld }) => isWithheld)) return { count: null, suppressed: 'complementary' };
  const isSmall = exact < MIN_COUNT;
  const total = isSmall ? SMALL : countsBehind(roundCount(exact));
  const ranges = line.map((cell) => knownRange(cell, zero));
  if (hidden.length === 1 || narrows(line, ranges, total)) return { count: null, suppressed: 'complementary' };
  return isSmall ? { count: null, suppressed: 'below-threshold' } : { count: roundCount(exact), suppressed: null };
}

/** Whether the total leaves too few values for one of the hidden cells: nine and nine show as "20", as nothing else does. */
function narrows(line: readonly Cell[], ranges: readonly Range[], total: Range): boolean {
  return line.some((cell, index) => {
    const own = ranges[index];
    if (!isHole(cell) || !own) return false;
    return (
      possibleValues(
        own,
        ranges.filter((_, other) => other !== index),
        total,
      ) < MIN_POSSIBLE
    );
  });
}

/** How many values one addend may have, given the others and the sum. */
function possibleValues(own: Range, others: readonly Range[], total: Range): number {
  const low = Math.max(own.low, total.low - sum(others.map(({ high }) => high)));
  const high = Math.min(own.high, total.high - sum(others.map((range) => range.low)));
  return high - low + 1;
}
