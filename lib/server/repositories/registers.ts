import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Db } from './database';

/** One bucket of a root that is or was on the chain, or null. */
export async function findBucket(root: string, index: number, db: Db) {
  const row = await db.registerRoot.findUnique({ where: { root }, select: { bucketRoots: true, status: true } });
  const bucketRoot = row?.bucketRoots[index];
  if (!row || row.status === 'prepared' || bucketRoot === undefined) return null;
  const bucket = await db.registerBucket.findUnique({ where: { bucketRoot }, select: { leaves: true } });
  return bucket && { leaves: bucket.leaves, bucketRoots: row.bucketRoots };
}

/** The list of doctors of a root that is or was on the chain, or null. */
export async function findDoctorsOfRoot(root: string, db: Db): Promise<unknown> {
  const row = await db.registerRoot.findUnique({ where: { root }, select: { doctors: true, status: true } });
  return row === null || row.status === 'prepared' ? null : row.doctors;
}

const ENTITLEMENT = {
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
  person: { select: { card: { select: { holder: true, encryptionKey: true } } } },
  sources: {
    orderBy: { position: 'asc' },
    select: {
      personId: true,
      issuer: { select: { id: true, name: true, keyX: true, keyY: true, keyHash: true } },
      person: { select: { card: { select: { holder: true } } } },
    },
  },
} as const satisfies Prisma.RegisterEntrySelect;

export type EntitlementRow = Prisma.RegisterEntryGetPayload<{ select: typeof ENTITLEMENT }>;

/** An entry with all that its credential tells. */
export const findEntitlement = (entryId: string, db: Db): Promise<EntitlementRow | null> =>
  db.registerEntry.findUnique({ where: { id: entryId }, select: ENTITLEMENT });

/** The register that a person's household stands in, the first one of several. */
export const findRegisterOf = (personId: string, db: Db): Promise<{ scheme: number; region: number } | null> =>
  db.registerEntry.findFirst({
    where: { personId },
    orderBy: { id: 'asc' },
    select: { scheme: true, region: true },
  });

/** The schemes of the households in which any of these people's income counts. */
export async function schemesOfPeople(personIds: readonly string[], db: Db): Promise<number[]> {
  const of = { in: [...personIds] };
  const rows = await db.registerEntry.findMany({
    where: { endedAt: null, OR: [{ personId: of }, { sources: { some: { personId: of } } }] },
    select: { scheme: true },
    distinct: ['scheme'],
  });
  return rows.map(({ scheme }) => scheme);
}

/** Entries of a person's own that stand in a published root. */
export const publishedEntries = (personId: string, db: Db) =>
  db.registerEntry.findMany({ where: { personId, publishedLeaf: { not: null } }, select: { id: true } });

/** Published entries of others in which a person's income counts. */
export const entriesCounting = (personId: string, db: Db) =>
  db.registerEntry.findMany({
    where: { personId: { not: personId }, publishedLeaf: { not: null }, sources: { some: { personId } } },
    select: { id: true },
  });

export type NewEntry = {
  readonly scheme: number;
  readonly region: number;
  readonly personId: string;
  readonly normClass: number;
  readonly disregardClass: number;
  readonly knownBenefitCents: bigint;
  readonly validFrom: number;
  readonly validUntil: number;
  /** Decimal. */
  readonly leafSalt: string;
  readonly sources: readonly { readonly issuerId: string; readonly personId: string }[];
  /** The agency's own number of the client. */
  readonly clientNumber?: string | null;
  /** The entry that this one goes on from. */
  readonly followsId?: string | null;
};

/**
 * Enrols a household; its leaf follows at the next publication.
 * @throws INPUT_MALFORMED when a source is named twice: its one statement would count twice, against the citizen
 */
export async function createEntry({ sources, ...entry }: NewEntry, db: Db): Promise<string> {
  const twice = sources.some(({ issuerId, personId }, position) =>
    sources.slice(0, position).some((other) => other.issuerId === issuerId && other.personId === personId),
  );
  if (twice) throw new AppError('INPUT_MALFORMED', { data: { field: 'sources' } });
  const data = { ...entry, sources: { create: sources.map((source, position) => ({ ...source, position })) } };
  return (await db.registerEntry.create({ data, select: { id: true } })).id;
}
