import type { EurCents } from '../domain/cents';
import { computeSupplement, type SupplementBreakdown } from '../domain/formula';
import { normTableFor, type SourceMark } from '../domain/norms';
import type { Period } from '../domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES } from '../domain/schemes';
import type { SupplementPolicy } from '../protocol/policy';
import type { Entitlement, EntitlementSource, IncomeStatement } from './credentials';

/** One line of the month, with the law article behind it. The page renders `key` and `article`. */
export type MonthLine =
  | { readonly key: 'norm'; readonly cents: bigint; readonly article: string; readonly mark: SourceMark | null }
  | {
      readonly key: 'earnings';
      readonly cents: bigint;
      readonly article: string;
      readonly issuerName: string;
      readonly of: 'self' | 'partner';
    }
  | { readonly key: 'disregard'; readonly cents: bigint; readonly article: string; readonly mark: SourceMark | null }
  | { readonly key: 'benefit' | 'countable' | 'supplement'; readonly cents: bigint; readonly article: string };

export type MonthAssessment = {
  readonly period: Period;
  readonly scheme: 'pw' | 'tw';
  readonly basis: 'net' | 'gross';
  /** Key of the class, from NORM_CLASSES / DISREGARD_CLASSES. */
  readonly normClass: string;
  readonly disregardClass: string;
  readonly breakdown: SupplementBreakdown;
  readonly lines: readonly MonthLine[];
  /** In the order of the entitlement's sources. */
  readonly statements: readonly IncomeStatement[];
};

export type AwaitedSource = Pick<EntitlementSource, 'issuerId' | 'issuerName' | 'of'>;

/** What a month means for the card. */
export type MonthOutcome =
  | { readonly kind: 'not-in-register'; readonly period: Period }
  | { readonly kind: 'no-policy'; readonly period: Period; readonly scheme: 'pw' | 'tw' }
  | {
      readonly kind: 'awaiting';
      readonly period: Period;
      readonly scheme: 'pw' | 'tw';
      readonly awaiting: readonly AwaitedSource[];
      readonly received: readonly IncomeStatement[];
    }
  | { readonly kind: 'no-right'; readonly period: Period; readonly assessment: MonthAssessment }
  | { readonly kind: 'right'; readonly period: Period; readonly assessment: MonthAssessment };

export type MonthInput = {
  readonly entitlement: Entitlement | null;
  readonly statements: readonly IncomeStatement[];
  readonly policy: SupplementPolicy | null;
  readonly period: Period;
};

const LAW = {
  pw: {
    earnings: 'Participatiewet art. 32',
    benefit: 'Participatiewet art. 32',
    countable: 'Participatiewet art. 31, 32',
    supplement: 'Participatiewet art. 19(2)',
    noDisregard: 'Participatiewet art. 31(2)',
  },
  tw: {
    earnings: 'Toeslagenwet art. 6',
    benefit: 'Toeslagenwet art. 6',
    countable: 'Toeslagenwet art. 6, 7',
    supplement: 'Toeslagenwet art. 8',
    noDisregard: 'Toeslagenwet art. 7',
  },
} as const;

/** Participatiewet: 18 to 20 art. 20, 21 and older art. 21, shared homes art. 22a. Toeslagenwet: art. 2, 8. */
function normArticle(scheme: 'pw' | 'tw', normClass: string): string {
  if (scheme === 'tw') return 'Toeslagenwet art. 2, 8';
  if (normClass.startsWith('youth')) return 'Participatiewet art. 20';
  return normClass.startsWith('shared') ? 'Participatiewet art. 22a' : 'Participatiewet art. 21';
}

const covers = (entitlement: Entitlement, period: Period): boolean =>
  entitlement.leaf.validFrom <= period && period <= entitlement.leaf.validUntil;

/** The statement of one source for a month: same key, same holder, same period; the highest serial number counts. */
export function statementOfSource(
  source: EntitlementSource,
  statements: readonly IncomeStatement[],
  period: Period,
): IncomeStatement | undefined {
  return statements
    .filter((s) => s.period === period && s.keyHash === source.keyHash && s.holder === source.holder)
    .reduce<IncomeStatement | undefined>(
      (best, s) => (best === undefined || s.number > best.number ? s : best),
      undefined,
    );
}

function assess(
  entitlement: Entitlement,
  policy: SupplementPolicy,
  period: Period,
  statements: readonly IncomeStatement[],
): MonthAssessment {
  const { scheme, leaf } = entitlement;
  const table = normTableFor(scheme, period);
  const amountOf = (s: IncomeStatement): EurCents => (policy.basis === 'net' ? s.netCents : s.grossCents);
  const normCents = policy.norms[leaf.normClass] ?? (0n as EurCents);
  const disregard = policy.disregards[leaf.disregardClass] ?? {
    flatCents: 0n as EurCents,
    bps: 0,
    capCents: 0n as EurCents,
  };
  const breakdown = computeSupplement({
    normCents,
    earningsCents: statements.reduce((sum, s) => sum + amountOf(s), 0n),
    knownBenefitCents: leaf.knownBenefitCents,
    disregard,
  });
  const normClass = NORM_CLASSES[scheme][leaf.normClass] ?? 'unknown';
  const disregardRow = table?.disregards[leaf.disregardClass];
  const law = LAW[scheme];
  const lines: MonthLine[] = [
    {
      key: 'norm',
      cents: normCents,
      article: normArticle(scheme, normClass),
      mark: table?.norms[leaf.normClass]?.mark ?? null,
    },
    ...statements.map((s): MonthLine => {
      const of = entitlement.sources.find((source) => source.holder === s.holder)?.of ?? 'self';
      return { key: 'earnings', cents: amountOf(s), article: law.earnings, issuerName: s.issuerName, of };
    }),
    {
      key: 'disregard',
      cents: breakdown.disregardedCents,
      article: disregardRow?.article ? disregardRow.article : law.noDisregard,
      mark: disregardRow?.mark ?? null,
    },
    { key: 'benefit', cents: leaf.knownBenefitCents, article: law.benefit },
    { key: 'countable', cents: breakdown.countableCents, article: law.countable },
    { key: 'supplement', cents: breakdown.supplementCents, article: law.supplement },
  ];
  return {
    period,
    scheme,
    basis: policy.basis,
    normClass,
    disregardClass: DISREGARD_CLASSES[scheme][leaf.disregardClass] ?? 'unknown',
    breakdown,
    lines,
    statements,
  };
}

/**
 * What a month means: awaited statements by name, no right, or a right with every line of the sum.
 * A claim can be proved for `right` only; the circuit computes the same.
 */
export function evaluateMonth({ entitlement, statements, policy, period }: MonthInput): MonthOutcome {
  if (entitlement === null || !covers(entitlement, period)) return { kind: 'not-in-register', period };
  const { scheme } = entitlement;
  if (policy === null) return { kind: 'no-policy', period, scheme };
  const found = entitlement.sources.map((source) => ({
    source,
    statement: statementOfSource(source, statements, period),
  }));
  const received = found.flatMap(({ statement }) => (statement ? [statement] : []));
  const awaiting = found
    .filter(({ statement }) => statement === undefined)
    .map(({ source }): AwaitedSource => ({ issuerId: source.issuerId, issuerName: source.issuerName, of: source.of }));
  if (awaiting.length > 0) return { kind: 'awaiting', period, scheme, awaiting, received };
  const assessment = assess(entitlement, policy, period, received);
  return { kind: assessment.breakdown.supplementCents > 0n ? 'right' : 'no-right', period, assessment };
}
