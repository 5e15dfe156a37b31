import 'server-only';
import type { Hash } from 'viem';
import type { Prisma } from '@/lib/generated/prisma/client';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { type FieldElement, field } from '@/lib/shared/protocol/field';
import { BUCKET_SIZE, ZERO_LEAF } from '@/lib/shared/protocol/merkle';
import { bucketIndexOf } from '@/lib/shared/protocol/merkle-buckets';
import { database } from './database';

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

/** In the order of their ids, which grow with time. */
export async function registerEntries({ scheme, region }: RegisterKey): Promise<PublicationEntry[]> {
  const rows = await database().registerEntry.findMany({
    where: { scheme, region },
    orderBy: { id: 'asc' },
    select: ENTRY_SELECT,
  });
  return rows.map(toEntry);
}

/**
 * A digest of everything that leaves are made of, per register: cheap to ask often. An equal digest means equal leaves,
 * as long as no entry ends by the clock in between, which a change of `ended` covers.
 */
export async function registerDigests(): Promise<(RegisterKey & { digest: string })[]> {
  return database().$queryRaw<(RegisterKey & { digest: string })[]>`
    SELECT e."scheme", e."region", md5(string_agg(concat_ws('|', e."id", e."normClass", e."disregardClass",
      e."knownBenefitCents", e."validFrom", e."validUntil", e."leafSalt", e."endedAt" <= now(), c."holder", s."sources"),
      ',' ORDER BY e."id")) AS "digest"
    FROM "RegisterEntry" e
    LEFT JOIN "Card" c ON c."personId" = e."personId"
    LEFT JOIN LATERAL (
      SELECT string_agg(concat_ws(':', r."position", i."keyHash", rc."holder"), ';' ORDER BY r."position") AS "sources"
      FROM "RegisterSource" r
      JOIN "Issuer" i ON i."id" = r."issuerId"
      LEFT JOIN "Card" rc ON rc."personId" = r."personId"
      WHERE r."entryId" = e."id"
    ) s ON true
    GROUP BY e."scheme", e."region" ORDER BY e."scheme", e."region"`;
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
    for (const { entryId, leafIndex } of prepared.newIndexes) {
      await tx.registerEntry.update({ where: { id: entryId }, data: { leafIndex } });
    }
    await tx.registerBucket.createMany({
      data: prepared.buckets.map((bucket) => ({
        bucketRoot: bucket.root.toString(),
        leaves: bucket.leaves.map(String),
      })),
      skipDuplicates: true,
    });
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

/** Which leaf the published root holds for an entry. */
export async function recordLeafPublished(entryId: string, leaf: FieldElement): Promise<void> {
  await database().registerEntry.updateMany({ where: { id: entryId }, data: { publishedLeaf: leaf.toString() } });
}

/** Entries whose published leaf no mailbox item tells of. The key is that of services/entitlement-credential.ts. */
export async function untoldEntries({ scheme, region }: RegisterKey): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "RegisterEntry" e
    WHERE e."scheme" = ${scheme} AND e."region" = ${region} AND e."publishedLeaf" IS NOT NULL AND e."endedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "MailboxItem" m WHERE m."dedupeKey" = 'entitlement:' || e."publishedLeaf")
    ORDER BY e."id"`;
  return rows.map(({ id }) => id);
}
