import 'server-only';
import type { Db } from './database';

const CONSENT = { version: true, given: true, mode: true, at: true } as const;
const NEWEST_FIRST = [{ at: 'desc' as const }, { id: 'desc' as const }];

/** The last word of a person on sharing, or null. */
export const latestConsent = (personId: string, db: Db) =>
  db.consent.findFirst({ where: { personId }, orderBy: NEWEST_FIRST, select: CONSENT });

/** Whose last word on sharing is yes, of these people. */
export async function consenting(personIds: readonly string[], db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ personId: string; given: boolean }[]>`
    SELECT DISTINCT ON ("personId") "personId", "given" FROM "Consent"
    WHERE "personId" = ANY(${personIds}::text[]) ORDER BY "personId", "at" DESC, "id" DESC`;
  return new Set(rows.flatMap(({ personId, given }) => (given ? [personId] : [])));
}

/** Nobody changes a mandate as often as this: what is older is on record, and not shown. */
const SHOWN = 200;

/** What a person said about sharing and mandate, newest first. */
export const consentsOf = (personId: string, db: Db) =>
  db.consent.findMany({ where: { personId }, orderBy: NEWEST_FIRST, select: CONSENT, take: SHOWN });
export type ConsentRow = Awaited<ReturnType<typeof consentsOf>>[number];

/** One more line of the record: nothing of it is ever changed. @param mode null where the card named none */
export const recordConsent = (personId: string, version: string, given: boolean, db: Db, mode: string | null = null) =>
  db.consent.create({ data: { personId, version, given, mode }, select: { at: true } });
