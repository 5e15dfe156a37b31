import type { Figure } from '@/lib/shared/schemas/caseworker-api';

/** One month or year of a chart. */
export type ChartPoint = {
  /** Where there is little room. */
  readonly short: string;
  readonly label: string;
  /** Null where there is no number: a gap. */
  readonly value: number | null;
  /** The number, or why there is none. */
  readonly text: string;
};

export type ChartSummary = {
  readonly high: ChartPoint;
  readonly low: ChartPoint;
  readonly hidden: number;
};

/** The chart in a sentence. @returns null without a single number */
export function summaryOf(points: readonly ChartPoint[]): ChartSummary | null {
  const known = points.filter(({ value }) => value !== null);
  const [first] = known;
  if (!first) return null;
  const pick = (isBetter: (value: number, best: number) => boolean) =>
    known.reduce((best, point) => (isBetter(point.value ?? 0, best.value ?? 0) ? point : best), first);
  return {
    high: pick((value, best) => value > best),
    low: pick((value, best) => value < best),
    hidden: points.length - known.length,
  };
}

/** What a chart draws of a figure. Cents become euros: a drawing needs no cents. */
export function drawn(figure: Figure | undefined): number | null {
  if (!figure || figure.value === null) return null;
  return typeof figure.value === 'string' ? Number(BigInt(figure.value) / 100n) : figure.value;
}
