import 'server-only';
import { LOAD_REGION } from '@/lib/shared/schemas/load-run-api';
import type { Db } from './database';

/** Story of people who are made for a load run: nobody plays them. */
export const LOAD_STORY = 'load-run';
/** Kind of their employers: no desk offers them, and no card takes their statements. */
export const LOAD_KIND = 'load-run';

export type LoadIssuer = {
  readonly id: string;
  readonly keyX: string;
  readonly keyY: string;
  readonly keyHash: string;
};
export type LoadPerson = {
  readonly id: string;
  readonly entryId: string;
  readonly staffNumber: string;
  readonly displayName: string;
  readonly holder: string;
  readonly leafSalt: string;
  readonly employer: string;
};
export type LoadTerms = {
  readonly scheme: number;
  readonly encryptionKey: string;
  readonly normClass: number;
  readonly disregardClass: number;
  readonly knownBenefitCents: bigint;
  readonly validFrom: number;
  readonly validUntil: number;
};

export async function upsertLoadIssuers(issuers: readonly LoadIssuer[], db: Db): Promise<void> {
  for (const { id, ...keys } of issuers) {
    const shown = { name: `Load run ${id.slice(-1)} (demo)`, kind: LOAD_KIND, ...keys };
    await db.issuer.upsert({ where: { id }, create: { id, ...shown }, update: shown });
  }
}

/** People with a card, an employer and a place in the register to come. Who is there already stays as they are. */
export async function createLoadPeople(people: readonly LoadPerson[], terms: LoadTerms, db: Db): Promise<void> {
  const { encryptionKey, ...leaf } = terms;
  const skip = { skipDuplicates: true } as const;
  await db.person.createMany({
    data: people.map(({ id, displayName }) => ({ id, displayName, story: LOAD_STORY })),
    ...skip,
  });
  await db.card.createMany({
    data: people.map(({ id, holder }) => ({ personId: id, holder, encryptionKey })),
    ...skip,
  });
  await db.employment.createMany({
    data: people.map(({ id, employer, staffNumber }) => ({ personId: id, issuerId: employer, staffNumber })),
    ...skip,
  });
  await db.registerEntry.createMany({
    data: people.map(({ id, entryId, leafSalt }) => ({
      ...{ id: entryId, personId: id, leafSalt, region: LOAD_REGION },
      ...leaf,
    })),
    ...skip,
  });
  await db.registerSource.createMany({
    data: people.map(({ id, entryId, employer }) => ({ entryId, position: 0, issuerId: employer, personId: id })),
    ...skip,
  });
}

/** Whether each of these people stands in the register with this very holder and salt. */
export async function holdLoadPlaces(people: readonly LoadPerson[], db: Db): Promise<boolean> {
  const found = await db.registerEntry.findMany({
    where: { region: LOAD_REGION },
    select: { id: true, leafSalt: true, person: { select: { card: { select: { holder: true } } } } },
  });
  const standing = new Map(found.map(({ id, leafSalt, person }) => [id, `${person.card?.holder}:${leafSalt}`]));
  return people.every(({ entryId, holder, leafSalt }) => standing.get(entryId) === `${holder}:${leafSalt}`);
}

/** What load runs' people have in their mailboxes: openings of the register, and statements. */
export async function countLoadMail(db: Db): Promise<{ openings: number; statements: number }> {
  const of = (kind: string) => db.mailboxItem.count({ where: { kind, person: { story: LOAD_STORY } } });
  const [openings, statements] = await Promise.all([of('entitlement'), of('income')]);
  return { openings, statements };
}
