import type { PayoutCell, PayoutMonth } from '../schemas/caseworker-api';
import { discloseCounts, type PublishedTable } from './disclosure';
import { averageFigure, centsFigure, countFigure, type ExactWait, waitFigure } from './disclosure-figures';

/** A tranche that was closed, as the chain has it. */
export type ExactTranche = {
  readonly id: string;
  readonly region: number;
  /** yyyymm in UTC */
  readonly closedIn: number;
  readonly count: number;
  /** Null until both shares were in. */
  readonly totalCents: bigint | null;
};
/** @param region null for all regions together */
export type WaitOf = (region: number | null, month: number) => ExactWait | undefined;

/**
 * Claims by the month in which their tranche was closed. A figure moves only by whole tranches of at least ten, so that
 * what it was before and after tells of no fewer; that is why the running month is shown, too. A month and region
 * without a tranche is 0, which is no small number: there was nothing to open.
 */
export function disclosePayouts(
  regions: readonly number[],
  months: readonly number[],
  tranches: readonly ExactTranche[],
  waitOf: WaitOf,
  isComplete: (month: number) => boolean,
): PayoutMonth[] {
  const inCell = (region: number, month: number) =>
    tranches.filter((tranche) => tranche.region === region && tranche.closedIn === month);
  const exact = months.flatMap((month) =>
    regions.map((region) => ({ region, month, tranches: inCell(region, month) })),
  );
  const table = discloseCounts(
    exact.map(({ region, month, tranches: own }) => ({
      row: region,
      column: month,
      count: countOf(own),
    })),
    { zero: 'shown' },
  );
  return months.map((month) => {
    const own = regions.map((region) => regionCell(region, month, inCell(region, month), table, waitOf));
    const all = regions.length > 1 ? [totalCell(month, own, tranches, table, waitOf)] : [];
    return { month, isComplete: isComplete(month), cells: [...own, ...all] };
  });
}

function regionCell(
  region: number,
  month: number,
  tranches: readonly ExactTranche[],
  table: PublishedTable,
  waitOf: WaitOf,
): PayoutCell {
  const cell = table.cells.find(({ row, column }) => row === region && column === month);
  const claims = countFigure(cell ?? { count: 0, suppressed: null });
  const paid = centsFigure(claims, sumOf(tranches));
  const opened = tranches.filter(({ totalCents }) => totalCents !== null).map(({ id }) => id);
  const wait = waitFigure(claims, waitOf(region, month), countOf(tranches));
  return { region, claims, paid, average: averageFigure(claims, paid), wait, tranches: opened };
}

/** An amount of all regions stands only where that of each stands: else it would tell the one that does not. */
function totalCell(
  month: number,
  cells: readonly PayoutCell[],
  tranches: readonly ExactTranche[],
  table: PublishedTable,
  waitOf: WaitOf,
): PayoutCell {
  const total = table.totals.find(({ column }) => column === month);
  const claims = countFigure(total ?? { count: 0, suppressed: null });
  const hidden = cells.some((cell) => cell.claims.value === null)
    ? { value: null, why: claims.why ?? ('complementary' as const) }
    : null;
  const own = tranches.filter(({ closedIn }) => closedIn === month);
  const paid = hidden ?? centsFigure(claims, sumOf(own));
  const wait = hidden ?? waitFigure(claims, waitOf(null, month), countOf(own));
  return { region: null, claims, paid, average: averageFigure(claims, paid), wait, tranches: [] };
}

const countOf = (tranches: readonly ExactTranche[]): number => tranches.reduce((sum, { count }) => sum + count, 0);

function sumOf(tranches: readonly ExactTranche[]): bigint | null {
  return tranches.reduce<bigint | null>(
    (sum, { totalCents }) => (sum === null || totalCents === null ? null : sum + totalCents),
    0n,
  );
}
