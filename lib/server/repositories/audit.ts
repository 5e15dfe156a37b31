import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import { type Db, inTransaction } from './database';

export type NewAuditEvent = Pick<
  Prisma.AuditEventCreateManyInput,
  'staffId' | 'staffName' | 'role' | 'region' | 'action' | 'subject'
> & { readonly data: Prisma.InputJsonObject };

/** Adds a line. There is no way to change or remove one: a trigger refuses it. */
export async function addAuditEvent(event: NewAuditEvent, db: Db): Promise<void> {
  await db.auditEvent.create({ data: event, select: { id: true } });
}

/** Adds many lines at once, in their order: a file of a register has 100,000. */
export async function addAuditEvents(events: readonly NewAuditEvent[], db: Db): Promise<void> {
  if (events.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "AuditEvent" ("at", "staffId", "staffName", "role", "region", "action", "subject", "data")
    SELECT now() AT TIME ZONE 'UTC', r."staffId", r."staffName", r."role", r."region", r."action", r."subject", r."data"
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS r("staffId" text, "staffName" text, "role" text,
      "region" int, "action" text, "subject" text, "data" jsonb)`;
}

/** The newest line of a deed to one thing, or null: who did it. */
export const lastEventOf = (action: string, subject: string, db: Db) =>
  db.auditEvent.findFirst({
    where: { action, subject },
    orderBy: { id: 'desc' },
    select: { staffId: true, staffName: true, role: true, region: true },
  });

/**
 * Adds a line of a refused visit, unless the account has one of this path from the last minute, or `most` of any path.
 * By the database's clock, one account's visits one after the other. @returns whether it was added
 */
export async function addRefusedVisit(
  event: NewAuditEvent & { readonly data: { readonly path: string } },
  most: number,
  db: Db,
): Promise<boolean> {
  const { staffId, action, data } = event;
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${staffId}`}, 0))::text`;
    const [recent] = await tx.$queryRaw<{ all: number; same: number }[]>`
      SELECT count(*)::int AS "all", (count(*) FILTER (WHERE "data"->>'path' = ${data.path}))::int AS "same"
      FROM "AuditEvent"
      WHERE "staffId" = ${staffId} AND "action" = ${action}
        AND "at" > (now() AT TIME ZONE 'UTC') - interval '1 minute'`;
    if (recent && (recent.same > 0 || recent.all >= most)) return false;
    await addAuditEvent(event, tx);
    return true;
  });
}

/**
 * Adds a line unless the account has one of this deed to this subject from the last hour. By the database's clock, one
 * account's lines one after the other. @returns whether it was added
 */
export async function addHourlyEvent(event: NewAuditEvent & { readonly subject: string }, db: Db): Promise<boolean> {
  const { staffId, action, subject } = event;
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${staffId}`}, 0))::text`;
    const [recent] = await tx.$queryRaw<{ same: number }[]>`
      SELECT count(*)::int AS "same" FROM "AuditEvent"
      WHERE "staffId" = ${staffId} AND "action" = ${action} AND "subject" = ${subject}
        AND "at" > (now() AT TIME ZONE 'UTC') - interval '1 hour'`;
    if (recent && recent.same > 0) return false;
    await addAuditEvent(event, tx);
    return true;
  });
}

export type AuditFilter = {
  readonly action: string | null;
  readonly staffId: string | null;
  /** From the first moment up to the second, which is not in it. */
  readonly between: readonly [Date, Date] | null;
};

const EVENT = {
  id: true,
  at: true,
  staffId: true,
  staffName: true,
  role: true,
  region: true,
  action: true,
  subject: true,
  data: true,
} as const satisfies Prisma.AuditEventSelect;
export type AuditRow = Prisma.AuditEventGetPayload<{ select: typeof EVENT }>;

const whereOf = ({ action, staffId, between }: AuditFilter): Prisma.AuditEventWhereInput => ({
  ...(action === null ? {} : { action }),
  ...(staffId === null ? {} : { staffId }),
  ...(between === null ? {} : { at: { gte: between[0], lt: between[1] } }),
});

/** Newest first. @param before only lines older than this id; null for all */
export const auditEvents = (
  filter: AuditFilter,
  page: { readonly before: bigint | null; readonly take: number },
  db: Db,
): Promise<AuditRow[]> =>
  db.auditEvent.findMany({
    where: { ...whereOf(filter), ...(page.before === null ? {} : { id: { lt: page.before } }) },
    orderBy: { id: 'desc' },
    take: page.take,
    select: EVENT,
  });

/** Oldest first, after an id: the way back from a page. */
export const auditEventsAfter = (filter: AuditFilter, after: bigint, take: number, db: Db): Promise<AuditRow[]> =>
  db.auditEvent.findMany({
    where: { ...whereOf(filter), id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
    select: EVENT,
  });

export const countAuditEvents = (filter: AuditFilter, db: Db): Promise<number> =>
  db.auditEvent.count({ where: whereOf(filter) });
