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
  /** The month is not over: drawn, and no end of what is compared. */
  readonly isRunning?: boolean;
};

export type ChartSummary = {
  readonly high: ChartPoint;
  readonly low: ChartPoint;
  /** Months that are over and have no number. */
  readonly hidden: number;
  /** The ends are the same: as said, not as drawn. */
  readonly isLevel: boolean;
  readonly running: ChartPoint | null;
};

/** The chart in a sentence, of months that are over. @returns null without a single number of those */
export function summaryOf(points: readonly ChartPoint[]): ChartSummary | null {
  const over = points.filter(({ isRunning }) => !isRunning);
  const known = over.filter(({ value }) => value !== null);
  const [first] = known;
  if (!first) return null;
  const pick = (isBetter: (value: number, best: number) => boolean) =>
    known.reduce((best, point) => (isBetter(point.value ?? 0, best.value ?? 0) ? point : best), first);
  const [high, low] = [pick((value, best) => value > best), pick((value, best) => value < best)];
  return {
    high,
    low,
    hidden: over.length - known.length,
    isLevel: high.text === low.text,
    running: points.find(({ isRunning }) => isRunning) ?? null,
  };
}

/** What a chart draws of a figure. Cents become euros: a drawing needs no cents. */
export function drawn(figure: Figure | undefined): number | null {
  if (!figure || figure.value === null) return null;
  return typeof figure.value === 'string' ? Number(BigInt(figure.value) / 100n) : figure.value;
}
