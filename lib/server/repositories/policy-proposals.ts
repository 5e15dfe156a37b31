import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import { period } from '@/lib/shared/domain/period';
import type { PolicyAmounts, PolicyChange } from '@/lib/shared/domain/policy-change';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { SUPPLEMENT_IDS, type SupplementId } from '@/lib/shared/rules/registry';
import { type PolicyRejection, type ProposalStatus, zPolicyTable } from '@/lib/shared/schemas/policies-desk-api';
import { zPoint } from '@/lib/shared/schemas/primitives';
import { type Db, database } from './database';

/** Tables of norms that staff propose and decide on, and how far the worker is with them. */

/** What the column `table` holds; the tally key is fixed with the approval. */
const zStoredTable = zPolicyTable.extend({ tallyKey: zPoint.optional() });

const toJson = ({ norms, disregards }: PolicyAmounts, tallyKey?: Point): Prisma.InputJsonObject => ({
  norms: norms.map(String),
  disregards: disregards.map(({ flatCents, bps, capCents }) => ({
    flatCents: flatCents.toString(),
    bps,
    capCents: capCents.toString(),
  })),
  ...(tallyKey ? { tallyKey: tallyKey.map(String) } : {}),
});

const toRow = (row: Prisma.PolicyProposalGetPayload<object>) => {
  const { tallyKey, ...amounts } = zStoredTable.parse(row.table);
  return {
    ...row,
    fromPeriod: period(row.fromPeriod),
    amounts: amounts as PolicyAmounts,
    tallyKey: tallyKey ?? null,
    // Written by this file alone, from the lists.
    status: row.status as ProposalStatus,
    reason: row.reason as PolicyRejection | null,
  };
};
export type ProposalRow = ReturnType<typeof toRow>;

export type StaffRef = { readonly staffId: string; readonly name: string };

/** @throws a unique violation when another change of the scheme is open: see isUniqueViolation */
export async function createProposal(
  scheme: SupplementId,
  change: PolicyChange,
  confirmed: boolean,
  { staffId: proposerId, name: proposerName }: StaffRef,
  proposedAt: Date,
  db: Db,
): Promise<ProposalRow> {
  const { fromPeriod, months } = change;
  const data = { scheme, fromPeriod, months, confirmed, proposerId, proposerName, proposedAt };
  return toRow(await db.policyProposal.create({ data: { ...data, table: toJson(change), openKey: String(scheme) } }));
}

/** Of schemes with norms: the lump sum's stand in the same table, see advance-proposals. */
const OF_NORMS = { scheme: { in: [...SUPPLEMENT_IDS] } };

export async function findProposal(id: string, db: Db): Promise<ProposalRow | null> {
  const row = await db.policyProposal.findFirst({ where: { ...OF_NORMS, id } });
  return row && toRow(row);
}

/** Whether there is such a proposal of any scheme: what the log of refused visits asks. */
export const hasProposal = async (id: string, db: Db): Promise<boolean> =>
  (await db.policyProposal.count({ where: { id } })) > 0;

/** Newest first, at most a hundred: a scheme changes a few times a year. */
export async function proposalsOf(scheme: SupplementId, db: Db): Promise<ProposalRow[]> {
  const rows = await db.policyProposal.findMany({ where: { scheme }, orderBy: { proposedAt: 'desc' }, take: 100 });
  return rows.map(toRow);
}

export type Decider = StaffRef & { readonly at: Date };

export const decided = ({ staffId, name, at }: Decider) => ({ deciderId: staffId, deciderName: name, decidedAt: at });

/**
 * Approves what is still proposed, by anyone but the proposer: of two at the same moment one wins.
 * @param tallyKey under which amounts will be summed: from here on the whole table is fixed
 * @returns whether it was this approval that counted
 */
export async function approveProposal(
  { id, amounts }: ProposalRow,
  tallyKey: Point,
  decider: Decider,
  db: Db,
): Promise<boolean> {
  const { count } = await db.policyProposal.updateMany({
    where: { id, status: 'proposed', proposerId: { not: decider.staffId } },
    data: { ...decided(decider), status: 'approved', table: toJson(amounts, tallyKey) },
  });
  return count === 1;
}

/** @returns whether it was this rejection that counted */
export async function rejectProposal(id: string, reason: PolicyRejection, decider: Decider, db: Db): Promise<boolean> {
  const { count } = await db.policyProposal.updateMany({
    where: { id, status: 'proposed', proposerId: { not: decider.staffId } },
    data: { ...decided(decider), status: 'rejected', reason, openKey: null },
  });
  return count === 1;
}

/** Takes back what was not decided on, or what the chain refused; who decided on the latter stays. */
export async function withdrawProposal(id: string, { staffId: proposerId, at }: Decider, db: Db): Promise<boolean> {
  const own = { id, proposerId };
  const open = await db.policyProposal.updateMany({
    where: { ...own, status: 'proposed' },
    data: { status: 'withdrawn', decidedAt: at, openKey: null },
  });
  if (open.count === 1) return true;
  const failed = await db.policyProposal.updateMany({
    where: { ...own, status: 'failed' },
    data: { status: 'withdrawn' },
  });
  return failed.count === 1;
}

// ---- the worker -----------------------------------------------------------------------------------------------------

/** What the worker has to bring to the chain, oldest decision first. */
export async function approvedProposals(): Promise<ProposalRow[]> {
  const rows = await database().policyProposal.findMany({
    where: { ...OF_NORMS, status: 'approved' },
    orderBy: { decidedAt: 'asc' },
    take: 20,
  });
  return rows.map(toRow);
}

/** The newest one of each scheme that reached the chain. */
export async function lastPublishedProposals(): Promise<ProposalRow[]> {
  const rows = await database().policyProposal.findMany({
    where: { ...OF_NORMS, status: 'published' },
    orderBy: { decidedAt: 'desc' },
    distinct: ['scheme'],
  });
  return rows.map(toRow);
}

/** Every month of it stands on the chain: another change may begin. */
export async function recordPolicyPublished(id: string): Promise<void> {
  await database().policyProposal.updateMany({
    where: { id, status: 'approved' },
    data: { status: 'published', openKey: null },
  });
}

/** The chain will not take it as it is: a new proposal may be made. */
export async function recordPolicyFailed(id: string, errorCode: ErrorCode): Promise<void> {
  await database().policyProposal.updateMany({
    where: { id, status: 'approved' },
    data: { status: 'failed', errorCode, openKey: null },
  });
}

/** A reorganisation took it off the chain: it is brought there again. Another change may be open meanwhile. */
export async function recordPolicyLost(id: string): Promise<void> {
  await database().policyProposal.updateMany({ where: { id, status: 'published' }, data: { status: 'approved' } });
}

/** Accounts by id: whose keys sign. */
export async function staffEmails(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database().staffAccount.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, email: true },
  });
  return new Map(rows.map(({ id, email }) => [id, email]));
}
