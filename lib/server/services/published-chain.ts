import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { zDoctorsRegister } from '@/lib/shared/schemas/advance-api';
import { type zNotes, zPolicies, type zRegisterBucket, type zRegisters } from '@/lib/shared/schemas/public-api';
import {
  currentDoctorsRoot,
  indexedUntil,
  listAdvancePolicies,
  listNotes,
  listPolicies,
  listPublishedRoots,
} from '../repositories/chain-index';
import type { Db } from '../repositories/database';
import { findBucket, findDoctorsOfRoot } from '../repositories/registers';

/** What stands on the chains, as the index has it: the same answer for every wallet. */

/** @throws UNEXPECTED when the index holds a policy that is none */
export async function publishedPolicies(db: Db): Promise<z.input<typeof zPolicies>> {
  const [policies, stored] = await Promise.all([listPolicies(db), listAdvancePolicies(db)]);
  const published = { policies, advances: untilTheNext(stored) };
  const result = zPolicies.safeParse(published);
  if (!result.success) throw new AppError('UNEXPECTED', { cause: result.error });
  return published as z.input<typeof zPolicies>;
}

const zStart = z.object({ startsAtSec: z.number() });

/** Each policy of the lump sum is in force until the next one starts. @param stored in the order of their starts */
export function untilTheNext(stored: readonly unknown[]): readonly { readonly endsAtSec: number | null }[] {
  const starts = stored.map((policy) => zStart.parse(policy).startsAtSec);
  return stored.map((policy, index) => ({ ...(policy as object), endsAtSec: starts[index + 1] ?? null }));
}

export async function publishedRegisters(db: Db): Promise<z.input<typeof zRegisters>> {
  const [rows, doctors] = await Promise.all([listPublishedRoots(db), currentDoctorsRoot(db)]);
  return {
    registers: rows.map(({ scheme, region, root, leafCount, bucketCount, timestampSec }) => ({
      scheme,
      region,
      root,
      leafCount,
      bucketCount,
      publishedAtSec: Number(timestampSec),
    })),
    doctors: doctors && {
      root: doctors.root,
      count: doctors.count,
      publishedAtSec: Number(doctors.timestampSec),
    },
  };
}

/** The whole register of doctors under a root that is or was on the chain. @throws NOT_FOUND */
export async function doctorsRegister(root: bigint, db: Db): Promise<z.input<typeof zDoctorsRegister>> {
  const doctors = await findDoctorsOfRoot(root.toString(), db);
  if (!doctors) throw new AppError('NOT_FOUND');
  return { root: root.toString(), doctors: doctors as z.input<typeof zDoctorsRegister>['doctors'] };
}

/** @throws NOT_FOUND */
export async function registerBucket(root: bigint, index: number, db: Db): Promise<z.input<typeof zRegisterBucket>> {
  const bucket = await findBucket(root.toString(), index, db);
  if (!bucket) throw new AppError('NOT_FOUND');
  return { root: root.toString(), index, ...bucket };
}

/** The pool's notes from a block on. */
export async function publishedNotes(fromBlock: number, db: Db): Promise<z.input<typeof zNotes>> {
  // The cursor first: notes that are indexed in between then come again with the next page, and none is left out.
  const cursor = await indexedUntil('payout', db);
  const { notes, cutAtBlock } = await listNotes(BigInt(fromBlock), db);
  const next = cutAtBlock ?? (cursor ? cursor.blockNumber + 1n : 0n);
  return {
    notes: notes.map((row) => ({
      nullifierClass: row.nullifierClass,
      nullifier: row.nullifier,
      note: row.note,
      capCents: row.capCents.toString(),
      blockNumber: Number(row.blockNumber),
      blockTimeSec: Number(row.timestampSec),
      txHash: row.txHash,
    })),
    // After a reorganisation the index may be behind what a wallet has seen: it is told to look again from there.
    nextBlock: Number(next),
  };
}
