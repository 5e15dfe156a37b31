import { type Period, period as parsePeriod } from '../domain/period';
import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES, type SupplementScheme } from '../rules/registry';
import type { CardData } from './card-data';
import type { PublishedPolicy } from './claim';
import type { ClaimRecord } from './claim-progress';
import type { Entitlement, IncomeStatement } from './credentials';
import type { MedicalStatement, PanelConfirmation } from './medical-credentials';
import { type AsbestosKnowledge, readAsbestos } from './medical-knowledge';
import { evaluateMonth, type MonthOutcome } from './month';
import { compareOldWay } from './old-way';
import {
  type KnowledgeContext,
  type Read,
  readEntitlements,
  readHouseholds,
  readingOf,
  readMedical,
  readStatements,
} from './read-items';
import type { CardSnapshot, MonthView } from './views';

/** What the card holds, checked, and what follows from it month by month. */
export type Knowledge = Pick<CardSnapshot, 'credentials' | 'months' | 'oldWay'> & {
  readonly statements: readonly IncomeStatement[];
  readonly entitlements: readonly Entitlement[];
  readonly medicals: readonly MedicalStatement[];
  readonly confirmations: readonly PanelConfirmation[];
  readonly asbestos: AsbestosKnowledge;
};

const amountOf = (outcome: MonthOutcome): bigint =>
  outcome.kind === 'right' ? outcome.assessment.breakdown.supplementCents : -1n;
const RANK: Record<MonthOutcome['kind'], number> = {
  right: 4,
  awaiting: 3,
  'no-right': 2,
  'no-policy': 1,
  'not-in-register': 0,
};

/** One month, one top-up (S-36): the scheme already claimed, else the larger amount, else the one that says most. */
function chooseScheme(
  outcomes: readonly MonthOutcome[],
  claim: ClaimRecord | null,
): { readonly outcome: MonthOutcome | null; readonly other: MonthOutcome | null } {
  const schemeOf = (o: MonthOutcome) => ('assessment' in o ? o.assessment.scheme : 'scheme' in o ? o.scheme : null);
  const claimed = claim?.timeline.some(({ phase }) => phase === 'sending' || phase === 'accepted') === true;
  const sorted = [...outcomes].sort((a, b) => {
    const byClaim = claimed ? Number(schemeOf(b) === claim?.scheme) - Number(schemeOf(a) === claim?.scheme) : 0;
    const difference = amountOf(b) - amountOf(a);
    return byClaim || (difference > 0n ? 1 : difference < 0n ? -1 : RANK[b.kind] - RANK[a.kind]);
  });
  return { outcome: sorted[0] ?? null, other: sorted[1] ?? null };
}

/** Months that a statement speaks about; for someone without any income source, every month that has a policy. */
function periodsOf(
  statements: readonly IncomeStatement[],
  entitlements: readonly Entitlement[],
  { policies, nowMs }: KnowledgeContext,
): Period[] {
  const periods = new Set<Period>(statements.map((s) => s.period));
  for (const { scheme, sources, leaf } of entitlements) {
    if (sources.length > 0) continue;
    for (const policy of policies) {
      const open = policy.scheme === SUPPLEMENT_PACKS[scheme].id && policy.claimOpensAtSec * 1000 <= nowMs;
      if (open && leaf.validFrom <= policy.period && policy.period <= leaf.validUntil) periods.add(policy.period);
    }
  }
  return [...periods].sort((a, b) => b - a);
}

/** The last entitlement received that covers the month. */
export const entitlementFor = (
  entitlements: readonly Entitlement[],
  scheme: SupplementScheme,
  period: Period,
): Entitlement | null =>
  entitlements.findLast((e) => e.scheme === scheme && e.leaf.validFrom <= period && period <= e.leaf.validUntil) ??
  null;

export const policyFor = (
  policies: readonly PublishedPolicy[],
  scheme: SupplementScheme,
  period: Period,
): PublishedPolicy | null =>
  policies.find((p) => p.scheme === SUPPLEMENT_PACKS[scheme].id && p.period === period) ?? null;

/** First and last month that has a norm in a scheme of the card's register. */
function normMonthsOf(
  policies: readonly PublishedPolicy[],
  entitlements: readonly Entitlement[],
): MonthView['normMonths'] {
  const schemes = new Set<number>(entitlements.map(({ scheme }) => SUPPLEMENT_PACKS[scheme].id));
  const months = policies.filter(({ scheme }) => schemes.has(scheme)).map(({ period }) => period);
  return months.length === 0 ? null : { from: Math.min(...months), until: Math.max(...months) };
}

/** Reads the card anew: nothing that was concluded earlier is trusted but the outcome of signature checks. */
export function readCard(data: CardData, context: KnowledgeContext): Knowledge {
  const reading = readingOf(data, context);
  const entitled = readEntitlements(data, reading);
  const current = (reads: readonly Read[]) => reads.map(({ view }) => view).filter(({ status }) => status === 'valid');
  const entitlements = current(entitled).flatMap(({ entitlement }) => (entitlement ? [entitlement] : []));
  const holders = [context.holder, ...entitlements.flatMap(({ sources }) => sources.map((source) => source.holder))];
  const income = readStatements(data, reading, holders);
  const statements = current(income).flatMap(({ statement }) => (statement ? [statement] : []));
  const health = readMedical(data, reading);
  const medicals = current(health).flatMap(({ medical }) => (medical ? [medical] : []));
  const confirmations = current(health).flatMap(({ confirmation }) => (confirmation ? [confirmation] : []));

  const months = periodsOf(statements, entitlements, context).map((period): MonthView => {
    const claim = data.claims.find((record) => record.period === period) ?? null;
    const outcomes = SUPPLEMENT_SCHEMES.flatMap((scheme) => {
      const entitlement = entitlementFor(entitlements, scheme, period);
      const policy = policyFor(context.policies, scheme, period);
      return entitlement === null ? [] : [evaluateMonth({ entitlement, statements, policy, period })];
    });
    const { outcome, other } = chooseScheme(outcomes, claim);
    const normMonths = normMonthsOf(context.policies, entitlements);
    return {
      period,
      normMonths,
      outcome: outcome ?? { kind: 'not-in-register', period: parsePeriod(period) },
      other,
      claim,
    };
  });
  const settled = months.flatMap(({ period, outcome }) =>
    'assessment' in outcome ? [{ period: parsePeriod(period), breakdown: outcome.assessment.breakdown }] : [],
  );
  const credentials = [...entitled, ...income, ...health, ...readHouseholds(data, reading)]
    .map(({ view }) => view)
    .sort((a, b) => b.receivedAtMs - a.receivedAtMs);
  return {
    ...{ credentials, months, statements, entitlements, medicals, confirmations },
    oldWay: compareOldWay(settled),
    asbestos: readAsbestos(current(health), context),
  };
}
