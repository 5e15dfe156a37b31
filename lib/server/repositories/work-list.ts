import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import { activeKey } from './statements';

/** A source of a household that has no statement in force for a month. */
export type SilentSource = {
  readonly entryId: string;
  readonly clientNumber: string | null;
  readonly claimantId: string;
  readonly claimant: string;
  /** Whose income it is: the claimant, or the partner. */
  readonly personId: string;
  readonly person: string;
  readonly issuerId: string;
  readonly issuerName: string;
};

export type SilentQuery = {
  readonly scheme: number;
  readonly region: number;
  readonly period: number;
  /** Issuers that are late from now on; an agency's own desk is asked about as soon as the month has ended. */
  readonly isLate: boolean;
  readonly deskId: string;
  readonly now: Date;
  readonly limit: number;
  readonly offset: number;
};

/** In the order of names. @returns a page of them, and how many there are in all */
export async function silentSources(
  query: SilentQuery,
  db: Db,
): Promise<{ readonly rows: readonly SilentSource[]; readonly total: number }> {
  const { scheme, region, period, isLate, deskId, now, limit, offset } = query;
  const rows = await db.$queryRaw<(SilentSource & { total: bigint })[]>`
    SELECT e."id" AS "entryId", e."clientNumber", e."personId" AS "claimantId", c."displayName" AS "claimant",
      p."id" AS "personId", p."displayName" AS "person", i."id" AS "issuerId", i."name" AS "issuerName",
      count(*) OVER () AS "total"
    FROM "RegisterEntry" e
    JOIN "RegisterSource" s ON s."entryId" = e."id"
    JOIN "Person" c ON c."id" = e."personId"
    JOIN "Person" p ON p."id" = s."personId"
    JOIN "Issuer" i ON i."id" = s."issuerId"
    WHERE e."scheme" = ${scheme} AND e."region" = ${region} AND (e."endedAt" IS NULL OR e."endedAt" > ${now})
      AND e."validFrom" <= ${period} AND e."validUntil" >= ${period}
      AND (${isLate} OR s."issuerId" = ${deskId})
      AND NOT EXISTS (SELECT 1 FROM "Statement" t
        WHERE t."activeKey" = s."issuerId" || ':' || s."personId" || ':' || ${String(period)})
    ORDER BY c."displayName", e."id", s."position"
    LIMIT ${limit} OFFSET ${offset}`;
  if (rows.length > 0) return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0n) };
  // A page behind the last one does not say how many there are.
  return { rows: [], total: offset === 0 ? 0 : (await silentSources({ ...query, offset: 0, limit: 1 }, db)).total };
}

const HOUSEHOLD = {
  id: true,
  scheme: true,
  region: true,
  personId: true,
  normClass: true,
  disregardClass: true,
  knownBenefitCents: true,
  validFrom: true,
  validUntil: true,
  endedAt: true,
  clientNumber: true,
  version: true,
  person: { select: { displayName: true } },
  sources: {
    orderBy: { position: 'asc' },
    select: {
      issuerId: true,
      personId: true,
      issuer: { select: { name: true, kind: true } },
      person: { select: { displayName: true } },
    },
  },
} as const satisfies Prisma.RegisterEntrySelect;

/** A household's place in a register, with its sources by name. */
export type HouseholdRow = Prisma.RegisterEntryGetPayload<{ select: typeof HOUSEHOLD }>;

export const findHousehold = (entryId: string, db: Db): Promise<HouseholdRow | null> =>
  db.registerEntry.findUnique({ where: { id: entryId }, select: HOUSEHOLD });

/** Keeps the entry as it is for the rest of the transaction: whoever comes second waits, and finds it changed. */
export async function lockHousehold(entryId: string, db: Db): Promise<HouseholdRow | null> {
  await db.$queryRaw`SELECT 1 AS one FROM "RegisterEntry" WHERE "id" = ${entryId} FOR UPDATE`;
  return findHousehold(entryId, db);
}

const COVERS = (period: number) => ({ validFrom: { lte: period }, validUntil: { gte: period } });

/** The household that a person claims for in a month. @returns null when none covers it */
export const householdOf = (
  { personId, scheme, period }: { readonly personId: string; readonly scheme: number; readonly period: number },
  db: Db,
): Promise<HouseholdRow | null> =>
  db.registerEntry.findFirst({
    where: { personId, scheme, ...COVERS(period) },
    select: HOUSEHOLD,
    // One that ended counts last: it may have been put right by another.
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  });

/** The register that has, or last had, a person under a scheme, whatever the month. */
export const lastRegisterOf = (personId: string, scheme: number, db: Db) =>
  db.registerEntry.findFirst({
    where: { personId, scheme },
    select: { scheme: true, region: true },
    orderBy: [{ validUntil: 'desc' }, { id: 'desc' }],
  });

/** Households that count a source in a month, by scheme. */
export const householdsCounting = (
  { issuerId, personId, period }: { readonly issuerId: string; readonly personId: string; readonly period: number },
  now: Date,
  db: Db,
): Promise<HouseholdRow[]> =>
  db.registerEntry.findMany({
    where: {
      ...COVERS(period),
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
      sources: { some: { issuerId, personId } },
    },
    select: HOUSEHOLD,
    orderBy: [{ scheme: 'asc' }, { id: 'asc' }],
  });

export type EntrySource = { readonly issuerId: string; readonly personId: string };

/** Which of these sources have a statement in force for a month. */
export async function sourcesWithStatement(
  sources: readonly EntrySource[],
  period: number,
  db: Db,
): Promise<(source: EntrySource) => boolean> {
  const keyOf = ({ issuerId, personId }: EntrySource) => activeKey(issuerId, personId, period);
  const rows = await db.statement.findMany({
    where: { activeKey: { in: sources.map(keyOf) } },
    select: { activeKey: true },
  });
  const known = new Set(rows.map((row) => row.activeKey));
  return (source) => known.has(keyOf(source));
}

/** Changes months and, where given, sources of an entry; the form that was filled from it before is refused. */
export async function changeEntry(
  entryId: string,
  change: { readonly validFrom: number; readonly validUntil: number; readonly sources?: readonly EntrySource[] },
  db: Db,
): Promise<void> {
  const { sources, ...months } = change;
  await db.registerEntry.update({
    where: { id: entryId },
    data: { ...months, version: { increment: 1 } },
    select: { id: true },
  });
  if (sources === undefined) return;
  await db.registerSource.deleteMany({ where: { entryId } });
  await db.registerSource.createMany({
    data: sources.map((source, position) => ({ entryId, position, ...source })),
  });
}

/** Another entry of the same household, for other months. Its place in the tree follows with the next root. */
export async function copyEntry(
  row: HouseholdRow,
  change: {
    readonly validFrom: number;
    readonly validUntil: number;
    readonly leafSalt: string;
    readonly sources: readonly EntrySource[];
  },
  db: Db,
): Promise<string> {
  const { scheme, region, personId, normClass, disregardClass, knownBenefitCents, clientNumber } = row;
  const { sources, ...own } = change;
  const created = await db.registerEntry.create({
    data: {
      ...{ scheme, region, personId, normClass, disregardClass, knownBenefitCents, clientNumber },
      ...own,
      sources: { create: sources.map((source, position) => ({ ...source, position })) },
    },
    select: { id: true },
  });
  return created.id;
}
