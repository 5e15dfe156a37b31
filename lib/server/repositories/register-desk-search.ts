import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';
import type { RegisterKey } from './register-publication';

/** Behind every text that begins with the same letters, by code point. */
const LAST = '\u{10FFFF}';

export type RegisterSearch = {
  /** First letters of a name, of its last word, or of a client number; empty for everybody. */
  readonly text: string;
  /** Entries whose last month is before this one, or that ended, are left out; null takes them too. */
  readonly from: number | null;
};

/**
 * Entries of a register by name: a page of ids, and how many there are. Each way in is a range of an index that holds all that
 * is asked for: a register of 100,000 entries takes milliseconds. Names in it are the database's (see the migration).
 */
export async function searchRegister(
  register: RegisterKey,
  search: RegisterSearch,
  page: { readonly skip: number; readonly take: number },
  db: Db,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const found = search.text === '' ? everybody(register, search) : byText(register, search);
  const [rows, counted] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`
      SELECT f."id" FROM (${found}) f ORDER BY f."searchName", f."validFrom", f."id"
      LIMIT ${page.take} OFFSET ${page.skip}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM (${found}) f`,
  ]);
  return { ids: rows.map(({ id }) => id), total: counted[0]?.total ?? 0 };
}

const FIELDS = Prisma.sql`SELECT e."id", e."searchName", e."validFrom" FROM "RegisterEntry" e`;

const within = ({ scheme, region }: RegisterKey, { from }: RegisterSearch) => Prisma.sql`
  e."scheme" = ${scheme} AND e."region" = ${region}
  ${from === null ? Prisma.empty : Prisma.sql`AND e."endedAt" IS NULL AND e."validUntil" >= ${from}`}`;

const everybody = (register: RegisterKey, search: RegisterSearch) =>
  Prisma.sql`${FIELDS} WHERE ${within(register, search)}`;

/**
 * The text is made comparable by the database, as names are. Of a text with several words the last one leads to the last
 * words of names, and the whole must stand in the name.
 */
function byText(register: RegisterKey, search: RegisterSearch) {
  const { text } = search;
  const whole = Prisma.sql`search_text(${text})`;
  const last = Prisma.sql`search_text(${text.split(/\s/).at(-1) ?? ''})`;
  const number = text.toUpperCase();
  const isWord = !/\s/.test(text);
  return Prisma.sql`
    ${FIELDS} WHERE e."searchName" >= ${whole} AND e."searchName" < ${whole} || ${LAST} AND ${within(register, search)}
    UNION
    ${FIELDS} WHERE e."searchLast" >= ${last} AND e."searchLast" < ${last} || ${LAST} AND ${within(register, search)}
      ${isWord ? Prisma.empty : Prisma.sql`AND position(' ' || ${whole} IN e."searchName") > 0`}
    UNION
    ${FIELDS} WHERE e."clientNumber" >= ${number} AND e."clientNumber" < ${number} || ${LAST} AND ${within(register, search)}`;
}
