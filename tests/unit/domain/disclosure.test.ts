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

  test('DC-15 a column with a hidden cell has no total, a small one neither', () => {
    const none = { count: null, suppressed: 'complementary' };
    expect(discloseCounts(table([[2], [3]])).totals[0]).toMatchObject(none);
    expect(discloseCounts(table([[2], [30], [40]])).totals[0]).toMatchObject(none);
    expect(discloseCounts(table([[20], [34], [44]])).totals[0]).toMatchObject({ count: 100, suppressed: null });
  });

  test('DC-16 what is known of a row in all keeps its play: what is not shown is one of five or more', () => {
    const shownAt = (room: number, count: number) =>
      shown(discloseCounts(table([[count]]), { ceiling: () => ({ most: room, isBound: true }) }))[0];
    // Up to 24 all may be told; with one more, 25 alone would be left: then 15 to 24 are not told either.
    expect([shownAt(24, 10), shownAt(24, 24), shownAt(25, 25), shownAt(25, 15), shownAt(25, 14)]).toEqual([
      ...[10, 20, 'complementary', 'complementary', 10],
    ]);
    // Nobody learns from the reason that a count is small, or zero, where few are left.
    for (const room of [10, 13]) {
      for (const count of [0, 9, room])
        expect([room, count, shownAt(room, count)]).toEqual([room, count, 'complementary']);
    }
    expect([shownAt(9, 0), shownAt(9, 9), shownAt(14, 0), shownAt(14, 14), shownAt(15, 14)]).toEqual([
      ...['below-threshold', 'below-threshold', 'below-threshold', 10, 'complementary'],
    ]);
    const result = discloseCounts(table([[25], [14]]), { ceiling: () => ({ most: 25, isBound: true }) });
    expect(shown(result)).toEqual(['complementary', 10]);
    // Not one hole alone, but the total of a withheld cell is no help to anyone.
    expect(result.totals[0]).toMatchObject({ count: null, suppressed: 'complementary' });
  });

  test('DC-17 of a row that is limited in all, a total is made of what is shown', () => {
    const ceiling = () => ({ most: 1_000, isBound: true });
    expect(discloseCounts(table([[14], [14], [14]]), { ceiling }).totals[0]?.count).toBe(30);
  });

  test('DC-26 which cell is hidden beside a small one is not chosen by its size', () => {
    const second = (grid: number[][], column: number) =>
      discloseCounts(table(grid)).cells.find((cell) => cell.column === column && cell.suppressed === 'complementary')
        ?.row;
    expect([second([[40], [7], [12], [11]], 0), second([[11], [7], [12], [40]], 0)]).toEqual([0, 0]);
    // Not always the same region: each gets its two, then the next.
    const grid = [0, 1, 2].map(() => [40, 40, 40, 40, 40, 40]);
    expect([0, 1, 2, 3, 4, 5].map((column) => second([...grid, [7, 7, 7, 7, 7, 7]], column))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });

  /** Every table of two columns or three that is possible below its ceilings. */
  function possible(ceilings: readonly (readonly number[])[]): number[][][] {
    const lines = ceilings.map((most) =>
      most.reduce<number[][]>(
        (found, ceiling) =>
          found.flatMap((line) => {
            const left = ceiling - line.reduce((a, b) => a + b, 0);
            return Array.from({ length: left + 1 }, (_, count) => [...line, count]);
          }),
        [[]],
      ),
    );
    return lines.reduce<number[][][]>(
      (grids, own) => grids.flatMap((grid) => own.map((line) => [...grid, line])),
      [[]],
    );
  }

  test.each([
    [[[9, 20, 34]]],
    [[[12, 12, 40]]],
    [[[19, 30, 41]]],
    [[[24, 33, 44]]],
    [[[34, 34, 44]]],
    [
      [
        [9, 20],
        [19, 24],
      ],
    ],
    [
      [
        [20, 24],
        [14, 24],
      ],
    ],
    [[[14], [24], [24]]],
  ])(
    'DC-27 who knows the rules and every limit %j works out no hidden count, by trying all tables there are',
    (ceilings) => {
      const values = new Map<string, Set<number>[]>();
      const all = possible(ceilings);
      for (const grid of all) {
        const result = discloseCounts(table(grid), {
          ceiling: (row, column) => ({ most: ceilings[row]?.[column] ?? 0, isBound: true }),
        });
        const known = values.get(JSON.stringify(result)) ?? result.cells.map(() => new Set<number>());
        for (const [index, { row, column }] of result.cells.entries()) known[index]?.add(grid[row]?.[column] ?? 0);
        values.set(JSON.stringify(result), known);
      }
      expect(values.size).toBeGreaterThan(1);
      for (const [key, sets] of values) {
        const { cells } = JSON.parse(key) as PublishedTable;
        for (const [index, cell] of cells.entries()) {
          if (cell.suppressed)
            expect([key, sets[index]?.size ?? 0]).toEqual([key, expect.toSatisfy((n: number) => n >= 5)]);
        }
      }
    },
  );

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
