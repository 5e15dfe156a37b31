import fc from 'fast-check';
import { MIN_COUNT } from '@/lib/shared/domain/disclosure';
import type { ExactClaims } from '@/lib/shared/domain/disclosure-benefits';
import type { ExactSupplement, TrancheState } from '@/lib/shared/domain/disclosure-supplement';
import { addMonths, type Period, period, periodEndSec } from '@/lib/shared/domain/period';

/** An invented chain: claims in their order, and tranches that close at the end of a window once they hold ten. */

export const FIRST_MONTH = period(202501);
/** Windows a month: one outside the demo. */
const WINDOWS = 2;

/** How many claims of a region reach the chain in a window, by benefit month: this one, last month's, an older one. */
export type Arrivals = { readonly current: number; readonly last: number; readonly late: number };
/** By region, then by window. */
export type Ledger = readonly (readonly Arrivals[])[];

/** Regions of all sizes, from none at all to hundreds a month, most of them around the threshold. */
export const anyLedger = ({ regions = 4, months = 10 } = {}): fc.Arbitrary<Ledger> =>
  fc.integer({ min: 1, max: regions }).chain((count) =>
    fc.integer({ min: 3, max: months }).chain((long) =>
      fc.array(
        fc.constantFrom(0, 2, 6, 12, 30, 120).chain((most) =>
          fc.array(
            fc.record({
              current: fc.integer({ min: 0, max: Math.floor(most / 3) }),
              last: fc.integer({ min: 0, max: most }),
              late: fc.integer({ min: 0, max: Math.floor(most / 6) }),
            }),
            { minLength: long * WINDOWS, maxLength: long * WINDOWS },
          ),
        ),
        { minLength: count, maxLength: count },
      ),
    ),
  );

export const windowsOf = (ledger: Ledger): number => ledger[0]?.length ?? 0;

/**
 * What the chain holds once `windows` windows are over.
 * @param isBegun whether the next window has begun: its moment closes what holds ten
 */
export function exactAt(ledger: Ledger, windows: number, isBegun = true): ExactSupplement {
  const claims: ExactClaims[] = [];
  const tranches: TrancheState[] = [];
  ledger.forEach((arrivals, index) => {
    const region = index + 1;
    let number = 0;
    let open = 0;
    for (let window = 0; window < windows; window += 1) {
      const minedIn = addMonths(FIRST_MONTH, Math.floor(window / WINDOWS));
      const trancheId = `${region}-${number}`;
      for (const [of, count] of benefitMonths(arrivals[window], minedIn)) {
        if (count > 0) claims.push({ region, period: of, trancheId, minedIn, count });
        open += count;
      }
      const isOver = window + 1 < windows || isBegun;
      if (open < MIN_COUNT || !isOver) continue;
      const closedIn = addMonths(FIRST_MONTH, Math.floor((window + 1) / WINDOWS));
      tranches.push({ ...opened(`${region}-${number}`, region, open), closedIn });
      number += 1;
      open = 0;
    }
    tranches.push({ id: `${region}-${number}`, region, closedIn: null, count: 0, totalCents: null, isReleased: false });
  });
  const begun = addMonths(FIRST_MONTH, Math.floor(windows / WINDOWS));
  return {
    regions: ledger.map((_, index) => index + 1),
    firstMonth: FIRST_MONTH,
    firstPolicy: addMonths(FIRST_MONTH, -12),
    untilSec: periodEndSec(addMonths(begun, -1)) + (windows % WINDOWS) * 86_400,
    claims,
    tranches,
    waitOf: () => undefined,
    modes: [],
  };
}

function benefitMonths(arrivals: Arrivals | undefined, minedIn: Period): [Period, number][] {
  if (!arrivals) return [];
  const { current, last, late } = arrivals;
  return [
    [minedIn, current],
    [addMonths(minedIn, -1), last],
    [addMonths(minedIn, -2), late],
  ];
}

/** No two totals are alike: what is rounded away must show. */
const opened = (id: string, region: number, count: number) => ({
  id,
  region,
  count,
  totalCents: BigInt(count) * 31_337n + BigInt(region),
  isReleased: true,
});

/** Exact claims of a region and benefit month that came in time, counted anew from the ledger. */
export function onTime(exact: ExactSupplement, region: number, month: number): number {
  return exact.claims
    .filter((one) => one.region === region && one.period === month && one.minedIn <= addMonths(month as Period, 1))
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * How many claims of a region there are by the end of a month for who knows every tranche's exact count, and of an open
 * one below ten nothing else.
 */
export function knownInAll(exact: ExactSupplement, region: number, until: number): number {
  const mined = exact.claims.filter((one) => one.region === region && one.minedIn <= until);
  const closedIn = new Map(exact.tranches.map(({ id, closedIn: month }) => [id, month]));
  let closed = 0;
  let open = 0;
  for (const { trancheId, count } of mined) {
    const month = closedIn.get(trancheId) ?? null;
    if (month !== null && month <= until) closed += count;
    else open += count;
  }
  return closed + (open < MIN_COUNT ? MIN_COUNT - 1 : open);
}
