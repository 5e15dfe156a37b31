import 'server-only';
import { splitMonths } from '@/lib/shared/domain/split-months';
import type { Db } from '../repositories/database';
import { changeEntry, copyEntry, type EntrySource, type HouseholdRow } from '../repositories/work-list';
import { randomLeafSalt } from './demo';

const sourcesOf = ({ sources }: HouseholdRow): EntrySource[] =>
  sources.map(({ issuerId, personId }) => ({ issuerId, personId }));

/**
 * Lets other sources count for one month of a household. The entry itself goes on with the months to come, or with those
 * before when there are none, so that who looks the client up finds it; the other parts are entries of their own, with
 * salts of their own. Their leaves follow with the next root. PRE the entry is locked.
 */
export async function splitEntry(
  row: HouseholdRow,
  month: number,
  other: readonly EntrySource[],
  tx: Db,
): Promise<void> {
  const { validFrom, validUntil } = row;
  const parts = splitMonths({ validFrom, validUntil, sources: sourcesOf(row) }, month, other);
  const [kept, ...rest] = [parts.after, parts.before, parts.month].filter((part) => part !== null);
  if (kept === undefined) return;
  const months = { validFrom: kept.validFrom, validUntil: kept.validUntil };
  await changeEntry(row.id, kept === parts.month ? { ...months, sources: kept.sources } : months, tx);
  for (const part of rest) await copyEntry(row, { ...part, leafSalt: randomLeafSalt() }, tx);
}
