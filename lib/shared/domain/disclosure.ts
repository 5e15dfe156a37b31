/*
 * Statistical disclosure control (FACTS: after CBS practice): the one place that decides which counts may be shown.
 * Counts are rounded to tens; fewer than ten is suppressed, and so is another cell of the same row and column, so that
 * none can be worked out from the totals. What is hidden, and why it is said to be, is decided by what is published alone,
 * never by an exact count: who knows these rules learns nothing from what they chose. Why this is enough, also over time
 * and between tables: docs/figures.md.
 */

export const MIN_COUNT = 10;
const ROUND_TO = 10;
/** Whatever a reader works out about a suppressed count, at least this many values stay possible. */
export const MIN_POSSIBLE = 5;
/** How much more there may always be of a row than it is known to be: what a hidden cell may be more than its least. */
const PLAY = MIN_POSSIBLE - 1;

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
  /** For a table whose cells are part of something that is published elsewhere. */
  readonly ceiling?: (row: number, column: number) => Ceiling;
};

/** What is public of how many there are of a row, up to a column. */
export type Ceiling = {
  /** Never falls from one column to the next, and starts at 9 or more. */
  readonly most: number;
  /** Whether there are no more. Otherwise there may be: others learn later how many, and that it was at least this. */
  readonly isBound: boolean;
};
const UNLIMITED: Ceiling = { most: Number.POSITIVE_INFINITY, isBound: false };

type Cell = {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  suppressed: Suppression | null;
  /** Suppressed because of what is known of its row: needs no second one beside it, and is one for others. */
  readonly isWithheld: boolean;
  /** What is public of a count that is withheld: it is at least this. */
  readonly least: number;
};

/** Of a withheld cell five values or more stay possible by themselves: it stands for two holes of its row. */
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
  const leastOf = new Map(rows.map((row) => [row, 0]));
  const cells: PublishedCell[] = [];
  const totals: PublishedTotal[] = [];
  for (const column of distinct(exact.map((cell) => cell.column))) {
    const line = rows.map((row): Cell => {
      const count = counts.get(`${row}:${column}`) ?? 0;
      const { most, isBound } = ceiling?.(row, column) ?? UNLIMITED;
      return { row, column, count, ...startsAs(count, most - (leastOf.get(row) ?? 0), isBound, zero) };
    });
    if (rows.length > 1) hideMore(line, holesOf);
    for (const cell of line) {
      leastOf.set(cell.row, (leastOf.get(cell.row) ?? 0) + leastBehind(cell));
      if (isHole(cell)) holesOf.set(cell.row, (holesOf.get(cell.row) ?? 0) + (cell.isWithheld ? NEEDS_NO_OTHER : 1));
    }
    cells.push(
      ...line.map(({ row, count, suppressed }) => ({
        row,
        column,
        count: suppressed ? null : roundCount(count),
        suppressed,
      })),
    );
    totals.push({ column, ...publishedTotal(line, ceiling !== undefined) });
  }
  return { cells, totals };
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

type Start = Pick<Cell, 'suppressed' | 'isWithheld' | 'least'>;

/**
 * A cell by its count, and by how many there may be of it for all that others know (`room`, public). A count is shown
 * while that leaves the row its play. Where the counts that are not shown would be few, the next smaller number is not
 * shown either, so that five stay possible; where that does not help, every count is withheld, a small one too.
 * @param isBound whether no count is larger than the room
 */
function startsAs(count: number, room: number, isBound: boolean, zero: 'hidden' | 'shown'): Start {
  const free = room - PLAY;
  const mayBeLarge = !isBound || room >= MIN_COUNT;
  if (mayBeLarge && free < MIN_COUNT) return { suppressed: 'complementary', isWithheld: true, least: 0 };
  if (count === 0 && zero === 'shown') return { suppressed: null, isWithheld: false, least: 0 };
  if (count < MIN_COUNT) return { suppressed: 'below-threshold', isWithheld: false, least: 0 };
  const largest = roundCount(free);
  const isNoneLeft = isBound && countsBehind(largest + ROUND_TO).low > room;
  const most = isNoneLeft ? largest : largest - ROUND_TO;
  const least = countsBehind(most + ROUND_TO).low;
  if (roundCount(count) > most) return { suppressed: 'complementary', isWithheld: true, least };
  return { suppressed: null, isWithheld: false, least: 0 };
}

/** The smallest count that a published cell may stand for. */
function leastBehind({ count, suppressed, isWithheld, least }: Cell): number {
  if (isWithheld) return least;
  if (suppressed === 'below-threshold') return 0;
  if (suppressed === 'complementary') return MIN_COUNT;
  return count === 0 ? 0 : countsBehind(roundCount(count)).low;
}

/**
 * Complementary suppression. A row with a single hole gets its second one in the next column that is published: what is
 * out cannot be taken back. Then a column with a single hole gets its second one, in the row that has the fewest so far:
 * choosing by size would tell sizes.
 */
function hideMore(line: readonly Cell[], holesOf: ReadonlyMap<number, number>): void {
  const holes = ({ row }: Cell) => holesOf.get(row) ?? 0;
  const visible = () => line.filter((cell) => !isHole(cell) && cell.count > 0);
  for (const cell of visible()) if (holes(cell) === 1) cell.suppressed = 'complementary';
  const [hole, ...others] = line.filter(isHole);
  if (!hole || hole.isWithheld || others.length > 0) return;
  const [second] = visible().sort((a, b) => holes(a) - holes(b));
  if (second) second.suppressed = 'complementary';
}

/**
 * The column's total, where nothing of the column is hidden.
 * @param ofShown made of the numbers that are shown: an exact one would tell more of them, where all of a row is limited
 */
function publishedTotal(line: readonly Cell[], ofShown: boolean): Published {
  const [only] = line;
  if (line.length === 1 && only?.suppressed) return { count: null, suppressed: only.suppressed };
  if (line.some(isHole)) return { count: null, suppressed: 'complementary' };
  const counts = line.map(({ count }) => count);
  return { count: ofShown ? sum(counts.map(roundCount)) : roundCount(sum(counts)), suppressed: null };
}
