import 'server-only';
import type { Db } from './database';

/** The last word of a person on sharing, or null. */
export const latestConsent = (personId: string, db: Db) =>
  db.consent.findFirst({
    where: { personId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { version: true, given: true, at: true },
  });

export const recordConsent = (personId: string, version: string, given: boolean, db: Db) =>
  db.consent.create({ data: { personId, version, given }, select: { at: true } });
