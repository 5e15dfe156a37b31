import 'server-only';
import { randomInt } from 'node:crypto';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { type ClaimRequest, type RelayJob, zClaimRequest } from '@/lib/shared/schemas/public-api';
import { database } from './database';
import { notify } from './notifications';

/** A claim in the relay's queue. It knows a nullifier and a proof; no person, address or session (S-25). */
export type ClaimJob = { readonly id: string; readonly request: ClaimRequest };
export type SentClaimJob = ClaimJob & {
  readonly txHash: `0x${string}`;
  readonly sentAtMs: number;
  readonly attempts: number;
};

/** Big numbers as decimal strings: the JSON form that zClaimRequest reads. */
const toJson = (request: ClaimRequest): Prisma.InputJsonObject =>
  JSON.parse(
    JSON.stringify(request, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as Prisma.InputJsonObject;
const fromJson = (request: unknown): ClaimRequest => zClaimRequest.parse(request);

/**
 * Takes a claim into the queue. Idempotent per nullifier: while a job for it is queued, sent or mined, that job is
 * returned; a failed one makes room for a new proof (S-26).
 * @returns the job's id
 */
export async function enqueueClaim(request: ClaimRequest): Promise<string> {
  const nullifier = request.nullifier.toString();
  const rows = await database().$queryRaw<{ id: string }[]>`
    INSERT INTO "RelayJob" ("id", "kind", "chain", "nullifier", "activeKey", "request", "updatedAt")
    VALUES (gen_random_uuid()::text, 'claim', 'income', ${nullifier}, ${nullifier}, ${toJson(request)}::jsonb, now())
    ON CONFLICT ("activeKey") DO UPDATE SET "activeKey" = EXCLUDED."activeKey"
    RETURNING "id"`;
  await notify('relay');
  return (rows[0] as { id: string }).id;
}

/** The job of a nullifier that is queued, sent or mined, or null. */
export async function activeClaim(nullifier: bigint): Promise<string | null> {
  const where = { activeKey: nullifier.toString() };
  return (await database().relayJob.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/** @returns null when there is no such job */
export async function findRelayJob(jobId: string): Promise<RelayJob | null> {
  const row = await database().relayJob.findUnique({ where: { id: jobId } });
  if (!row) return null;
  return {
    jobId: row.id,
    status: row.status as RelayJob['status'],
    txHash: row.txHash as RelayJob['txHash'],
    blockNumber: row.blockNumber === null ? null : Number(row.blockNumber),
    gasUsed: row.gasUsed?.toString() ?? null,
    errorCode: row.errorCode,
  };
}

export const countQueuedClaims = (): Promise<number> => database().relayJob.count({ where: { status: 'queued' } });

/** The oldest queued claims. Rows that another process is just recording are passed over. */
export async function queuedClaims(chain: ChainDomain, limit: number): Promise<ClaimJob[]> {
  const rows = await database().$queryRaw<{ id: string; request: unknown }[]>`
    SELECT "id", "request" FROM "RelayJob" WHERE "status" = 'queued' AND "chain" = ${chain} AND "kind" = 'claim'
    ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return rows.map(({ id, request }) => ({ id, request: fromJson(request) }));
}

/**
 * Queued claims of the windows that are over, in random order, so that neither the moment nor the order in which a
 * claim leaves tells when it came in. Windows follow from the database's clock alone, which stamped the rows as well:
 * whoever resumes after a kill finds the same ones.
 */
export async function queuedClaimsShuffled(chain: ChainDomain, limit: number, windowSec: number): Promise<ClaimJob[]> {
  const due = await database().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "RelayJob" WHERE "status" = 'queued' AND "chain" = ${chain} AND "kind" = 'claim'
    AND floor(extract(epoch FROM "createdAt") / ${windowSec}::int)
      < floor(extract(epoch FROM localtimestamp) / ${windowSec}::int)`;
  const ids = shuffled(due.map(({ id }) => id)).slice(0, limit);
  const where = { id: { in: ids }, status: 'queued' };
  const rows = await database().relayJob.findMany({ where, select: { id: true, request: true } });
  return shuffled(rows).map(({ id, request }) => ({ id, request: fromJson(request) }));
}

/** In an order that nobody can foresee (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}

/** Claims whose transaction was recorded and may have been sent. */
export async function sentClaims(chain: ChainDomain): Promise<SentClaimJob[]> {
  const rows = await database().relayJob.findMany({
    where: { status: 'sent', chain, kind: 'claim' },
    orderBy: { nonce: 'asc' },
  });
  return rows.map((row) => ({
    id: row.id,
    request: fromJson(row.request),
    txHash: row.txHash as `0x${string}`,
    sentAtMs: row.updatedAt.getTime(),
    attempts: row.attempts,
  }));
}

/**
 * Records nonce and hash before a transaction is sent (S-27).
 * @returns false when the job is not queued any more: it must not be sent
 */
export async function recordClaimSending(
  id: string,
  call: { readonly hash: string; readonly nonce: number },
): Promise<boolean> {
  const { count } = await database().relayJob.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'sent', nonce: call.nonce, txHash: call.hash, attempts: { increment: 1 } },
  });
  return count === 1;
}

/** Back into the queue, after its transaction vanished without effect. */
export async function requeueClaim(id: string): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: 'sent' },
    data: { status: 'queued', nonce: null, txHash: null },
  });
}

export async function recordClaimMined(
  id: string,
  mined: { readonly txHash: string; readonly blockNumber: bigint; readonly gasUsed: bigint },
): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: { in: ['queued', 'sent'] } },
    data: { status: 'mined', ...mined, errorCode: null },
  });
}

/** Ends a job; a new proof for the same nullifier is taken from here on. */
export async function recordClaimFailed(id: string, errorCode: ErrorCode): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: { in: ['queued', 'sent'] } },
    data: { status: 'failed', errorCode, activeKey: null },
  });
}

/**
 * Forgets claims that were settled before a moment: what is true of them stands on the chain, and when each one came
 * in is nobody's business any more. The same claim again is refused by the gate.
 */
export async function forgetSettledClaims(before: Date): Promise<number> {
  const where = { status: { in: ['mined', 'failed'] }, updatedAt: { lt: before } };
  return (await database().relayJob.deleteMany({ where })).count;
}

/** Gas of the claims mined since a moment: what the relay's budget counts. */
export async function gasUsedSince(since: Date): Promise<bigint> {
  const { _sum } = await database().relayJob.aggregate({
    where: { updatedAt: { gte: since } },
    _sum: { gasUsed: true },
  });
  return _sum.gasUsed ?? 0n;
}

/** The accepted claim of a nullifier, as the chain index has it. */
export async function acceptedClaim(
  nullifier: bigint,
): Promise<{ note: bigint; txHash: `0x${string}`; blockNumber: bigint } | null> {
  const row = await database().claimEvent.findFirst({
    where: { nullifier: nullifier.toString() },
    select: { note: true, txHash: true, blockNumber: true },
  });
  return row && { ...row, note: BigInt(row.note), txHash: row.txHash as `0x${string}` };
}
