import type { CountFigure } from '@/lib/shared/schemas/caseworker-api';

/**
 * Works out what it can from published tables. What is known of the claims by benefit month is a flow: from each month's
 * total, through its cells, along each region's months, whose running sum is bounded by what is known in all. The
 * smallest and the largest flow through a cell are exactly what is possible for it: nobody can work out more.
 */

const ANY = 1_000_000;

export type KnownCell = { readonly region: number; readonly month: number; readonly figure: CountFigure };
export type KnownTotal = { readonly month: number; readonly figure: CountFigure };
export type Knowledge = {
  readonly cells: readonly KnownCell[];
  /** None for a table of one region. */
  readonly totals: readonly KnownTotal[];
  /** Most claims of the region in its months up to this one. */
  readonly atMost?: (region: number, month: number) => number;
  /** Whether a zero is shown as such. */
  readonly isZeroShown?: boolean;
};

type Range = readonly [low: number, high: number];
type Edge = { readonly from: string; readonly to: string; readonly low: number; readonly high: number; flow: number };

/** Half up to tens, as the page says. */
const stoodFor = (rounded: number): Range => [Math.max(10, rounded - 5), rounded + 4];

/** @param isTotalShown a column that is withheld as a whole shows no total: elsewhere, complementary means ten or more */
function rangeOf({ value, why }: CountFigure, isTotalShown: boolean, isZeroShown: boolean): Range {
  if (value !== null) return value === 0 ? [0, 0] : stoodFor(value);
  if (why === 'below-threshold') return [isZeroShown ? 1 : 0, 9];
  return [isTotalShown ? 10 : 0, ANY];
}

const keyOf = (region: number, month: number): string => `cell:${region}:${month}`;

/** @param truth used as the flow to begin with, and for nothing else */
export function attack(knowledge: Knowledge, truth: (region: number, month: number) => number) {
  const { cells, totals, atMost, isZeroShown = false } = knowledge;
  const months = [...new Set(cells.map(({ month }) => month))].sort((a, b) => a - b);
  const regions = [...new Set(cells.map(({ region }) => region))];
  const edges: Edge[] = [];
  const cellEdges = new Map<string, Edge>();
  const add = (from: string, to: string, [low, high]: Range, flow: number): Edge => {
    const edge = { from, to, low, high, flow };
    if (flow < low || flow > high) throw new Error(`What is published does not hold: ${from} → ${to}`);
    edges.push(edge);
    return edge;
  };
  for (const month of months) {
    const total = totals.find((one) => one.month === month)?.figure;
    const sum = regions.reduce((all, region) => all + truth(region, month), 0);
    const known: Range = total ? totalRange(total) : [0, ANY];
    add('world', `month:${month}`, known, sum);
    for (const region of regions) {
      const figure = cells.find((cell) => cell.region === region && cell.month === month)?.figure;
      if (!figure) throw new Error('A table has all of its cells.');
      const range = rangeOf(figure, total !== undefined && total.value !== null, isZeroShown);
      cellEdges.set(keyOf(region, month), add(`month:${month}`, keyOf(region, month), range, truth(region, month)));
    }
  }
  for (const region of regions) {
    let running = 0;
    months.forEach((month, index) => {
      running += truth(region, month);
      const next = months[index + 1];
      const to = next === undefined ? 'world' : keyOf(region, next);
      add(keyOf(region, month), to, [0, atMost?.(region, month) ?? ANY], running);
    });
  }
  return {
    /** How many values are possible for a cell, counted up to `enough`. */
    possible(region: number, month: number, enough: number): number {
      const edge = cellEdges.get(keyOf(region, month));
      if (!edge) throw new Error('There is no such cell.');
      const up = steps(edges, edge, 1, enough);
      const down = steps(edges, edge, -1, enough - up);
      return 1 + up + down;
    },
  };
}

const totalRange = ({ value, why }: CountFigure): Range => {
  if (value !== null) return value === 0 ? [0, 0] : stoodFor(value);
  return why === 'below-threshold' ? [0, 9] : [0, ANY];
};

/** By how much the flow through an edge can grow (or shrink), at most `limit`; leaves the flow as it was. */
function steps(edges: readonly Edge[], target: Edge, sign: 1 | -1, limit: number): number {
  const before = edges.map(({ flow }) => flow);
  let count = 0;
  while (count < limit && canMove(target, sign) && reroute(edges, target, sign)) count += 1;
  edges.forEach((edge, index) => {
    edge.flow = before[index] ?? 0;
  });
  return count;
}

const canMove = (edge: Edge, sign: 1 | -1): boolean => (sign === 1 ? edge.flow < edge.high : edge.flow > edge.low);

/** One unit more (or less) through the target, and around it back again. */
function reroute(edges: readonly Edge[], target: Edge, sign: 1 | -1): boolean {
  const [start, goal] = sign === 1 ? [target.to, target.from] : [target.from, target.to];
  const cameBy = new Map<string, { readonly edge: Edge; readonly sign: 1 | -1; readonly from: string }>();
  const queue = [start];
  const seen = new Set(queue);
  while (queue.length > 0 && !seen.has(goal)) {
    const node = queue.shift() as string;
    for (const edge of edges) {
      if (edge === target) continue;
      for (const [from, to, step] of [
        [edge.from, edge.to, 1],
        [edge.to, edge.from, -1],
      ] as const) {
        if (from !== node || seen.has(to) || !canMove(edge, step)) continue;
        seen.add(to);
        cameBy.set(to, { edge, sign: step, from });
        queue.push(to);
      }
    }
  }
  if (!seen.has(goal)) return false;
  target.flow += sign;
  for (let node = goal; node !== start; ) {
    const step = cameBy.get(node);
    if (!step) return false;
    step.edge.flow += step.sign;
    node = step.from;
  }
  return true;
}
