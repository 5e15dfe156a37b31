import { type EurCents, eurCents } from '../domain/cents';
import { computeSupplement, type SupplementBreakdown } from '../domain/formula';
import type { Period } from '../domain/period';

/** A month whose outcome is known: what was earned, and what the formula makes of it. */
export type SettledMonth = { readonly period: Period; readonly breakdown: SupplementBreakdown };

export type OldWayRow = {
  readonly period: Period;
  /** Average earnings of the earlier months (at most six), or null for the first month: nothing to estimate on. */
  readonly estimatedEarningsCents: bigint | null;
  readonly advancedCents: bigint;
  readonly rightCents: bigint;
  /** Advanced too much: asked back afterwards. */
  readonly reclaimedCents: bigint;
  /** Advanced too little: paid afterwards. */
  readonly paidLaterCents: bigint;
};

export type OldWayComparison = {
  /** Always true: a simplified illustration, which the page must say. */
  readonly simplified: true;
  readonly rows: readonly OldWayRow[];
  readonly totalReclaimedCents: bigint;
  readonly totalPaidLaterCents: bigint;
};

const WINDOW_MONTHS = 6;

/**
 * What the old way would have done: an advance on the average earnings of up to six earlier months, settled
 * afterwards against the real right. A simplified illustration: the agency's own estimate may differ.
 * @param months in any order; months without a known outcome are left out by the caller
 */
export function compareOldWay(months: readonly SettledMonth[]): OldWayComparison {
  const ordered = [...months].sort((a, b) => a.period - b.period);
  const rows = ordered.map(({ period, breakdown }, index): OldWayRow => {
    const earlier = ordered.slice(Math.max(0, index - WINDOW_MONTHS), index);
    const right = breakdown.supplementCents;
    if (earlier.length === 0) {
      return {
        period,
        estimatedEarningsCents: null,
        advancedCents: 0n,
        rightCents: right,
        reclaimedCents: 0n,
        paidLaterCents: right,
      };
    }
    const total = earlier.reduce((sum, month) => sum + month.breakdown.earningsCents, 0n);
    const estimate: EurCents = eurCents(total / BigInt(earlier.length));
    const { supplementCents: advanced } = computeSupplement({ ...breakdown, earningsCents: estimate });
    return {
      period,
      estimatedEarningsCents: estimate,
      advancedCents: advanced,
      rightCents: right,
      reclaimedCents: advanced > right ? advanced - right : 0n,
      paidLaterCents: right > advanced ? right - advanced : 0n,
    };
  });
  const sum = (pick: (row: OldWayRow) => bigint) => rows.reduce((total, row) => total + pick(row), 0n);
  return {
    simplified: true,
    rows,
    totalReclaimedCents: sum((row) => row.reclaimedCents),
    totalPaidLaterCents: sum((row) => row.paidLaterCents),
  };
}
