import type { ClaimCounts } from '@/lib/shared/schemas/caseworker-api';

export type ClaimCell = Pick<ClaimCounts['rows'][number], 'count' | 'suppressed'>;
export type ClaimTable = {
  /** A total says something only beside more than one region. */
  readonly hasTotal: boolean;
  readonly regions: readonly { readonly region: number; readonly name: string }[];
  readonly months: readonly {
    readonly period: number;
    /** In the order of `regions`; null where nothing was reported for that region and month. */
    readonly cells: readonly (ClaimCell | null)[];
    readonly total: number | null;
  }[];
};

/** The counts as a table: one row per month, newest first, one column per region in order of its number. */
export function toClaimTable(counts: Pick<ClaimCounts, 'rows' | 'totals'>): ClaimTable {
  const names = new Map(counts.rows.map((row) => [row.region, row.regionName]));
  const regions = [...names].sort(([a], [b]) => a - b).map(([region, name]) => ({ region, name }));
  const periods = [...new Set([...counts.rows, ...counts.totals].map((row) => row.period))].sort((a, b) => b - a);
  const cells = new Map(counts.rows.map((row) => [`${row.region}:${row.period}`, row]));
  const totals = new Map(counts.totals.map((row) => [row.period, row.count]));
  const months = periods.map((period) => ({
    period,
    cells: regions.map(({ region }) => {
      const row = cells.get(`${region}:${period}`);
      return row ? { count: row.count, suppressed: row.suppressed } : null;
    }),
    total: totals.get(period) ?? null,
  }));
  return { hasTotal: regions.length > 1, regions, months };
}

/** Not one number to read: the page explains why before the table. */
export const allSuppressed = ({ months }: ClaimTable): boolean =>
  months.every(({ cells, total }) => total === null && cells.every((cell) => cell === null || cell.count === null));
