import type { AdvanceFigures } from '../schemas/caseworker-api';
import { discloseCounts } from './disclosure';
import { countFigure } from './disclosure-figures';

/** Advances of one year (UTC) at one amount. */
export type ExactAdvances = { readonly year: number; readonly amountCents: bigint; readonly count: number };

/**
 * The asbestos advance, whole country, by year that is over: it is so rare that nothing finer may be shown (FACTS). The
 * amount of an advance is public, so that an exact sum would give the exact count away: what is shown is the rounded
 * count times that amount, and nothing for a year with several amounts.
 * @param years in a row, each over
 */
export function discloseAdvances(years: readonly number[], exact: readonly ExactAdvances[]): AdvanceFigures['years'] {
  const ofYear = (year: number) => exact.filter((one) => one.year === year && one.count > 0);
  const table = discloseCounts(
    years.map((year) => ({ row: 0, column: year, count: ofYear(year).reduce((sum, { count }) => sum + count, 0) })),
  );
  return table.cells.map((cell) => {
    const claims = countFigure(cell);
    const [only, ...others] = ofYear(cell.column);
    if (claims.value === null) return { year: cell.column, claims, paid: { value: null, why: claims.why } };
    if (!only || others.length > 0) return { year: cell.column, claims, paid: { value: null, why: 'complementary' } };
    const paid = { value: (BigInt(claims.value) * only.amountCents).toString(), why: null };
    return { year: cell.column, claims, paid };
  });
}
