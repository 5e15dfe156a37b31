import 'server-only';
import type { Hash } from 'viem';
import type { Prisma } from '@/lib/generated/prisma/client';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { type FieldElement, field } from '@/lib/shared/protocol/field';
import { BUCKET_SIZE, ZERO_LEAF } from '@/lib/shared/protocol/merkle';
import { bucketIndexOf } from '@/lib/shared/protocol/merkle-buckets';
import { type Db, database } from './database';

export type RegisterKey = { readonly scheme: number; readonly region: number };

const toField = (text: string): FieldElement => field(BigInt(text));

const ENTRY_SELECT = {
  id: true,
  normClass: true,
  disregardClass: true,
  knownBenefitCents: true,
  validFrom: true,
  validUntil: true,
  leafSalt: true,
  leafIndex: true,
  publishedLeaf: true,
  endedAt: true,
  person: { select: { card: { select: { holder: true } } } },
  sources: {
    orderBy: { position: 'asc' },
    select: { issuer: { select: { keyHash: true } }, person: { select: { card: { select: { holder: true } } } } },
  },
} as const satisfies Prisma.RegisterEntrySelect;
type EntryRow = Prisma.RegisterEntryGetPayload<{ select: typeof ENTRY_SELECT }>;

/** One household claim, with what its leaf is made of. */
const toEntry = (row: EntryRow) => ({
  id: row.id,
  leafIndex: row.leafIndex,
  publishedLeaf: row.publishedLeaf === null ? null : toField(row.publishedLeaf),
  endedAt: row.endedAt,
  /** Null as long as the person has no card. */
  holder: row.person.card && toField(row.person.card.holder),
  sources: row.sources.map(({ issuer, person }) => ({
    keyHash: toField(issuer.keyHash),
    holder: person.card && toField(person.card.holder),
  })),
  normClass: row.normClass,
  disregardClass: row.disregardClass,
  knownBenefitCents: eurCents(row.knownBenefitCents),
  validFrom: period(row.validFrom),
  validUntil: period(row.validUntil),
  leafSalt: toField(row.leafSalt),
});
export type PublicationEntry = ReturnType<typeof toEntry>;

/** Buckets written with one query: up to 5 MB of leaves. */
const BUCKETS_AT_ONCE = 64;
/** Entries read with one query: their ids are its parameters. */
const ENTRIES_AT_ONCE = 5_000;

/**
 * Entries that have a place, or may get one: both the claimant and the people of the sources have a card. All others have no
 * leaf, and a register may hold a hundred thousand of them. In the order of their ids, which grow with time.
 */
