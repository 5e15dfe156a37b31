import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import type { RegisterKey } from './register-publication';

const ENTRY = {
  id: true,
  scheme: true,
  region: true,
  personId: true,
  normClass: true,
  disregardClass: true,
  knownBenefitCents: true,
  validFrom: true,
  validUntil: true,
  leafSalt: true,
  leafIndex: true,
  publishedLeaf: true,
  endedAt: true,
  clientNumber: true,
  version: true,
  formerUntil: true,
  followsId: true,
  person: { select: { displayName: true, card: { select: { holder: true } } } },
  sources: {
    orderBy: { position: 'asc' },
    select: {
      issuerId: true,
      personId: true,
      issuer: { select: { name: true, keyHash: true } },
      person: { select: { displayName: true, card: { select: { holder: true } } } },
    },
  },
} as const satisfies Prisma.RegisterEntrySelect;

/** An entry as its desk sees it. */
export type DeskEntryRow = Prisma.RegisterEntryGetPayload<{ select: typeof ENTRY }>;

export const findDeskEntry = (id: string, db: Db): Promise<DeskEntryRow | null> =>
  db.registerEntry.findUnique({ where: { id }, select: ENTRY });

/** In the order of `ids`. */
export async function deskEntries(ids: readonly string[], db: Db): Promise<DeskEntryRow[]> {
  const rows = await db.registerEntry.findMany({ where: { id: { in: [...ids] } }, select: ENTRY });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** All entries of a person in one register, the last months first. */
export const entriesOfClient = (personId: string, { scheme, region }: RegisterKey, db: Db): Promise<DeskEntryRow[]> =>
  db.registerEntry.findMany({
    where: { personId, scheme, region },
    select: ENTRY,
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
  });

/** Who has a client number in a register, with an entry of theirs, or null. */
export const findClient = async (clientNumber: string, { scheme, region }: RegisterKey, db: Db) => {
  const entry = await db.registerEntry.findFirst({
    where: { scheme, region, clientNumber },
    // One client may have several entries, one after the other: always the same one is told of in the log.
    orderBy: { id: 'desc' },
    select: { id: true, person: { select: { id: true, displayName: true, card: { select: { personId: true } } } } },
  });
  return entry && { ...entry.person, entryId: entry.id };
};

export type Months = { readonly validFrom: number; readonly validUntil: number };

/**
 * Months for which people stand in the registers of a scheme, whichever agency's: as claimant, or as a partner whose income
 * counts in another's household. @param except entries that are being changed
 */
export async function monthsTaken(
  personIds: readonly string[],
  scheme: number,
  except: readonly string[],
  db: Db,
): Promise<(Months & { readonly personId: string })[]> {
  return db.$queryRaw<(Months & { personId: string })[]>`
    SELECT e."personId", e."validFrom", e."validUntil" FROM "RegisterEntry" e
    WHERE e."personId" = ANY(${personIds}::text[]) AND e."scheme" = ${scheme} AND e."endedAt" IS NULL
      AND NOT e."id" = ANY(${except}::text[])
    UNION
    SELECT s."personId", e."validFrom", e."validUntil" FROM "RegisterSource" s
    JOIN "RegisterEntry" e ON e."id" = s."entryId"
    WHERE s."personId" = ANY(${personIds}::text[]) AND s."personId" <> e."personId"
      AND e."scheme" = ${scheme} AND e."endedAt" IS NULL AND NOT e."id" = ANY(${except}::text[])`;
}

/** Until the end of the transaction nobody else writes to the register, nor to these people's places in any other. */
export async function lockRegister(
  { scheme, region }: RegisterKey,
  personIds: readonly string[],
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`register:${scheme}:${region}`}, 0))::text`;
  await lockPeople(personIds, tx);
}

/** In one order, before any entry is written: two transactions never wait for each other. */
export async function lockPeople(personIds: readonly string[], tx: Prisma.TransactionClient): Promise<void> {
  if (personIds.length === 0) return;
  await tx.$queryRaw`
    SELECT 1 AS one FROM "Person" WHERE "id" = ANY(${personIds}::text[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/** The last root of a register that the chain holds: when it was published. */
export const lastPublishedAt = async ({ scheme, region }: RegisterKey, db: Db): Promise<Date | null> =>
  (
    await db.registerRoot.findFirst({
      where: { scheme, region, status: 'published' },
      select: { publishedAt: true },
      orderBy: { createdAt: 'desc' },
    })
  )?.publishedAt ?? null;
