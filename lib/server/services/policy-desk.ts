import 'server-only';
import type { z } from 'zod';
import { type Period, periodOf } from '@/lib/shared/domain/period';
import type { PublishedAmounts } from '@/lib/shared/domain/policy-change-unusual';
import { DEMO_REGIONS } from '@/lib/shared/domain/schemes';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { zPolicyDesk, zPolicyProposal, zPolicyTable, zProposalHead } from '@/lib/shared/schemas/policies-desk-api';
import { type DecidingActor, ownRegister } from '../auth/own-register';
import { indexedUntilSec } from '../repositories/chain-index';
import type { Database, Db } from '../repositories/database';
import { type PublicationRow, policyFirstSignatures, policyPublications } from '../repositories/policy-history';
import { type ProposalRow, proposalsOf } from '../repositories/policy-proposals';
import { claimCounts } from './claim-counts';
import { figuresFor } from './figures';
import { originsOf } from './policy-desk-origin';

export type PolicyDeskDeps = {
  readonly db: Database;
  readonly now: Date;
  /** The most that the pool takes of one claim of this class; null when it cannot be asked. */
  readonly poolLimit: (nullifierClass: number) => Promise<bigint | null>;
};

/** UTC, as the contract counts. */
export const currentMonth = ({ now }: Pick<PolicyDeskDeps, 'now'>): Period => periodOf(now);

/** The table of every month, as published last. */
export async function publishedAmounts(scheme: SupplementScheme, db: Db): Promise<PublishedAmounts[]> {
  return newestPerMonth(await policyPublications(SUPPLEMENT_PACKS[scheme].id, db)).map(({ policy }) => policy);
}

/** @param publications newest first */
const newestPerMonth = (publications: readonly PublicationRow[]): PublicationRow[] => [
  ...new Map([...publications].reverse().map((row) => [row.policy.period, row])).values(),
];

type Table = z.input<typeof zPolicyTable>;

const tableView = ({ norms, disregards }: Pick<PublishedAmounts, 'norms' | 'disregards'>): Table => ({
  norms: norms.map(String),
  disregards: disregards.map(({ flatCents, bps, capCents }) => ({
    flatCents: flatCents.toString(),
    bps,
    capCents: capCents.toString(),
  })),
});

/** What a proposal of any scheme tells this member of staff. */
export const proposalHead = (
  row: Omit<ProposalRow, 'amounts' | 'tallyKey'>,
  { staffId }: { readonly staffId: string },
): z.input<typeof zProposalHead> => ({
  id: row.id,
  fromPeriod: row.fromPeriod,
  confirmed: row.confirmed,
  proposerName: row.proposerName,
  proposedAtMs: row.proposedAt.getTime(),
  deciderName: row.deciderName,
  decidedAtMs: row.decidedAt?.getTime() ?? null,
  status: row.status,
  reason: row.reason,
  errorCode: row.errorCode,
  isOwn: row.proposerId === staffId,
});

/** One proposal as this member of staff may see it. */
export const proposalView = (row: ProposalRow, actor: DecidingActor): z.input<typeof zPolicyProposal> => ({
  ...proposalHead(row, actor),
  months: row.months,
  table: tableView(row.amounts),
});

/** Months of published totals that an estimate is held against. */
const PAID_MONTHS = 12;

/** What the newest months with a published total were paid together: nothing but a sum of what is published. */
async function paidLately(actor: DecidingActor, region: number, db: Db): Promise<z.input<typeof zPolicyDesk>['paid']> {
  const view = await figuresFor(actor, null, db);
  if (!view?.figures || view.figures.scheme === 'tas') return null;
  const totals = [...view.figures.payouts]
    .sort((a, b) => b.month - a.month)
    .flatMap(({ cells }) => cells.filter((cell) => cell.region === region).map(({ paid }) => paid.value))
    .filter((value) => value !== null)
    .slice(0, PAID_MONTHS);
  if (totals.length === 0) return null;
  const cents = totals.reduce((sum, value) => sum + BigInt(value), 0n);
  return { cents: cents.toString(), months: totals.length };
}

/**
 * What stands on the chain for the agency's scheme, what was proposed, and the published figures that an estimate is made
 * of. @throws NOT_FOUND
 */
export async function policyDesk(actor: DecidingActor, deps: PolicyDeskDeps): Promise<z.input<typeof zPolicyDesk>> {
  const { db } = deps;
  const scheme = ownRegister(actor).key;
  const { id, nullifierClass } = SUPPLEMENT_PACKS[scheme];
  const region = actor.role === 'caseworker' ? actor.region : DEMO_REGIONS.national;
  const [publications, proposals, signatures, counts, paid, limit, untilSec] = await Promise.all([
    policyPublications(id, db),
    proposalsOf(id, db),
    policyFirstSignatures(id, db),
    claimCounts(actor, scheme, db),
    paidLately(actor, region, db),
    deps.poolLimit(nullifierClass),
    indexedUntilSec('income', db),
  ]);
  const origins = originsOf(publications, proposals, signatures);
  return {
    scheme,
    currentMonth: currentMonth(deps),
    publications: publications.map(({ policy, timestampSec, txHash }, index) => ({
      ...tableView(policy),
      period: policy.period,
      basis: policy.basis,
      policyHash: policy.policyHash.toString(),
      claimOpensAtSec: policy.claimOpensAtSec,
      claimClosesAtSec: policy.claimClosesAtSec,
      publishedAtSec: Number(timestampSec),
      txHash,
      origin: origins[index] ?? { kind: 'start' },
    })),
    proposals: proposals.map((row) => proposalView(row, actor)),
    counts: counts.rows.flatMap(({ period, count }) => (count === null ? [] : [{ period, count }])),
    paid,
    region,
    poolLimitCents: limit === null ? null : limit.toString(),
    indexedUntilSec: untilSec,
  };
}
