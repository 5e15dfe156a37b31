import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountCell, discloseCounts, type PublishedTable } from '@/lib/shared/domain/disclosure';

const table = (grid: readonly (readonly number[])[]): CountCell[] =>
  grid.flatMap((line, row) => line.map((count, column) => ({ row, column, count })));
const shown = ({ cells }: PublishedTable) => cells.map(({ count, suppressed }) => count ?? suppressed);

describe('disclosure control', () => {
  test('DC-10 counts are rounded to tens, totals too', () => {
    const result = discloseCounts(
      table([
        [14, 15],
        [26, 103],
      ]),
    );
    expect(shown(result)).toEqual([10, 30, 20, 100]);
    expect(result.totals.map(({ count }) => count)).toEqual([40, 120]);
  });

  test('DC-11 fewer than ten is suppressed, and so are others of its row and column', () => {
    const result = discloseCounts(
      table([
        [9, 40, 50],
        [20, 60, 70],
        [30, 80, 90],
      ]),
    );
    expect(result.cells.filter(({ suppressed }) => suppressed)).toHaveLength(4);
    expect(result.cells.find(({ row, column }) => row === 0 && column === 0)?.suppressed).toBe('below-threshold');
  });

  test('DC-12 a region alone has no total to work anything out from: what is shown of it is what its months show', () => {
    const result = discloseCounts(table([[7, 12]]));
    expect(shown(result)).toEqual(['below-threshold', 10]);
    expect(result.totals.map(({ count }) => count)).toEqual([null, 10]);
  });

  test('DC-13 columns are published one by one: a row’s first hole gets its second in the next one', () => {
    const grid = [
      [40, 9, 50, 60],
      [40, 30, 50, 60],
      [40, 80, 50, 60],
    ];
    const columns = (count: number) => discloseCounts(table(grid.map((line) => line.slice(0, count))));
    const holes = columns(4).cells.filter(({ suppressed }) => suppressed);
    expect(holes.map(({ row, column }) => [row, column])).toEqual([
      [0, 1],
      [1, 1],
      [0, 2],
      [1, 2],
    ]);
    for (const count of [1, 2, 3]) {
      const edition = columns(count);
      expect(columns(4).cells.slice(0, edition.cells.length)).toEqual(edition.cells);
      expect(columns(4).totals.slice(0, edition.totals.length)).toEqual(edition.totals);
    }
  });

  test('DC-14 a zero that is a public fact is shown, and never hidden for another', () => {
    const result = discloseCounts(table([[0], [7], [30]]), { zero: 'shown' });
    expect(shown(result)).toEqual([0, 'below-threshold', 'complementary']);
  });

  test('DC-15 a small total is not shown either, and says so only where that gives no cell away', () => {
    expect(discloseCounts(table([[2], [3]])).totals[0]).toMatchObject({ count: null, suppressed: 'below-threshold' });
    const ones = Array.from({ length: 9 }, () => [1]);
    const told = discloseCounts(table(ones), { zero: 'shown' });
    expect(told.totals[0]).toMatchObject({ count: null, suppressed: 'complementary' });
  });

  test('DC-16 what is known of a row in all keeps its play: a cell that would use it up is withheld', () => {
    const known = { ceiling: () => 24 };
    expect(shown(discloseCounts(table([[15], [40]]), { ceiling: () => 60 }))).toEqual([20, 40]);
    const result = discloseCounts(table([[16], [14]]), known);
    expect(shown(result)).toEqual(['complementary', 10]);
    // Not one hole alone, but the total of a withheld cell is no help to anyone.
    expect(result.totals[0]).toMatchObject({ count: null, suppressed: 'complementary' });
  });

  test('DC-17 five cells of nine do not show as a total of fifty, which nothing else adds up to', () => {
    expect(discloseCounts(table([[9], [9], [9], [9], [9]])).totals[0]?.count).toBeNull();
  });

  /** Every exact column that would be published as this one was, up to a bound. */
  function explanations(published: PublishedTable, column: number, rows: number): number[][] {
    const cells = published.cells.filter((cell) => cell.column === column);
    const total = published.totals.find((entry) => entry.column === column)?.count ?? null;
    const rounded = (value: number) => Math.round(value / 10) * 10;
    const options = cells.map(({ count, suppressed }) => {
      const all = Array.from({ length: 60 }, (_, value) => value);
      if (suppressed === 'below-threshold') return all.filter((value) => value < 10);
      if (suppressed === 'complementary') return all.filter((value) => value >= 10);
      return all.filter((value) => value >= 10 && rounded(value) === count);
    });
    let found: number[][] = [[]];
    for (const option of options) found = found.flatMap((line) => option.map((value) => [...line, value]));
    expect(options).toHaveLength(rows);
    return found.filter((line) => total === null || rounded(line.reduce((a, b) => a + b, 0)) === total);
  }

  test('DC-18 no suppressed cell can be worked out from a small table, by trying every one that looks like it', () => {
    const grid = fc.integer({ min: 1, max: 3 }).chain((rows) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: rows, maxLength: rows }), {
        minLength: 1,
        maxLength: 3,
      }),
    );
    fc.assert(
      fc.property(grid, (columns) => {
        const rows = columns[0]?.length ?? 0;
        const exact = columns.flatMap((line, column) => line.map((count, row) => ({ row, column, count })));
        const published = discloseCounts(exact);
        for (const [column, counts] of columns.entries()) {
          const lines = explanations(published, column, rows);
          const cells = published.cells.filter((cell) => cell.column === column);
          for (const [row, cell] of cells.entries()) {
            expect(cell.suppressed === null).toBe(cell.count !== null);
            if ((counts[row] ?? 0) < 10) expect(cell.suppressed).toBe('below-threshold');
            if (cell.suppressed) expect(new Set(lines.map((line) => line[row])).size).toBeGreaterThan(1);
          }
        }
        for (const line of rows > 1 ? [...new Set(exact.map(({ row }) => row))] : []) {
          const holes = published.cells.filter((cell) => cell.row === line && cell.suppressed);
          // A hole in the last column waits for the next one.
          if (holes.length === 1) expect(holes[0]?.column).toBe(columns.length - 1);
        }
        for (const [column] of rows > 1 ? columns.entries() : []) {
          expect(published.cells.filter((cell) => cell.column === column && cell.suppressed)).not.toHaveLength(1);
        }
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
