import 'server-only';
import { randomInt } from 'node:crypto';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { RelayJob } from '@/lib/shared/schemas/public-api';
import { type Db, database } from './database';
import { notify } from './notifications';

/** What the relay sends: claims to the gate; spends, transfers and the demo's wages to pool and token. */
export type RelayKind = 'claim' | 'advance' | 'spend' | 'transfer' | 'wage';

export type NewJob = {
  readonly kind: RelayKind;
  readonly chain: ChainDomain;
  /** What may be asked for once: a nullifier, an authorization, a payTo. */
  readonly key: string;
  /** As its schema gives it; kept in the JSON form that the schema reads. */
  readonly request: object;
};

/** A job of the queue. It knows a request and a proof or signature; no person, address or session (S-25). */
export type QueuedJob = {
  readonly id: string;
  readonly kind: RelayKind;
  readonly request: unknown;
  /** How often it was sent. */
  readonly attempts: number;
  /** When it was sent, or came back into the queue. */
  readonly updatedAtMs: number;
};
export type SentJob = QueuedJob & { readonly txHash: `0x${string}` };

/** Which jobs a relay looks after. */
export type JobFilter = { readonly chain: ChainDomain; readonly kinds: readonly RelayKind[] };

/** Big numbers as decimal strings, as zod reads them. */
const toJson = (request: object): Prisma.InputJsonObject =>
  JSON.parse(
    JSON.stringify(request, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as Prisma.InputJsonObject;

/**
 * Takes a job into the queue. Idempotent per kind and key: while a job for it is queued, sent or mined, that job is
 * returned; a failed one makes room for a new proof (S-26).
 * @returns the job's id
 */
export async function enqueueJob({ kind, chain, key, request }: NewJob, db: Db = database()): Promise<string> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "RelayJob" ("id", "kind", "chain", "activeKey", "request", "updatedAt")
    VALUES (gen_random_uuid()::text, ${kind}, ${chain}, ${key}, ${toJson(request)}::jsonb, now())
    ON CONFLICT ("kind", "activeKey") DO UPDATE SET "activeKey" = EXCLUDED."activeKey"
    RETURNING "id"`;
  await notify('relay', db);
  return (rows[0] as { id: string }).id;
}

/** The job of a key that is queued, sent or mined, or null. */
export async function activeJob(kind: RelayKind, key: string): Promise<string | null> {
  const where = { kind_activeKey: { kind, activeKey: key } };
  return (await database().relayJob.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/** Jobs that are queued, sent or mined, by what their keys begin with. */
export const countActive = (kind: RelayKind, keyPrefix: string): Promise<number> =>
  database().relayJob.count({ where: { kind, activeKey: { startsWith: keyPrefix } } });

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

export const countQueued = (kind: RelayKind): Promise<number> =>
  database().relayJob.count({ where: { status: 'queued', kind } });

/** Jobs of a kind that came in within the last seconds, by the database's clock, whatever became of them. */
export async function countRecentJobs(kind: RelayKind, withinSec: number): Promise<number> {
  const rows = await database().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "RelayJob"
    WHERE "kind" = ${kind} AND "createdAt" > localtimestamp - ${withinSec} * interval '1 second'`;
  return rows[0]?.n ?? 0;
}

/** Spends of amount 0 that came in within the last seconds and have not failed. */
export async function countRecentConsolidations(withinSec: number): Promise<number> {
  const rows = await database().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "RelayJob"
    WHERE "kind" = 'spend' AND "status" <> 'failed' AND "request" ->> 'amountCents' = '0'
      AND "createdAt" > localtimestamp - ${withinSec} * interval '1 second'`;
  return rows[0]?.n ?? 0;
}

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly request: unknown;
  readonly attempts: number;
  readonly updatedAt: Date;
};
const SELECT = { id: true, kind: true, request: true, attempts: true, updatedAt: true } as const;

const toJob = ({ id, kind, request, attempts, updatedAt }: Row): QueuedJob => ({
  id,
  kind: kind as RelayKind,
  request,
  attempts,
  updatedAtMs: updatedAt.getTime(),
});

const filtered = ({ chain, kinds }: JobFilter) => ({ chain, kind: { in: [...kinds] } });

/** The oldest queued jobs. */
export async function queuedJobs(filter: JobFilter, limit: number): Promise<QueuedJob[]> {
  const where = { ...filtered(filter), status: 'queued' };
  const rows = await database().relayJob.findMany({
    where,
    select: SELECT,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(toJob);
}

/**
 * Queued jobs of the windows that are over, in random order, so that neither the moment nor the order in which one
 * leaves tells when it came in. Windows follow from the database's clock alone, which stamped the rows as well: whoever
 * resumes after a kill finds the same ones.
 */
export async function queuedJobsShuffled(filter: JobFilter, limit: number, windowSec: number): Promise<QueuedJob[]> {
  const { chain, kinds } = filter;
  const due = await database().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "RelayJob" WHERE "status" = 'queued' AND "chain" = ${chain} AND "kind" = ANY(${kinds}::text[])
    AND floor(extract(epoch FROM "createdAt") / ${windowSec}::int)
      < floor(extract(epoch FROM localtimestamp) / ${windowSec}::int)`;
  const ids = shuffled(due.map(({ id }) => id)).slice(0, limit);
  const rows = await database().relayJob.findMany({ where: { id: { in: ids }, status: 'queued' }, select: SELECT });
  return shuffled(rows).map(toJob);
}

/** In an order that nobody can foresee (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}

/** Jobs whose transaction was recorded and may have been sent. */
export async function sentJobs(filter: JobFilter): Promise<SentJob[]> {
  const rows = await database().relayJob.findMany({
    where: { ...filtered(filter), status: 'sent' },
    select: { ...SELECT, txHash: true },
    orderBy: { nonce: 'asc' },
  });
  return rows.map((row) => ({ ...toJob(row), txHash: row.txHash as `0x${string}` }));
}

/**
 * Records nonces and hashes before their transactions are sent (S-27): all of them, or none, in one statement. One that
 * was left out would leave a gap in the nonces.
 * @returns false when one of the jobs is not queued any more: none must be sent
 */
export async function recordSending(
  sendings: readonly { readonly id: string; readonly hash: string; readonly nonce: number }[],
): Promise<boolean> {
  const count = await database().$executeRaw`
    WITH ready AS (
      SELECT "id" FROM "RelayJob" WHERE "id" = ANY(${sendings.map(({ id }) => id)}::text[]) AND "status" = 'queued'
      FOR UPDATE
    ), sending AS (
      SELECT * FROM unnest(${sendings.map(({ id }) => id)}::text[], ${sendings.map(({ nonce }) => nonce)}::int[],
        ${sendings.map(({ hash }) => hash)}::text[]) AS given ("id", "nonce", "hash")
    )
    UPDATE "RelayJob" AS job
    SET "status" = 'sent', "nonce" = sending."nonce", "txHash" = sending."hash", "attempts" = job."attempts" + 1,
      "updatedAt" = ${new Date()}
    FROM sending WHERE job."id" = sending."id" AND (SELECT count(*) FROM ready) = ${sendings.length}`;
  return count === sendings.length;
}

/** Back into the queue, after its transaction vanished without effect. */
export async function requeueJob(id: string): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: 'sent' },
    data: { status: 'queued', nonce: null, txHash: null },
  });
}

