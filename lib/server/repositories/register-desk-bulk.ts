import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import type { RegisterKey } from './register-publication';

/** Many people of a register at once: each step is one statement. */

const CLIENT = {
  id: true,
  clientNumber: true,
  personId: true,
  normClass: true,
  disregardClass: true,
  knownBenefitCents: true,
  validFrom: true,
  validUntil: true,
  leafIndex: true,
  endedAt: true,
  formerUntil: true,
  sources: { orderBy: { position: 'asc' }, select: { issuerId: true, personId: true } },
} as const satisfies Prisma.RegisterEntrySelect;
export type ClientEntryRow = Prisma.RegisterEntryGetPayload<{ select: typeof CLIENT }>;

/** All entries of the clients with these numbers, also those that ended: a number stays its person's. */
export async function entriesByNumber(
  { scheme, region }: RegisterKey,
  clientNumbers: readonly string[],
  db: Db,
): Promise<ClientEntryRow[]> {
  // One parameter for all of them; of new clients, most of a first file, there is nothing to read.
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "RegisterEntry"
    WHERE "scheme" = ${scheme} AND "region" = ${region} AND "clientNumber" = ANY(${clientNumbers}::text[])`;
  if (found.length === 0) return [];
  return db.registerEntry.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: CLIENT,
    orderBy: { id: 'asc' },
  });
}

export const peopleById = (ids: readonly string[], db: Db) =>
  db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, displayName: true, story: true } });

/** Months in which people stand in other registers of the scheme, or count as a partner in any. */
export const monthsElsewhere = (personIds: readonly string[], { scheme, region }: RegisterKey, db: Db) =>
  db.$queryRaw<{ personId: string; validFrom: number; validUntil: number }[]>`
    SELECT e."personId", e."validFrom", e."validUntil" FROM "RegisterEntry" e
    WHERE e."personId" = ANY(${personIds}::text[]) AND e."scheme" = ${scheme} AND e."region" <> ${region}
      AND e."endedAt" IS NULL
    UNION
    SELECT s."personId", e."validFrom", e."validUntil" FROM "RegisterSource" s
    JOIN "RegisterEntry" e ON e."id" = s."entryId"
    WHERE s."personId" = ANY(${personIds}::text[]) AND s."personId" <> e."personId" AND e."scheme" = ${scheme}
      AND e."endedAt" IS NULL`;

/** Months in which people stand in any register of the scheme, as claimant or as a partner, each with the entry that says so. */
export const monthsByEntry = (personIds: readonly string[], { scheme }: RegisterKey, db: Db) =>
  db.$queryRaw<{ personId: string; entryId: string; validFrom: number; validUntil: number }[]>`
    SELECT e."personId", e."id" AS "entryId", e."validFrom", e."validUntil" FROM "RegisterEntry" e
    WHERE e."personId" = ANY(${personIds}::text[]) AND e."scheme" = ${scheme} AND e."endedAt" IS NULL
    UNION
    SELECT s."personId", e."id", e."validFrom", e."validUntil" FROM "RegisterSource" s
    JOIN "RegisterEntry" e ON e."id" = s."entryId"
    WHERE s."personId" = ANY(${personIds}::text[]) AND s."personId" <> e."personId" AND e."scheme" = ${scheme}
      AND e."endedAt" IS NULL`;

/** In one order, before anything is written: whoever else writes to one of them waits, or is waited for, not both. */
export async function lockEntries(ids: readonly string[], tx: Prisma.TransactionClient): Promise<void> {
  if (ids.length === 0) return;
  await tx.$queryRaw`SELECT 1 AS one FROM "RegisterEntry" WHERE "id" = ANY(${ids}::text[]) ORDER BY "id" FOR UPDATE`;
}

export type BulkEntry = {
  readonly id: string;
  readonly personId: string;
  readonly clientNumber: string;
  readonly displayName: string;
  readonly normClass: number;
  readonly disregardClass: number;
  /** Decimal. */
  readonly knownBenefitCents: string;
  readonly validFrom: number;
  readonly validUntil: number;
  readonly leafSalt: string;
  readonly followsId: string | null;
};
export type BulkSource = {
  readonly entryId: string;
  readonly position: number;
  readonly issuerId: string;
  readonly personId: string;
};
export type BulkWrite = {
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
  readonly renames: readonly { readonly id: string; readonly displayName: string }[];
  readonly entries: readonly BulkEntry[];
  /** Put right as they stand, with all of their sources in `sources`. */
  readonly corrections: readonly Omit<
    BulkEntry,
    'leafSalt' | 'followsId' | 'personId' | 'clientNumber' | 'displayName'
  >[];
  readonly untils: readonly { readonly id: string; readonly validUntil: number; readonly formerUntil: number }[];
  readonly ended: readonly string[];
  readonly sources: readonly BulkSource[];
};

/** Writes a batch. PRE the register, its people and these entries are locked. */
export async function writeBulk(
  { scheme, region }: RegisterKey,
  write: BulkWrite,
  now: Date,
  tx: Prisma.TransactionClient,
): Promise<void> {
  const json = (rows: readonly object[]) => JSON.stringify(rows);
  if (write.people.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "Person" ("id", "displayName", "story")
      SELECT r."id", r."displayName", 'imported'
      FROM jsonb_to_recordset(${json(write.people)}::jsonb) AS r("id" text, "displayName" text)`;
  }
  if (write.renames.length > 0) {
    await tx.$executeRaw`
      UPDATE "Person" p SET "displayName" = r."displayName"
      FROM jsonb_to_recordset(${json(write.renames)}::jsonb) AS r("id" text, "displayName" text)
      WHERE p."id" = r."id"`;
  }
  if (write.untils.length > 0) {
    await tx.$executeRaw`
      UPDATE "RegisterEntry" e SET "validUntil" = r."validUntil", "formerUntil" = r."formerUntil", "version" = "version" + 1
      FROM jsonb_to_recordset(${json(write.untils)}::jsonb) AS r("id" text, "validUntil" int, "formerUntil" int)
      WHERE e."id" = r."id"`;
  }
  if (write.ended.length > 0) {
    await tx.registerEntry.updateMany({
      where: { id: { in: [...write.ended] } },
      data: { endedAt: now, version: { increment: 1 } },
    });
  }
  if (write.corrections.length > 0) {
    await tx.registerSource.deleteMany({ where: { entryId: { in: write.corrections.map(({ id }) => id) } } });
    await tx.$executeRaw`
      UPDATE "RegisterEntry" e SET "normClass" = r."normClass", "disregardClass" = r."disregardClass",
        "knownBenefitCents" = r."knownBenefitCents"::bigint, "validFrom" = r."validFrom", "validUntil" = r."validUntil",
        "version" = "version" + 1
      FROM jsonb_to_recordset(${json(write.corrections)}::jsonb) AS r("id" text, "normClass" int, "disregardClass" int,
        "knownBenefitCents" text, "validFrom" int, "validUntil" int)
      WHERE e."id" = r."id"`;
  }
  if (write.entries.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "RegisterEntry" ("id", "scheme", "region", "personId", "clientNumber", "normClass", "disregardClass",
        "knownBenefitCents", "validFrom", "validUntil", "leafSalt", "followsId", "searchName", "searchLast")
      SELECT r."id", ${scheme}, ${region}, r."personId", r."clientNumber", r."normClass", r."disregardClass",
        r."knownBenefitCents"::bigint, r."validFrom", r."validUntil", r."leafSalt", r."followsId",
        search_text(r."displayName"), search_last(r."displayName")
      FROM jsonb_to_recordset(${json(write.entries)}::jsonb) AS r("id" text, "personId" text, "clientNumber" text,
        "normClass" int, "disregardClass" int, "knownBenefitCents" text, "validFrom" int, "validUntil" int, "leafSalt" text,
        "followsId" text, "displayName" text)`;
  }
  if (write.sources.length > 0) {
    await tx.$executeRaw`
      INSERT INTO "RegisterSource" ("entryId", "position", "issuerId", "personId")
      SELECT r."entryId", r."position", r."issuerId", r."personId"
      FROM jsonb_to_recordset(${json(write.sources)}::jsonb) AS r("entryId" text, "position" int, "issuerId" text,
        "personId" text)`;
  }
}

/** What the planner believes of tables that have just grown a hundredfold, and what an index may answer alone. */
export async function analyzeRegister(db: Db): Promise<void> {
  await db.$executeRaw`VACUUM (ANALYZE) "Person", "RegisterEntry", "RegisterSource"`;
}
