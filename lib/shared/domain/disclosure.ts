/*
 * Statistical disclosure control (FACTS: after CBS practice). Counts are rounded to tens; fewer than ten is
 * suppressed, and so is another cell of the same row and column, so that none can be worked out from the totals.
 */

export const MIN_COUNT = 10;
const ROUND_TO = 10;

export type CountCell = { readonly row: number; readonly column: number; readonly count: number };
export type Suppression = 'below-threshold' | 'complementary';
export type PublishedCell = {
  readonly row: number;
  readonly column: number;
  /** Rounded to tens, null when suppressed. */
  readonly count: number | null;
  readonly suppressed: Suppression | null;
};
export type PublishedTable = {
  readonly cells: readonly PublishedCell[];
  /** Per column, rounded; null when it would give a cell away. */
  readonly totals: readonly { readonly column: number; readonly count: number | null }[];
};

type Cell = { readonly row: number; readonly column: number; readonly count: number; suppressed: Suppression | null };

const round = (count: number): number => Math.round(count / ROUND_TO) * ROUND_TO;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * What may be published of a table of exact counts. Rows and columns are taken from the cells; a missing cell is 0,
 * and suppressed like any other small number.
 */
export function discloseCounts(exact: readonly CountCell[]): PublishedTable {
  const rows = distinct(exact.map(({ row }) => row));
  const columns = distinct(exact.map(({ column }) => column));
  const counts = new Map(exact.map(({ row, column, count }) => [`${row}:${column}`, count]));
  const cells: Cell[] = columns.flatMap((column) =>
    rows.map((row) => {
      const count = counts.get(`${row}:${column}`) ?? 0;
      return { row, column, count, suppressed: count < MIN_COUNT ? ('below-threshold' as const) : null };
    }),
  );
  const lines = [
    ...rows.map((row) => cells.filter((cell) => cell.row === row)),
    ...columns.map((column) => cells.filter((cell) => cell.column === column)),
  ];
  // Each suppression may leave another line with a single hole: until nothing changes.
  while (lines.some(hideSecondCell));
  return {
    cells: cells.map(({ row, column, count, suppressed }) => ({
      row,
      column,
      count: suppressed ? null : round(count),
      suppressed,
    })),
    totals: columns.map((column) => ({
      column,
      count: publishedTotal(cells.filter((cell) => cell.column === column)),
    })),
  };
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Where a line has exactly one hole, the smallest other cell becomes the second. @returns whether it did */
function hideSecondCell(line: readonly Cell[]): boolean {
  if (line.filter(({ suppressed }) => suppressed).length !== 1) return false;
  const visible = line.filter(({ suppressed }) => !suppressed);
  const smallest = visible.reduce<Cell | undefined>(
    (min, cell) => (min && min.count <= cell.count ? min : cell),
    undefined,
  );
  if (smallest) smallest.suppressed = 'complementary';
  return smallest !== undefined;
}

type Range = { readonly low: number; readonly high: number };

/** The exact values that a published, rounded one may stand for. */
const roundedRange = (published: number): Range => ({
  low: Math.max(MIN_COUNT, published - ROUND_TO / 2),
  high: published + ROUND_TO / 2 - 1,
});

/** What a reader knows of a cell before looking at the total. */
function knownRange(cell: Cell): Range {
  if (cell.suppressed === 'below-threshold') return { low: 0, high: MIN_COUNT - 1 };
  if (cell.suppressed === 'complementary') return { low: MIN_COUNT, high: Number.POSITIVE_INFINITY };
  return roundedRange(round(cell.count));
}

/**
 * The column's total, unless it is small itself, stands for one hidden cell alone, or narrows a hidden cell down to
 * one value: five cells of nine would show as "50", which nothing else adds up to.
 */
function publishedTotal(column: readonly Cell[]): number | null {
  const exact = sum(column.map(({ count }) => count));
  const hidden = column.filter(({ suppressed }) => suppressed);
  if (exact < MIN_COUNT || hidden.length === 1) return null;
  const total = roundedRange(round(exact));
  const ranges = column.map(knownRange);
  const isGivenAway = column.some((cell, index) => {
    if (!cell.suppressed) return false;
    const own = ranges[index] as Range;
    const others = ranges.filter((_, other) => other !== index);
    const low = Math.max(own.low, total.low - sum(others.map(({ high }) => high)));
    const high = Math.min(own.high, total.high - sum(others.map((range) => range.low)));
    return low >= high;
  });
  return isGivenAway ? null : round(exact);
}
