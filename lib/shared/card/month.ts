import type { Period } from '../domain/period';
import type { SupplementPolicy } from '../protocol/policy';
import { SUPPLEMENT_PACKS, type SupplementPacks, type SupplementScheme } from '../rules/registry';
import type { Earning, RuleLine, SupplementResult } from '../rules/supplement-pack';
import type { Entitlement, EntitlementSource, IncomeStatement } from './credentials';

export type MonthLine = RuleLine;

/** A month by its scheme's rules. */
export type MonthAssessment = SupplementResult & {
  readonly period: Period;
  readonly scheme: SupplementScheme;
  /** In the order of the entitlement's sources. */
  readonly statements: readonly IncomeStatement[];
};

export type AwaitedSource = Pick<EntitlementSource, 'issuerId' | 'issuerName' | 'of'>;

/** What a month means for the card. */
export type MonthOutcome =
  | { readonly kind: 'not-in-register'; readonly period: Period }
  | { readonly kind: 'no-policy'; readonly period: Period; readonly scheme: SupplementScheme }
  | {
      readonly kind: 'awaiting';
      readonly period: Period;
      readonly scheme: SupplementScheme;
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
  packs: SupplementPacks,
): MonthAssessment {
  const { scheme, leaf, sources } = entitlement;
  const earnings = statements.map((statement): Earning => {
    const of = sources.find((source) => source.holder === statement.holder)?.of ?? 'self';
    const { grossCents, netCents, issuerName } = statement;
    return { grossCents, netCents, issuerName, of };
  });
  const { normClass, disregardClass, knownBenefitCents } = leaf;
  const facts = { period, policy, normClass, disregardClass, knownBenefitCents, earnings };
  return { period, scheme, statements, ...packs[scheme].evaluate(facts) };
}

/**
 * What a month means: awaited statements by name, no right, or a right with every line of the sum.
 * A claim can be proved for `right` only; the circuit computes the same.
 * @param packs the schemes' rules
 */
export function evaluateMonth(
  { entitlement, statements, policy, period }: MonthInput,
  packs: SupplementPacks = SUPPLEMENT_PACKS,
): MonthOutcome {
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
  const assessment = assess(entitlement, policy, period, received, packs);
  return { kind: assessment.breakdown.supplementCents > 0n ? 'right' : 'no-right', period, assessment };
}