export async function recordMined(
  id: string,
  mined: { readonly txHash: string; readonly blockNumber: bigint; readonly gasUsed: bigint },
): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: { in: ['queued', 'sent'] } },
    data: { status: 'mined', ...mined, errorCode: null },
  });
}

/** Ends a job; a new proof for the same key is taken from here on. */
export async function recordFailed(id: string, errorCode: ErrorCode): Promise<void> {
  await database().relayJob.updateMany({
    where: { id, status: { in: ['queued', 'sent'] } },
    data: { status: 'failed', errorCode, activeKey: null },
  });
}

/**
 * Forgets jobs that were settled before a moment: what is true of them stands on the chain, and when each one came in is
 * nobody's business any more. The same request again is refused by the contract.
 */
export async function forgetSettled(filter: JobFilter, before: Date): Promise<number> {
  const where = { ...filtered(filter), status: { in: ['mined', 'failed'] }, updatedAt: { lt: before } };
  return (await database().relayJob.deleteMany({ where })).count;
}

/** Gas of the jobs mined since a moment: what a relay's budget counts. */
export async function gasUsedSince(filter: JobFilter, since: Date): Promise<bigint> {
  const { _sum } = await database().relayJob.aggregate({
    where: { ...filtered(filter), updatedAt: { gte: since } },
    _sum: { gasUsed: true },
  });
  return _sum.gasUsed ?? 0n;
}
