import type { EurCents } from '../domain/cents';
import { computeSupplement, type SupplementBreakdown } from '../domain/formula';
import type { Period } from '../domain/period';
import type { SchemeId } from '../domain/schemes';
import type { SupplementPolicy } from '../protocol/policy';
import type { SourceMark } from './source-mark';
import { NO_DISREGARD, type NormTable, tableFor } from './supplement-tables';

/** What the law says of one scheme that tops income up to a norm: data alone. */
export type SupplementRules = {
  /** Number of the scheme in policies, registers and events. */
  readonly id: SchemeId;
  /** What may be had once a month: schemes that share one exclude each other. */
  readonly nullifierClass: number;
  readonly basis: 'net' | 'gross';
  readonly unit: string;
  /** Who decides: each municipality for its own, or one agency for the whole country. */
  readonly decidedIn: 'municipality' | 'country';
  /** Staff of the agency that decides: they see its figures. */
  readonly decidedBy: 'caseworker' | 'uwv';
  /** Keys of the classes; the index is what a register's leaf holds. At most eight norms and four disregards. */
  readonly normClasses: readonly string[];
  readonly disregardClasses: readonly string[];
  readonly tables: readonly NormTable[];
  readonly law: {
    readonly norm: (normClass: string) => string;
    readonly earnings: string;
    readonly benefit: string;
    readonly countable: string;
    readonly supplement: string;
    readonly noDisregard: string;
  };
};

/** One source's income of a month. */
export type Earning = {
  readonly grossCents: EurCents;
  readonly netCents: EurCents;
  readonly issuerName: string;
  readonly of: 'self' | 'partner';
};

export type SupplementFacts = {
  readonly period: Period;
  /** The published table, which counts: the pack's own only says where its figures come from. */
  readonly policy: Pick<SupplementPolicy, 'basis' | 'norms' | 'disregards'>;
  readonly normClass: number;
  readonly disregardClass: number;
  readonly knownBenefitCents: EurCents;
  readonly earnings: readonly Earning[];
};

/** One line of the sum, with the law's article behind it. The page renders `key` and `article`. */
export type RuleLine =
  | { readonly key: 'norm'; readonly cents: bigint; readonly article: string; readonly mark: SourceMark | null }
  | ({ readonly key: 'earnings'; readonly cents: bigint; readonly article: string } & Pick<
      Earning,
      'issuerName' | 'of'
    >)
  | { readonly key: 'disregard'; readonly cents: bigint; readonly article: string; readonly mark: SourceMark | null }
  | { readonly key: 'benefit' | 'countable' | 'supplement'; readonly cents: bigint; readonly article: string };

export type SupplementResult = {
  readonly basis: 'net' | 'gross';
  /** Keys of the classes, or `unknown`. */
  readonly normClass: string;
  readonly disregardClass: string;
  readonly breakdown: SupplementBreakdown;
  readonly lines: readonly RuleLine[];
};

/** A scheme's rules, and the one pure function that applies them to a month. */
export type SupplementPack = SupplementRules & {
  evaluate(facts: SupplementFacts): SupplementResult;
};

function evaluateWith(rules: SupplementRules, facts: SupplementFacts): SupplementResult {
  const { law } = rules;
  const { policy, knownBenefitCents } = facts;
  const amountOf = ({ netCents, grossCents }: Earning): EurCents => (policy.basis === 'net' ? netCents : grossCents);
  const normCents = policy.norms[facts.normClass] ?? (0n as EurCents);
  const { flatCents, bps, capCents } = policy.disregards[facts.disregardClass] ?? NO_DISREGARD;
  const breakdown = computeSupplement({
    normCents,
    earningsCents: facts.earnings.reduce((sum, earning) => sum + amountOf(earning), 0n),
    knownBenefitCents,
    disregard: { flatCents, bps, capCents },
  });
  const normClass = rules.normClasses[facts.normClass] ?? 'unknown';
  const table = tableFor(rules, facts.period);
  const row = table?.disregards[facts.disregardClass];
  return {
    basis: policy.basis,
    normClass,
    disregardClass: rules.disregardClasses[facts.disregardClass] ?? 'unknown',
    breakdown,
    lines: [
      {
        key: 'norm',
        cents: normCents,
        article: law.norm(normClass),
        mark: table?.norms[facts.normClass]?.mark ?? null,
      },
      ...facts.earnings.map((earning): RuleLine => {
        const { issuerName, of } = earning;
        return { key: 'earnings', cents: amountOf(earning), article: law.earnings, issuerName, of };
      }),
      {
        key: 'disregard',
        cents: breakdown.disregardedCents,
        article: row?.article || law.noDisregard,
        mark: row?.mark ?? null,
      },
      { key: 'benefit', cents: knownBenefitCents, article: law.benefit },
      { key: 'countable', cents: breakdown.countableCents, article: law.countable },
      { key: 'supplement', cents: breakdown.supplementCents, article: law.supplement },
    ],
  };
}

/** A pack is its data and this one function over it: the formula that the circuit `supplement` proves. */
export const supplementPack = (rules: SupplementRules): SupplementPack => ({
  ...rules,
  evaluate: (facts) => evaluateWith(rules, facts),
});
