import { type Period, period as parsePeriod } from '../domain/period';
import { SCHEMES } from '../domain/schemes';
import { AppError, toAppError } from '../errors/app-error';
import type { FieldElement } from '../protocol/field';
import { zEntitlementCredential, zIncomeCredential } from '../schemas/credentials';
import type { PublicConfig } from '../schemas/public-api';
import type { CardData, StoredItem } from './card-data';
import type { PublishedPolicy } from './claim';
import type { ClaimRecord } from './claim-progress';
import { acceptEntitlement, acceptStatement, type Entitlement, type IncomeStatement } from './credentials';
import { evaluateMonth, type MonthOutcome } from './month';
import { compareOldWay } from './old-way';
import type { CardCredentialView, CardSnapshot, MonthView, SharedWith } from './views';

export type KnowledgeContext = {
  readonly holder: FieldElement;
  readonly issuers: PublicConfig['issuers'];
  readonly policies: readonly PublishedPolicy[];
  readonly nowMs: number;
};

/** What the card holds, checked, and what follows from it month by month. */
export type Knowledge = Pick<CardSnapshot, 'credentials' | 'months' | 'oldWay'> & {
  readonly statements: readonly IncomeStatement[];
  readonly entitlements: readonly Entitlement[];
};

type Read = { readonly item: StoredItem; readonly view: CardCredentialView };

const EMPTY_VIEW = { statement: null, entitlement: null, validUntil: null, of: 'self', shared: [] } as const;

function readItem(item: StoredItem, replaced: ReadonlySet<string>, read: () => Partial<CardCredentialView>): Read {
  const base = {
    ...EMPTY_VIEW,
    id: item.id,
    kind: item.kind,
    receivedAtMs: item.receivedAtMs,
    code: null,
    issuerName: '',
    status: replaced.has(item.id) ? ('replaced' as const) : ('valid' as const),
  };
  try {
    if (item.code !== null) throw new AppError(item.code);
    return { item, view: { ...base, ...read() } };
  } catch (error) {
    return { item, view: { ...base, status: 'refused', code: toAppError(error).code } };
  }
}

function readEntitlement(
  item: StoredItem,
  replaced: ReadonlySet<string>,
  { holder }: KnowledgeContext,
  proofs: readonly SharedWith[],
): Read {
  return readItem(item, replaced, () => {
    const parsed = zEntitlementCredential.safeParse(item.credential);
    if (!parsed.success) throw new AppError('CREDENTIAL_MALFORMED');
    const entitlement = acceptEntitlement(parsed.data, holder);
    const { leaf, scheme, issuerName, validUntil } = entitlement;
    const shared = proofs.filter(
      (proof) => proof.scheme === scheme && leaf.validFrom <= proof.period && proof.period <= leaf.validUntil,
    );
    return { entitlement, issuerName, validUntil, shared };
  });
}

function readStatement(
  item: StoredItem,
  replaced: ReadonlySet<string>,
  holders: readonly FieldElement[],
  context: KnowledgeContext,
  proofs: readonly SharedWith[],
): Read {
  return readItem(item, replaced, () => {
    const parsed = zIncomeCredential.safeParse(item.credential);
    if (!parsed.success) throw new AppError('CREDENTIAL_MALFORMED');
    const statement = acceptStatement(parsed.data, item.signatureValid === true, {
      holders,
      issuers: context.issuers,
      nowMs: context.nowMs,
    });
    return {
      statement,
      issuerName: statement.issuerName,
      validUntil: statement.validUntil,
      of: statement.holder === context.holder ? 'self' : 'partner',
      shared: proofs.filter(({ period }) => period === statement.period),
    };
  });
}

/** Proofs that left the card, or that the chain has although this browser did not send them. */
function sharedProofs(claims: readonly ClaimRecord[]): readonly SharedWith[] {
  return claims.flatMap(({ period, scheme, state, timeline }) => {
    const sent = timeline.find(({ phase }) => phase === 'sent');
    const isOnChain = state.phase === 'accepted' || state.phase === 'triggered' || state.phase === 'arrived';
    if (sent === undefined && !isOnChain) return [];
    const foundAtMs = 'payoutBlockTimeSec' in state ? state.payoutBlockTimeSec * 1000 : null;
    return [{ period, scheme, atMs: sent?.atMs ?? foundAtMs, with: 'income-chain', what: 'proof-of-right' } as const];
  });
}

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
      const open = policy.scheme === SCHEMES[scheme] && policy.claimOpensAtSec * 1000 <= nowMs;
      if (open && leaf.validFrom <= policy.period && policy.period <= leaf.validUntil) periods.add(policy.period);
    }
  }
  return [...periods].sort((a, b) => b - a);
}

/** The last entitlement received that covers the month. */
export const entitlementFor = (
  entitlements: readonly Entitlement[],
  scheme: 'pw' | 'tw',
  period: Period,
): Entitlement | null =>
  entitlements.findLast((e) => e.scheme === scheme && e.leaf.validFrom <= period && period <= e.leaf.validUntil) ??
  null;

export const policyFor = (
  policies: readonly PublishedPolicy[],
  scheme: 'pw' | 'tw',
  period: Period,
): PublishedPolicy | null => policies.find((p) => p.scheme === SCHEMES[scheme] && p.period === period) ?? null;

/** First and last month that has a norm in a scheme of the card's register. */
function normMonthsOf(
  policies: readonly PublishedPolicy[],
  entitlements: readonly Entitlement[],
): MonthView['normMonths'] {
  const schemes = new Set<number>(entitlements.map(({ scheme }) => SCHEMES[scheme]));
  const months = policies.filter(({ scheme }) => schemes.has(scheme)).map(({ period }) => period);
  return months.length === 0 ? null : { from: Math.min(...months), until: Math.max(...months) };
}

/** Reads the card anew: nothing that was concluded earlier is trusted but the outcome of signature checks. */
export function readCard(data: CardData, context: KnowledgeContext): Knowledge {
  const replaced = new Set(data.items.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));
  const proofs = sharedProofs(data.claims);
  const entitled = data.items
    .filter(({ kind }) => kind === 'entitlement')
    .map((item) => readEntitlement(item, replaced, context, proofs));
  const current = (reads: readonly Read[]) => reads.map(({ view }) => view).filter(({ status }) => status === 'valid');
  const entitlements = current(entitled).flatMap(({ entitlement }) => (entitlement ? [entitlement] : []));
  const holders = [context.holder, ...entitlements.flatMap(({ sources }) => sources.map((source) => source.holder))];
  const income = data.items
    .filter(({ kind }) => kind === 'income')
    .map((item) => readStatement(item, replaced, holders, context, proofs));
  const statements = current(income).flatMap(({ statement }) => (statement ? [statement] : []));

  const months = periodsOf(statements, entitlements, context).map((period): MonthView => {
    const claim = data.claims.find((record) => record.period === period) ?? null;
    const outcomes = (['pw', 'tw'] as const).flatMap((scheme) => {
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
  const credentials = [...entitled, ...income].map(({ view }) => view).sort((a, b) => b.receivedAtMs - a.receivedAtMs);
  return { credentials, months, oldWay: compareOldWay(settled), statements, entitlements };
}
