import type { Address } from 'viem';
import { monthOf } from './calendar';
import type { PublicView, SeenPayout } from './view';

/** What the informed observer knows of somebody. In order of time. */
export type KnownPerson = {
  readonly number: number;
  readonly claims: readonly { readonly nullifier: bigint; readonly cents: bigint; readonly atSec: number }[];
  /** Wages that went into the pool. */
  readonly wages: readonly { readonly cents: bigint; readonly atSec: number }[];
};

type Flow = { readonly atSec: number; readonly cents: bigint };

/** any: every account that could be the person's. nearest: with the least left over. correlated: whose months go alike. */
export type MatchRule = 'any' | 'nearest' | 'correlated';

/**
 * What would be left over in the pool if an account were a person's, cents; null when it got more than the person had at
 * that moment, so that it is somebody else's.
 */
function leftOver(payouts: readonly SeenPayout[], person: KnownPerson): bigint | null {
  const incomes = [...person.claims, ...person.wages].sort((a, b) => a.atSec - b.atSec);
  let had = 0n;
  let next = 0;
  for (const { atSec, cents } of payouts) {
    for (; next < incomes.length && (incomes[next]?.atSec ?? 0) <= atSec; next++) had += incomes[next]?.cents ?? 0n;
    had -= cents;
    if (had < 0n) return null;
  }
  for (; next < incomes.length; next++) had += incomes[next]?.cents ?? 0n;
  return had;
}

function byMonth(flows: readonly Flow[], months: readonly number[]): number[] {
  const sums = new Map<number, number>();
  for (const { atSec, cents } of flows) sums.set(monthOf(atSec), (sums.get(monthOf(atSec)) ?? 0) + Number(cents));
  return months.map((month) => sums.get(month) ?? 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], meanX: number, y: readonly number[], meanY: number): number =>
    x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? 0) - meanY), 0);
  const scale = Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
  return scale === 0 ? 0 : product(a, meanA, b, meanB) / scale;
}

type Candidate = { readonly account: Address; readonly payouts: readonly SeenPayout[]; readonly rest: number };

/** @returns the accounts that an observer takes for a known person's: several when none is better than the others */
export function accountMatcher(view: PublicView): (person: KnownPerson, rule: MatchRule) => Address[] {
  const months = [...new Set(view.claims.map(({ atSec }) => monthOf(atSec)))].sort((a, b) => a - b);
  const paidByMonth = new Map([...view.byAccount].map(([account, payouts]) => [account, byMonth(payouts, months)]));
  const known = new Map<KnownPerson, readonly Candidate[]>();
  const candidates = (person: KnownPerson): readonly Candidate[] =>
    [...view.byAccount].flatMap(([account, payouts]) => {
      const rest = leftOver(payouts, person);
      return rest === null ? [] : [{ account, payouts, rest: Number(rest) }];
    });
  return (person, rule) => {
    const possible = known.get(person) ?? candidates(person);
    known.set(person, possible);
    if (rule === 'any') return possible.map(({ account }) => account);
    const received = byMonth([...person.claims, ...person.wages], months);
    const worth = possible.map(({ account, rest }) =>
      rule === 'nearest' ? -rest : correlation(received, paidByMonth.get(account) ?? []),
    );
    const best = worth.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return possible.filter((_, i) => worth[i] === best).map(({ account }) => account);
  };
}
