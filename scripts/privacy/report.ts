import type { Address } from 'viem';
import { accountMatcher, type KnownPerson, type MatchRule } from './account-match';
import { averaged, type MeanReport } from './average';
import { type Score, scoreGuesses } from './guesses';
import { informedHeuristics } from './informed-observer';
import { drawCitizens, drawEmployees, type Person } from './population';
import { type Heuristic, publicHeuristics } from './public-observer';
import { type Random, seededRandom } from './random';
import { type Simulation, type Strategy, simulate } from './simulate';
import { publicView } from './view';

export type ReportOptions = {
  readonly seed: number;
  /** With seed, seed + 1 and so on: other people and habits each time. */
  readonly runs: number;
  readonly citizens: number;
  readonly employees: number;
  readonly months: number;
  /** Of the citizens, whose earnings the informed observer knows. */
  readonly knownShare: number;
};

export type Row = Score & {
  readonly observer: 'public' | 'informed';
  readonly heuristic: string;
  readonly variant: string;
};

/** How often the informed observer finds a known person's account, by rule; blind is one over the accounts. */
export type AccountRow = { readonly rule: MatchRule; readonly foundShare: number; readonly blindShare: number };

export type StrategyReport = {
  readonly strategy: string;
  readonly payouts: number;
  readonly consolidations: number;
  readonly reusedAccounts: number;
  readonly paidShare: number;
  readonly rows: readonly Row[];
  readonly accounts: readonly AccountRow[];
};

export type Report = {
  readonly options: ReportOptions;
  readonly claims: number;
  readonly strategies: readonly MeanReport[];
};

export const STRATEGIES: readonly (readonly [string, Strategy])[] = [
  ['naive: the whole balance, at once', { payout: 'naive', accounts: 'one' }],
  ['plan, one account in use', { payout: 'plan', accounts: 'one' }],
  ['plan, another account each month', { payout: 'plan', accounts: 'monthly' }],
  ['plan, another account each week', { payout: 'plan', accounts: 'weekly' }],
];

/** What an observer knows who knows these people's earnings. */
export function knowledgeOf(people: readonly Person[], { claims }: Simulation): KnownPerson[] {
  return people.map(({ number, incomes }) => ({
    number,
    claims: [...claims]
      .filter(([, claim]) => claim.person === number)
      .map(([nullifier, { cents, atSec }]) => ({ nullifier, cents, atSec })),
    wages: incomes.filter(({ kind }) => kind === 'wage').map(({ cents, atSec }) => ({ cents, atSec })),
  }));
}

function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, items.length) }, () => {
    const [taken] = left.splice(Math.floor(random.unit() * left.length), 1);
    return taken as T;
  });
}

/** Runs every heuristic of both observers over one simulation. */
export function observe(strategy: string, truth: Simulation, people: readonly Person[]): StrategyReport {
  const view = publicView(truth.events);
  const accountsOf = accountMatcher(view);
  const known = knowledgeOf(people, truth);
  const knownClaims = new Set(known.flatMap(({ claims }) => claims.map(({ nullifier }) => nullifier)));
  const rowsOf = (observer: Row['observer'], heuristics: readonly Heuristic[], isKnown?: (claim: bigint) => boolean) =>
    heuristics.flatMap(({ name, variants }) =>
      variants.map(
        (variant): Row => ({
          observer,
          heuristic: name,
          variant: variant.name,
          ...scoreGuesses(variant.guesses(), view, truth, isKnown),
        }),
      ),
    );
  const accountRow = (rule: MatchRule): AccountRow => {
    const found = known.map((person) => {
      const accounts = accountsOf(person, rule);
      const own = accounts.filter((account: Address) => truth.owners.get(account) === person.number).length;
      return accounts.length === 0 ? 0 : own / accounts.length;
    });
    return {
      rule,
      foundShare: found.reduce((sum, share) => sum + share, 0) / Math.max(1, found.length),
      blindShare: 1 / Math.max(1, view.byAccount.size),
    };
  };
  return {
    strategy,
    payouts: view.payouts.length,
    consolidations: view.consolidationSecs.length,
    reusedAccounts: view.reusedAccounts,
    paidShare: Number(truth.paidCents) / Math.max(1, Number(truth.receivedCents)),
    rows: [
      ...rowsOf('public', publicHeuristics(view)),
      ...rowsOf('informed', informedHeuristics(view, known, accountsOf), (claim) => knownClaims.has(claim)),
    ],
    accounts: (['any', 'nearest', 'correlated'] as const).map(accountRow),
  };
}

function oneRun({ citizens: count, employees, months, knownShare }: ReportOptions, seed: number) {
  const random = seededRandom(seed);
  const citizens = drawCitizens(count, months, random);
  const people = [...citizens, ...drawEmployees(employees, months, count, random)];
  const withClaims = citizens.filter(({ incomes }) => incomes.some(({ kind }) => kind === 'claim'));
  const known = sample(withClaims, Math.round(count * knownShare), random);
  return {
    claims: citizens.flatMap(({ incomes }) => incomes).filter(({ kind }) => kind === 'claim').length,
    strategies: STRATEGIES.map(([name, strategy]) => observe(name, simulate(people, months, strategy, seed), known)),
  };
}

/** Several runs with other people each time, and their means. The same options give the same report. */
export function privacyReport(options: ReportOptions): Report {
  const runs = Array.from({ length: options.runs }, (_, run) => oneRun(options, options.seed + run));
  const strategies = STRATEGIES.flatMap((_, place) => {
    const [first, ...others] = runs.flatMap((run) => run.strategies[place] ?? []);
    return first === undefined ? [] : [averaged([first, ...others])];
  });
  return { options, claims: runs.reduce((sum, { claims }) => sum + claims, 0) / runs.length, strategies };
}
