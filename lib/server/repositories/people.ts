import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import { LOAD_STORY } from './load-run';

export type PersonRow = { readonly id: string; readonly displayName: string; readonly story: string };
const PERSON = { id: true, displayName: true, story: true } as const satisfies Prisma.PersonSelect;

export const findPerson = (id: string, db: Db): Promise<PersonRow | null> =>
  db.person.findUnique({ where: { id }, select: PERSON });

/** Who came from a file of a register, or was made for a load run: there may be 100,000 of them, and nobody plays them. */
const NOBODYS = ['imported', LOAD_STORY];

/** Who may be played in a demo. */
export const listPeople = (db: Db) =>
  db.person.findMany({
    where: { story: { notIn: NOBODYS } },
    select: { ...PERSON, demoWallet: true, card: { select: { personId: true } } },
    // The people of the stories first, in the order in which they were seeded.
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
  });

export const createPerson = (data: Prisma.PersonCreateInput, db: Db) => db.person.create({ data, select: PERSON });
