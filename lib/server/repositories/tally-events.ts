import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';

/** What a range of blocks means for the tables of the tally: tranches and keys on one chain, releases on the other. */
export type TallyProjection = {
  readonly tranches: Prisma.TrancheEventCreateManyInput[];
  readonly tallyShares: Prisma.TallyShareEventCreateManyInput[];
  readonly tallyKeys: Prisma.TallyKeyEventCreateManyInput[];
  readonly policyProposals: Prisma.PolicyProposedEventCreateManyInput[];
  readonly releases: Prisma.ReleaseEventCreateManyInput[];
};

export const NO_TALLY_EVENTS: TallyProjection = {
  tranches: [],
  tallyShares: [],
  tallyKeys: [],
  policyProposals: [],
  releases: [],
};

/** What happened to a tranche, in the order in which it does; `continued` may come any number of times. */
export type TrancheKind = 'opened' | 'continued' | 'closed' | 'total' | 'released';

/** What happened to a tranche's release at the pool. */
export type ReleaseKind = 'received' | 'applied' | 'cancelled';

type Transaction = Prisma.TransactionClient;

export async function insertTallyEvents(tx: Transaction, projection: TallyProjection): Promise<void> {
  const { tranches, tallyShares, tallyKeys, policyProposals, releases } = projection;
  if (tranches.length > 0) await tx.trancheEvent.createMany({ data: tranches });
  if (tallyShares.length > 0) await tx.tallyShareEvent.createMany({ data: tallyShares });
  if (tallyKeys.length > 0) await tx.tallyKeyEvent.createMany({ data: tallyKeys });
  if (policyProposals.length > 0) await tx.policyProposedEvent.createMany({ data: policyProposals });
  if (releases.length > 0) await tx.releaseEvent.createMany({ data: releases });
}

export async function removeTallyEventsAbove(
  tx: Transaction,
  above: { readonly chain: string; readonly blockNumber: { readonly gt: bigint } },
): Promise<void> {
  await tx.trancheEvent.deleteMany({ where: above });
  await tx.tallyShareEvent.deleteMany({ where: above });
  await tx.tallyKeyEvent.deleteMany({ where: above });
  await tx.policyProposedEvent.deleteMany({ where: above });
  await tx.releaseEvent.deleteMany({ where: above });
}
