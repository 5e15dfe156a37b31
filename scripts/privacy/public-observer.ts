import { DAY_SEC, HOUR_SEC, monthOf } from './calendar';
import type { Guesses } from './guesses';
import { claimsBetween, countBefore, groupBy, type PublicView, type SeenPayout } from './view';

/** Somebody who sees the chain and knows nothing else. Amounts of claims are hidden; caps are not. */

const WINDOWS_SEC = [12 * HOUR_SEC, DAY_SEC, 3 * DAY_SEC, 7 * DAY_SEC, 14 * DAY_SEC, 31 * DAY_SEC];
/** A consolidation that comes so shortly before a payout was made for it. */
const SAME_HAND_SEC = 120;

export type Heuristic = {
  readonly name: string;
  /** Each way of using it; the report shows the one that works best, as an observer with luck would choose. */
  readonly variants: readonly { readonly name: string; readonly guesses: () => Guesses }[];
};

const windowName = (sec: number): string => (sec < DAY_SEC ? `${sec / HOUR_SEC} h` : `${sec / DAY_SEC} d`);

/** One variant for each window of time before a moment. */
const byWindow = (name: string, guessesIn: (windowSec: number) => Guesses): Heuristic => ({
  name,
  variants: WINDOWS_SEC.map((windowSec) => ({ name: windowName(windowSec), guesses: () => guessesIn(windowSec) })),
});

/** What an account got, month by month. */
const accountMonths = (view: PublicView): readonly SeenPayout[][] =>
  [...view.byAccount.values()].flatMap((payouts) => [...groupBy(payouts, ({ atSec }) => monthOf(atSec)).values()]);

const timing = (view: PublicView): Heuristic =>
  byWindow(
    'timing: claims shortly before the payout',
    (windowSec) => new Map(view.payouts.map(({ id, atSec }) => [id, claimsBetween(view, atSec - windowSec, atSec)])),
  );

/** The same claims for all payouts of a group: those shortly before its first. */
function asOne(view: PublicView, groups: Iterable<readonly SeenPayout[]>, windowSec: number): Guesses {
  const guesses = new Map<bigint, readonly bigint[]>();
  for (const group of groups) {
    const firstSec = group[0]?.atSec ?? 0;
    const claims = claimsBetween(view, firstSec - windowSec, firstSec);
    for (const { id } of group) guesses.set(id, claims);
  }
  return guesses;
}

const accountTiming = (view: PublicView): Heuristic =>
  byWindow("timing: claims before an account's first payout of the month", (windowSec) =>
    asOne(view, accountMonths(view), windowSec),
  );

const addressReuse = (view: PublicView): Heuristic =>
  byWindow('address reuse: one-time accounts that were paid twice', (windowSec) => {
    const groups = groupBy(view.payouts, ({ oneTimeAccount }) => oneTimeAccount).values();
    return asOne(
      view,
      [...groups].filter(({ length }) => length > 1),
      windowSec,
    );
  });

/** A claim pays at most its cap, so that a larger sum did not come from it alone. */
const caps = (view: PublicView): Heuristic => {
  const idsWithin = (payouts: readonly SeenPayout[], sum: bigint): [bigint, readonly bigint[]][] => {
    const claims = view.claims.filter(({ capCents }) => capCents >= sum);
    const secs = claims.map(({ atSec }) => atSec);
    const ids = claims.map(({ nullifier }) => nullifier);
    return payouts.map(({ id, atSec }) => [
      id,
      ids.slice(countBefore(secs, atSec - 31 * DAY_SEC), countBefore(secs, atSec)),
    ]);
  };
  const months = accountMonths(view).map((payouts) => ({
    payouts,
    sum: payouts.reduce((total, { cents }) => total + cents, 0n),
  }));
  const byAmount = groupBy(view.payouts, ({ cents }) => cents);
  return {
    name: 'amounts: recent claims whose cap holds the payout, or the sum of account and month',
    variants: [
      { name: 'payout', guesses: () => new Map([...byAmount].flatMap(([cents, paid]) => idsWithin(paid, cents))) },
      { name: 'month', guesses: () => new Map(months.flatMap(({ payouts, sum }) => idsWithin(payouts, sum))) },
    ],
  };
};

/** Who made one note of two just now had two, and pays out next. */
const consolidation = (view: PublicView): Heuristic =>
  byWindow('consolidation: claims before one that a payout follows', (windowSec) => {
    const guesses = new Map<bigint, readonly bigint[]>();
    for (const { id, atSec } of view.payouts) {
      const lastSec = view.consolidationSecs[countBefore(view.consolidationSecs, atSec) - 1] ?? 0;
      if (atSec - lastSec <= SAME_HAND_SEC) guesses.set(id, claimsBetween(view, lastSec - windowSec, lastSec));
    }
    return guesses;
  });

export const publicHeuristics = (view: PublicView): readonly Heuristic[] => [
  timing(view),
  accountTiming(view),
  caps(view),
  consolidation(view),
  addressReuse(view),
];
