import type { BenefitMonth } from '../schemas/caseworker-api';
import { type Ceiling, discloseCounts, MIN_COUNT } from './disclosure';
import { countFigure } from './disclosure-figures';
import { addMonths, type Period } from './period';

/** Claims of one region and benefit month in one tranche that reached the chain in one month (yyyymm, UTC). */
export type ExactClaims = {
  readonly region: number;
  readonly period: number;
  readonly trancheId: string;
  readonly minedIn: number;
  readonly count: number;
};

/** A claim counts in this table when it reached the chain by the end of the month after its benefit month. */
export const cutoffOf = (benefitMonth: Period): Period => addMonths(benefitMonth, 1);

/**
 * Claims by benefit month. Published once, after the month of its cut-off, and never changed: a later claim counts in
 * the month of its payout alone. So no two editions differ by a claim.
 *
 * The same claims are also part of the tranches, whose counts are public: of each region it is known how many there are
 * in all, and nothing more is told than leaves room below that (`ceiling`).
 * @param months in a row, each past its cut-off
 * @param closedIn month in which a tranche was closed, or null
 */
export function discloseBenefits(
  regions: readonly number[],
  months: readonly Period[],
  claims: readonly ExactClaims[],
  closedIn: (trancheId: string) => number | null,
): BenefitMonth[] {
  const onTime = months.flatMap((month) =>
    regions.map((row) => ({
      row,
      column: month as number,
      count: countOf(claims, (one) => one.region === row && one.period === month && one.minedIn <= cutoffOf(month)),
    })),
  );
  const ceiling = (region: number, month: number): Ceiling => {
    const until = cutoffOf(month as Period);
    const mined = claims.filter((one) => one.region === region && one.minedIn <= until);
    const closed = countOf(mined, ({ trancheId }) => isBy(closedIn(trancheId), until));
    const open = [...new Set(mined.map(({ trancheId }) => trancheId))].filter((id) => !isBy(closedIn(id), until));
    // Of an open tranche is told whether it holds ten: its count must not decide what is hidden. How many it held at most
    // shows once it closes.
    const isReady = open.some((id) => countOf(mined, ({ trancheId }) => trancheId === id) >= MIN_COUNT);
    return { most: closed + (isReady ? MIN_COUNT : MIN_COUNT - 1), isBound: !isReady && open.length <= 1 };
  };
  const table = discloseCounts(onTime, { ceiling });
  return months.map((month) => {
    const own = table.cells.filter(({ column }) => column === month);
    const total = table.totals.filter(({ column }) => column === month && regions.length > 1);
    return {
      month,
      cells: [
        ...own.map((cell) => ({ region: cell.row, claims: countFigure(cell) })),
        ...total.map((cell) => ({ region: null, claims: countFigure(cell) })),
      ],
    };
  });
}

const isBy = (month: number | null, until: number): boolean => month !== null && month <= until;

function countOf(claims: readonly ExactClaims[], matches: (one: ExactClaims) => boolean): number {
  return claims.reduce((sum, one) => (matches(one) ? sum + one.count : sum), 0);
}
