import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { type zNotes, zPolicies, type zRegisterBucket, type zRegisters } from '@/lib/shared/schemas/public-api';
import { indexedUntil, listNotes, listPolicies, listPublishedRoots } from '../repositories/chain-index';
import type { Db } from '../repositories/database';
import { findBucket } from '../repositories/registers';

/** What stands on the chains, as the index has it: the same answer for every wallet. */

/** @throws UNEXPECTED when the index holds a policy that is none */
export async function publishedPolicies(db: Db): Promise<z.input<typeof zPolicies>> {
  const policies = await listPolicies(db);
  const result = zPolicies.safeParse({ policies });
  if (!result.success) throw new AppError('UNEXPECTED', { cause: result.error });
  return { policies: policies as z.input<typeof zPolicies>['policies'] };
}

export async function publishedRegisters(db: Db): Promise<z.input<typeof zRegisters>> {
  const rows = await listPublishedRoots(db);
  return {
    registers: rows.map(({ scheme, region, root, leafCount, bucketCount, timestampSec }) => ({
      scheme,
      region,
      root,
      leafCount,
      bucketCount,
      publishedAtSec: Number(timestampSec),
    })),
  };
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
