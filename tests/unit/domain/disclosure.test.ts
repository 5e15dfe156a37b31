import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountCell, discloseCounts, type PublishedTable } from '@/lib/shared/domain/disclosure';

const table = (grid: readonly (readonly number[])[]): CountCell[] =>
  grid.flatMap((line, row) => line.map((count, column) => ({ row, column, count })));
const shown = ({ cells }: PublishedTable) => cells.map(({ count, suppressed }) => count ?? suppressed);

describe('disclosure control', () => {
  test('counts are rounded to tens, totals too', () => {
    const result = discloseCounts(
      table([
        [14, 15],
        [26, 103],
      ]),
    );
    expect(shown(result)).toEqual([10, 30, 20, 100]);
    expect(result.totals.map(({ count }) => count)).toEqual([40, 120]);
  });

  test('fewer than ten is suppressed, and so are others of its row and column', () => {
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

  test('a region alone: what is suppressed has no total either', () => {
    expect(discloseCounts(table([[7, 12]])).totals.map(({ count }) => count)).toEqual([null, null]);
  });

  test('five cells of nine do not show as a total of fifty, which nothing else adds up to', () => {
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

  test('no suppressed cell can be worked out from what is published', () => {
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
        for (const line of [...new Set(exact.map(({ row }) => row))]) {
          const holes = published.cells.filter((cell) => cell.row === line && cell.suppressed);
          if (columns.length > 1) expect(holes.length).not.toBe(1);
        }
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
