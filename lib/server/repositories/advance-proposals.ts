import 'server-only';
import { z } from 'zod';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { AdvanceChange } from '@/lib/shared/domain/advance-change';
import { period } from '@/lib/shared/domain/period';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { zPublishedAdvance } from '@/lib/shared/schemas/advance-api';
import type { PolicyRejection, ProposalStatus } from '@/lib/shared/schemas/policies-desk-api';
import { zCents } from '@/lib/shared/schemas/primitives';
import { type Db, database } from './database';
import { type Decider, decided, type StaffRef } from './policy-proposals';

/**
 * Changes of the lump sum that staff propose and decide on: rows of the same table as those of norms. `table` holds the
 * amount alone until the approval; with it the rest of the table, as it stood then, is fixed.
 */

/** What stays as it is when the amount changes. */
const zAdvanceRest = zPublishedAdvance.pick({ nullifierClass: true, specialism: true, codes: true, panelKey: true });
export type AdvanceRest = z.output<typeof zAdvanceRest>;

const zStoredAdvance = z.object({ amountCents: zCents, rest: zAdvanceRest.optional() });

const toJson = (amountCents: bigint, rest?: AdvanceRest): Prisma.InputJsonObject => ({
  amountCents: amountCents.toString(),
  ...(rest ? { rest: { ...rest, codes: [...rest.codes], panelKey: rest.panelKey.map(String) } } : {}),
});

const toRow = (row: Prisma.PolicyProposalGetPayload<object>) => {
  const { amountCents, rest } = zStoredAdvance.parse(row.table);
  return {
    ...row,
    fromPeriod: period(row.fromPeriod),
    amountCents,
    rest: rest ?? null,
    // Written by these files alone, from the lists.
    status: row.status as ProposalStatus,
    reason: row.reason as PolicyRejection | null,
  };
};
export type AdvanceProposalRow = ReturnType<typeof toRow>;

const OWN = { scheme: SCHEMES.tas } as const;

/** @throws a unique violation when another change is open: see isUniqueViolation */
export async function createAdvanceProposal(
  { fromPeriod, amountCents }: AdvanceChange,
  confirmed: boolean,
  { staffId: proposerId, name: proposerName }: StaffRef,
  proposedAt: Date,
  db: Db,
): Promise<AdvanceProposalRow> {
  // `months` is 1, the month in which it starts: it stays in force until a next one.
  const data = { ...OWN, fromPeriod, months: 1, confirmed, proposerId, proposerName, proposedAt };
  const table = toJson(amountCents);
  return toRow(await db.policyProposal.create({ data: { ...data, table, openKey: String(OWN.scheme) } }));
}

export async function findAdvanceProposal(id: string, db: Db): Promise<AdvanceProposalRow | null> {
  const row = await db.policyProposal.findFirst({ where: { ...OWN, id } });
  return row && toRow(row);
}

/** Newest first, at most a hundred: the amount changes once a year. */
export async function advanceProposals(db: Db): Promise<AdvanceProposalRow[]> {
  const rows = await db.policyProposal.findMany({ where: OWN, orderBy: { proposedAt: 'desc' }, take: 100 });
  return rows.map(toRow);
}

/**
 * Approves what is still proposed, by anyone but the proposer: of two at the same moment one wins.
 * @param rest what stays: from here on the whole table is fixed
 * @returns whether it was this approval that counted
 */
export async function approveAdvanceProposal(
  { id, amountCents }: AdvanceProposalRow,
  rest: AdvanceRest,
  decider: Decider,
  db: Db,
): Promise<boolean> {
  const { count } = await db.policyProposal.updateMany({
    where: { ...OWN, id, status: 'proposed', proposerId: { not: decider.staffId } },
    data: { ...decided(decider), status: 'approved', table: toJson(amountCents, rest) },
  });
  return count === 1;
}

// ---- the worker -----------------------------------------------------------------------------------------------------

/** What the worker has to bring to the chain, oldest decision first. */
export async function approvedAdvanceProposals(): Promise<AdvanceProposalRow[]> {
  const where = { ...OWN, status: 'approved' };
  return (await database().policyProposal.findMany({ where, orderBy: { decidedAt: 'asc' }, take: 20 })).map(toRow);
}

/** The newest one that reached the chain, or none. */
export async function lastPublishedAdvance(): Promise<AdvanceProposalRow[]> {
  const where = { ...OWN, status: 'published' };
  return (await database().policyProposal.findMany({ where, orderBy: { decidedAt: 'desc' }, take: 1 })).map(toRow);
}
