import type { accountMatcher, KnownPerson } from './account-match';
import { DAY_SEC, monthOf } from './calendar';
import type { Heuristic } from './public-observer';
import { groupBy, type PublicView, type SeenPayout } from './view';

/**
 * Somebody who knows what some citizens earn, and so what each of their claims paid; and, which is more than an employer
 * knows, which claim note is whose.
 */

/** Standard amounts leave less than this behind. */
const REST_CENTS = 500n;
const RUN_MAX_SEC = 62 * DAY_SEC;

type KnownClaim = KnownPerson['claims'][number];
type Matcher = ReturnType<typeof accountMatcher>;
type Income = { readonly cents: bigint; readonly atSec: number; readonly nullifier?: bigint };

function collector() {
  const guesses = new Map<bigint, bigint[]>();
  return {
    guesses,
    add(payouts: readonly SeenPayout[], claim: bigint): void {
      for (const { id } of payouts) {
        const named = guesses.get(id);
        if (named === undefined) guesses.set(id, [claim]);
        else named.push(claim);
      }
    },
  };
}

/** A payout of exactly what a claim paid, or of that in standard amounts. */
const exactAmounts = (view: PublicView, claims: readonly KnownClaim[]): Heuristic => ({
  name: "amount matching: one payout is a known claim's amount",
  variants: [0n, REST_CENTS - 1n].map((rest) => ({
    name: `to ${rest} cents`,
    guesses: () => {
      const { guesses, add } = collector();
      for (const payout of view.payouts) {
        for (const { cents, atSec, nullifier } of claims) {
          if (atSec <= payout.atSec && payout.cents <= cents && cents - payout.cents <= rest) add([payout], nullifier);
        }
      }
      return guesses;
    },
  })),
});

/** Some payouts after each other to one account that add up to a known claim. */
const runs = (view: PublicView, claims: readonly KnownClaim[]): Heuristic => ({
  name: 'sums: payouts in a row that add up to a known claim',
  variants: [
    {
      name: 'to €5',
      guesses: () => {
        const { guesses, add } = collector();
        const byRounded = groupBy(claims, ({ cents }) => cents / REST_CENTS);
        for (const payouts of view.byAccount.values()) {
          payouts.forEach((first, start) => {
            let sum = 0n;
            for (let end = start; end < payouts.length; end++) {
              const { cents, atSec } = payouts[end] as SeenPayout;
              sum += cents;
              if (atSec - first.atSec > RUN_MAX_SEC) break;
              for (const claim of byRounded.get(sum / REST_CENTS) ?? []) {
                const isInTime = claim.atSec <= first.atSec && first.atSec - claim.atSec <= RUN_MAX_SEC;
                if (isInTime && claim.cents >= sum) add(payouts.slice(start, end + 1), claim.nullifier);
              }
            }
          });
        }
        return guesses;
      },
    },
  ],
});

/** The account whose sum over a month is nearest to a known claim. */
const monthSums = (view: PublicView, claims: readonly KnownClaim[]): Heuristic => ({
  name: 'sums per account and month: the nearest to a known claim',
  variants: ['calendar month', 'from claim to claim'].map((name) => ({
    name,
    guesses: () => {
      const { guesses, add } = collector();
      for (const claim of claims) {
        const isIn = (sec: number): boolean =>
          sec > claim.atSec &&
          (name === 'calendar month' ? monthOf(sec) === monthOf(claim.atSec) : sec <= claim.atSec + 31 * DAY_SEC);
        let nearest: readonly SeenPayout[] = [];
        let off = Number.POSITIVE_INFINITY;
        for (const payouts of view.byAccount.values()) {
          const inMonth = payouts.filter(({ atSec }) => isIn(atSec));
          const sum = inMonth.reduce((total, { cents }) => total + cents, 0n);
          const distance = Math.abs(Number(sum - claim.cents));
          if (inMonth.length > 0 && distance < off) [nearest, off] = [inMonth, distance];
        }
        add(nearest, claim.nullifier);
      }
      return guesses;
    },
  })),
});

/** All of an account's payouts, paid from a known person's money in the order in which it came. */
function asIfOwned(payouts: readonly SeenPayout[], person: KnownPerson) {
  const incomes: readonly Income[] = [...person.claims, ...person.wages].sort((a, b) => a.atSec - b.atSec);
  let place = 0;
  let left = incomes[0]?.cents ?? 0n;
  return payouts.flatMap((payout) => {
    const claim = incomes[place]?.nullifier;
    let open = payout.cents;
    while (open >= left && place < incomes.length) {
      open -= left;
      place += 1;
      left = incomes[place]?.cents ?? 0n;
    }
    left -= open;
    return claim === undefined ? [] : [{ payout, claim }];
  });
}

/** Sums per account over all months: each known person is given the account that fits best. */
const wholeAccounts = (view: PublicView, people: readonly KnownPerson[], accountsOf: Matcher): Heuristic => ({
  name: 'sums per account over all months: the account that fits a known person',
  variants: (['any', 'nearest', 'correlated'] as const).map((rule) => ({
    name: rule,
    guesses: () => {
      const { guesses, add } = collector();
      for (const person of people) {
        for (const account of accountsOf(person, rule)) {
          for (const { payout, claim } of asIfOwned(view.byAccount.get(account) ?? [], person)) add([payout], claim);
        }
      }
      return guesses;
    },
  })),
});

export function informedHeuristics(
  view: PublicView,
  people: readonly KnownPerson[],
  accountsOf: Matcher,
): readonly Heuristic[] {
  const claims = people.flatMap((person) => person.claims);
  return [
    exactAmounts(view, claims),
    runs(view, claims),
    monthSums(view, claims),
    wholeAccounts(view, people, accountsOf),
  ];
}