export async function registerEntries({ scheme, region }: RegisterKey): Promise<PublicationEntry[]> {
  const found = await database().$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "RegisterEntry" e
    WHERE e."scheme" = ${scheme} AND e."region" = ${region} AND e."leafIndex" IS NOT NULL
    UNION
    SELECT e."id" FROM "Card" c JOIN "RegisterEntry" e ON e."personId" = c."personId"
    WHERE e."scheme" = ${scheme} AND e."region" = ${region} AND NOT EXISTS (
      SELECT 1 FROM "RegisterSource" s LEFT JOIN "Card" sc ON sc."personId" = s."personId"
      WHERE s."entryId" = e."id" AND sc."personId" IS NULL)
    ORDER BY 1`;
  const entries: PublicationEntry[] = [];
  for (let at = 0; at < found.length; at += ENTRIES_AT_ONCE) {
    const ids = found.slice(at, at + ENTRIES_AT_ONCE).map(({ id }) => id);
    const rows = await database().registerEntry.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: ENTRY_SELECT,
    });
    entries.push(...rows.map(toEntry));
  }
  return entries;
}

/**
 * A digest per register of all that leaves are made of: cheap to ask often. An equal digest means equal leaves. Triggers
 * count every change; an end that was set for later comes with the clock.
 */
export async function registerDigests(): Promise<(RegisterKey & { digest: string })[]> {
  return database().$queryRaw<(RegisterKey & { digest: string })[]>`
    SELECT c."scheme", c."region", concat_ws(':', c."counter", (
      SELECT e."endedAt" FROM "RegisterEntry" e
      WHERE e."scheme" = c."scheme" AND e."region" = c."region" AND e."endedAt" <= (now() AT TIME ZONE 'UTC')
      ORDER BY e."endedAt" DESC LIMIT 1
    )) AS "digest"
    FROM "RegisterChange" c ORDER BY c."scheme", c."region"`;
}

export type Publication = RegisterKey & {
  readonly root: FieldElement;
  readonly status: 'prepared' | 'sent' | 'published';
  readonly txHash: Hash | null;
  readonly leafCount: number;
  readonly bucketRoots: readonly string[];
};

/** The newest root of a register, whatever its state. */
export async function latestPublication({ scheme, region }: RegisterKey): Promise<Publication | null> {
  const row = await database().registerRoot.findFirst({
    where: { scheme, region },
    orderBy: { createdAt: 'desc' },
  });
  if (!row) return null;
  return {
    scheme,
    region,
    root: toField(row.root),
    status: row.status as Publication['status'],
    txHash: row.txHash as Hash | null,
    leafCount: row.leafCount,
    bucketRoots: row.bucketRoots,
  };
}

/** Leaves of a stored root by place, as many as it has places. Buckets are kept without the zeros at their end. */
export async function publicationLeaves({
  bucketRoots,
  leafCount,
}: Pick<Publication, 'bucketRoots' | 'leafCount'>): Promise<FieldElement[]> {
  const rows = await database().registerBucket.findMany({ where: { bucketRoot: { in: [...bucketRoots] } } });
  const byRoot = new Map(rows.map((row) => [row.bucketRoot, row.leaves]));
  return Array.from({ length: leafCount }, (_, place) => {
    const bucket = byRoot.get(bucketRoots[bucketIndexOf(place)] ?? '');
    if (!bucket) throw new Error('A published bucket is missing.');
    const leaf = bucket[place % BUCKET_SIZE];
    return leaf === undefined ? ZERO_LEAF : toField(leaf);
  });
}

export type PreparedRegister = RegisterKey & {
  readonly root: FieldElement;
  readonly leafCount: number;
  readonly buckets: readonly { readonly root: FieldElement; readonly leaves: readonly FieldElement[] }[];
  /** Places given for the first time. */
  readonly newIndexes: readonly { readonly entryId: string; readonly leafIndex: number }[];
  /** The register of doctors has no buckets: its list is kept whole, as zDoctorsRegister shows it. */
  readonly doctors?: Prisma.InputJsonValue;
};

/** @throws when an entry was taken back while its register was built: the next turn builds it anew, without the entry */
async function givePlaces(places: PreparedRegister['newIndexes'], db: Db): Promise<void> {
  const ids = places.map(({ entryId }) => entryId);
  const indexes = places.map(({ leafIndex }) => leafIndex);
  const given = await db.$executeRaw`
    UPDATE "RegisterEntry" e SET "leafIndex" = p."leafIndex"
    FROM unnest(${ids}::text[], ${indexes}::int[]) AS p("id", "leafIndex")
    WHERE e."id" = p."id"`;
  if (given !== places.length) throw new Error('An entry went while its register was built.');
}

/** Keeps places, buckets and root together: a crash leaves all of it or nothing. */
export async function storePrepared(prepared: PreparedRegister): Promise<void> {
  const { scheme, region, leafCount } = prepared;
  const root = prepared.root.toString();
  const content = {
    scheme,
    region,
    leafCount,
    bucketRoots: prepared.buckets.map((bucket) => bucket.root.toString()),
    ...(prepared.doctors === undefined ? {} : { doctors: prepared.doctors }),
    status: 'prepared',
    txHash: null,
    publishedAt: null,
    createdAt: new Date(),
  };
  await database().$transaction(async (tx) => {
    await givePlaces(prepared.newIndexes, tx);
    for (let at = 0; at < prepared.buckets.length; at += BUCKETS_AT_ONCE) {
      await tx.registerBucket.createMany({
        data: prepared.buckets.slice(at, at + BUCKETS_AT_ONCE).map((bucket) => ({
          bucketRoot: bucket.root.toString(),
          leaves: bucket.leaves.map(String),
        })),
        skipDuplicates: true,
      });
    }
    // A register may return to an earlier content, and so to an earlier root.
    await tx.registerRoot.upsert({ where: { root }, create: { root, ...content }, update: content });
  });
}

/** Records a publication before it is sent. */
export async function recordRootSending(root: FieldElement, txHash: Hash): Promise<void> {
  await database().registerRoot.update({ where: { root: root.toString() }, data: { status: 'sent', txHash } });
}

export async function recordRootPublished(root: FieldElement): Promise<void> {
  await database().registerRoot.update({
    where: { root: root.toString() },
    data: { status: 'published', publishedAt: new Date() },
  });
}

/** Which leaves the published root holds, by entry. */
export async function recordLeavesPublished(
  leaves: readonly { readonly entryId: string; readonly leaf: FieldElement }[],
): Promise<void> {
  const ids = leaves.map(({ entryId }) => entryId);
  const texts = leaves.map(({ leaf }) => leaf.toString());
  await database().$executeRaw`
    UPDATE "RegisterEntry" e SET "publishedLeaf" = p."leaf"
    FROM unnest(${ids}::text[], ${texts}::text[]) AS p("id", "leaf")
    WHERE e."id" = p."id"`;
}

/**
 * Entries whose published leaf no mailbox item tells the claimant of, or in which somebody's income counts who was not told.
 * The keys are those of services/entitlement-credential.ts and services/household-letter.ts.
 */
export async function untoldEntries({ scheme, region }: RegisterKey): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "RegisterEntry" e
    WHERE e."scheme" = ${scheme} AND e."region" = ${region} AND e."publishedLeaf" IS NOT NULL AND e."endedAt" IS NULL
      AND (
        NOT EXISTS (SELECT 1 FROM "MailboxItem" m WHERE m."dedupeKey" = 'entitlement:' || e."publishedLeaf")
        OR EXISTS (
          SELECT 1 FROM "RegisterSource" s WHERE s."entryId" = e."id" AND s."personId" <> e."personId" AND NOT EXISTS (
            SELECT 1 FROM "MailboxItem" m WHERE m."dedupeKey" = 'household:' || e."id" || ':' || s."personId")))
    ORDER BY e."id"`;
  return rows.map(({ id }) => id);
}
