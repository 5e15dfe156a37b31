import 'server-only';
import { z } from 'zod';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { zPoint } from '@/lib/shared/schemas/primitives';
import { zPolicies } from '@/lib/shared/schemas/public-api';
import type { Db } from './database';

/**
 * What the chains tell of policies: every publication, and of the income chain every first signature and the keys of the
 * sums.
 */

const zPolicy = zPolicies.shape.policies.element;
const zIndexedAdvance = z.object({ startsAtSec: z.number(), policyHash: z.string() });

/** Every publication of a scheme, newest first; a later one for the same month replaces an earlier one. */
export async function policyPublications(scheme: number, db: Db) {
  const rows = await db.policyEvent.findMany({
    where: { chain: 'income', scheme },
    select: { blockNumber: true, logIndex: true, timestampSec: true, txHash: true, policy: true },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
  });
  return rows.map(({ policy, ...place }) => ({ ...place, policy: zPolicy.parse(policy) }));
}
export type PublicationRow = Awaited<ReturnType<typeof policyPublications>>[number];

/** Every publication of the lump sum's policy, in the order in which the contract numbered them. */
export const advancePublications = (db: Db) =>
  db.advancePolicyEvent.findMany({
    where: { chain: 'health' },
    select: { blockNumber: true, timestampSec: true, txHash: true, policy: true },
    orderBy: { policyId: 'asc' },
  });

/** Start and hash of every policy of the lump sum that the index found published. */
export async function indexedAdvances(db: Db): Promise<readonly { startsAtSec: number; policyHash: string }[]> {
  return (await advancePublications(db)).map(({ policy }) => zIndexedAdvance.parse(policy));
}

/** Every first signature under a table of a scheme, newest first. */
export const policyFirstSignatures = (scheme: number, db: Db) =>
  db.policyProposedEvent.findMany({
    where: { chain: 'income', scheme },
    select: { blockNumber: true, logIndex: true, txHash: true, period: true, proposer: true },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
  });
export type FirstSignatureRow = Awaited<ReturnType<typeof policyFirstSignatures>>[number];

/**
 * The key under which the scheme's amounts are summed now: the newest that its holders composed, or that of the newest
 * policy where the index has no such event. Null before the index has either.
 */
export async function currentTallyKey(scheme: number, db: Db): Promise<Point | null> {
  const newest = [{ blockNumber: 'desc' }, { logIndex: 'desc' }] as const;
  const where = { chain: 'income', scheme };
  const composed = await db.tallyKeyEvent.findFirst({
    where,
    orderBy: [...newest],
    select: { keyX: true, keyY: true },
  });
  if (composed) return zPoint.parse([composed.keyX, composed.keyY]);
  const event = await db.policyEvent.findFirst({ where, orderBy: [...newest], select: { policy: true } });
  return event && zPolicy.parse(event.policy).tallyKey;
}

/** Hashes of every table of a scheme that the index found published. */
export async function indexedPolicyHashes(scheme: number, db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.policyEvent.findMany({
    where: { chain: 'income', scheme },
    select: { policyHash: true },
  });
  return new Set(rows.map(({ policyHash }) => policyHash));
}
