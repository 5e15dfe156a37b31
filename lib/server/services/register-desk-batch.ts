import 'server-only';
import { randomUUID } from 'node:crypto';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { KeptRow, RowFault } from '@/lib/shared/schemas/register-import-api';
import type { Db } from '../repositories/database';
import { lockRegister } from '../repositories/register-desk';
import {
  type BulkEntry,
  type BulkSource,
  type BulkWrite,
  type ClientEntryRow,
  entriesByNumber,
  lockEntries,
  monthsElsewhere,
  peopleById,
  writeBulk,
} from '../repositories/register-desk-bulk';
import type { RegisterKey } from '../repositories/register-publication';
import { uuid7 } from '../uuid7';
import { randomLeafSalt } from './demo';
import { decideRow, type KnownClient, type RowDecision } from './register-desk-decide';
import type { Tx } from './register-desk-free';
import { COUPLE_NORMS } from './register-desk-household';
import type { Source } from './register-desk-rules';

/** People whom a register's desk made: it may name them anew. */
const OWN_STORIES: readonly string[] = ['enrolled', 'imported'];

export const coupleClasses = (scheme: SupplementScheme): ReadonlySet<number> =>
  new Set(SUPPLEMENT_PACKS[scheme].normClasses.flatMap((key, index) => (COUPLE_NORMS.includes(key) ? [index] : [])));

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What the register knows of these client numbers. */
async function knownClients(
  register: RegisterKey,
  numbers: readonly string[],
  db: Db,
): Promise<ReadonlyMap<string, KnownClient>> {
  const entries = await entriesByNumber(register, numbers, db);
  if (entries.length === 0) return new Map();
  const ids = [...new Set(entries.map(({ personId }) => personId))];
  // One after the other: a transaction has one connection.
  const people = await peopleById(ids, db);
  const elsewhere = await monthsElsewhere(ids, register, db);
  const byId = new Map(people.map((person) => [person.id, person]));
  const takenBy = groupBy(elsewhere, ({ personId }) => personId);
  const byNumber = groupBy(entries, ({ clientNumber }) => clientNumber ?? '');
  return new Map(
    [...byNumber].flatMap(([number, rows]) => {
      const person = byId.get(rows[0]?.personId ?? '');
      return person ? [[number, toKnown(person, rows, takenBy.get(person.id) ?? [])] as const] : [];
    }),
  );
}

const toKnown = (
  person: { readonly id: string; readonly displayName: string; readonly story: string },
  rows: readonly ClientEntryRow[],
  taken: KnownClient['taken'],
): KnownClient => ({
  personId: person.id,
  displayName: person.displayName,
  isRenamable: OWN_STORIES.includes(person.story),
  live: rows.filter(({ endedAt }) => endedAt === null),
  taken,
});

export type Decided = { readonly row: KeptRow; readonly decision: RowDecision };

/** What these lines would mean for the register as it is now. */
export async function decideRows(
  register: RegisterKey & { readonly key: SupplementScheme },
  rows: readonly KeptRow[],
  now: Date,
  db: Db,
): Promise<Decided[]> {
  const numbers = rows.map((row) => row[1]);
  const clients = await knownClients(register, numbers, db);
  const couple = coupleClasses(register.key);
  return rows.map((row) => ({ row, decision: decideRow(row, clients.get(row[1]), couple, now) }));
}

/** Counts as changed whatever is not new and not as it was. */
export const isChange = (decision: RowDecision): boolean =>
  decision.kind !== 'add' && decision.kind !== 'fault' && (decision.kind !== 'none' || decision.rename);

export type BatchCounts = {
  readonly added: number;
  readonly changed: number;
  readonly skipped: readonly { readonly line: number; readonly fault: RowFault }[];
};

/**
 * Takes a batch of lines in, in the transaction that counts them. A line that does not fit the register any more is left out
 * and named: everything was checked before it was confirmed.
 */
export async function takeIn(
  register: RegisterKey & { readonly key: SupplementScheme },
  rows: readonly KeptRow[],
  now: Date,
  tx: Tx,
): Promise<BatchCounts> {
  await lockRegister(register, [], tx);
  const before = await entriesByNumber(
    register,
    rows.map((row) => row[1]),
    tx,
  );
  await lockRegister(register, [...new Set(before.map(({ personId }) => personId))], tx);
  await lockEntries(
    before.map(({ id }) => id),
    tx,
  );
  const decided = await decideRows(register, rows, now, tx);
  await writeBulk(register, bulkOf(decided), now, tx);
  return {
    added: decided.filter(({ decision }) => decision.kind === 'add').length,
    changed: decided.filter(({ decision }) => isChange(decision)).length,
    skipped: decided.flatMap(({ row, decision }) =>
      decision.kind === 'fault' ? [{ line: row[0], fault: decision.fault }] : [],
    ),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

function bulkOf(decided: readonly Decided[]): BulkWrite {
  const bulk: Mutable<BulkWrite> = {
    ...{ people: [], renames: [], entries: [], corrections: [], untils: [], ended: [], sources: [] },
  };
  const enter = (entry: Omit<BulkEntry, 'id' | 'leafSalt'>, sources: readonly Source[]) => {
    const id = uuid7();
    bulk.entries.push({ ...entry, id, leafSalt: randomLeafSalt() });
    bulk.sources.push(...placed(id, sources));
  };
  for (const { row, decision } of decided) {
    const [, clientNumber, displayName, normClass, disregardClass, knownBenefitCents, validFrom, validUntil] = row;
    if (decision.kind === 'fault') continue;
    if (decision.kind === 'add') {
      const personId = `p-${randomUUID()}`;
      bulk.people.push({ id: personId, displayName });
      const fields = { normClass, disregardClass, knownBenefitCents, validFrom, validUntil };
      const sources = row[8].map((issuerId) => ({ issuerId, personId }));
      enter({ ...fields, personId, clientNumber, displayName, followsId: null }, sources);
      continue;
    }
    const { personId } = decision;
    if (decision.rename) bulk.renames.push({ id: personId, displayName });
    if (decision.kind === 'none') continue;
    const { sources, ...wish } = decision.wish;
    const fields = { ...wish, knownBenefitCents: wish.knownBenefitCents.toString() };
    if (decision.kind === 'correct') {
      bulk.corrections.push({ ...fields, id: decision.entry.id });
      bulk.sources.push(...placed(decision.entry.id, sources));
      continue;
    }
    if (decision.kind === 'until') {
      const { id, validUntil: formerUntil } = decision.entry;
      bulk.untils.push({ id, validUntil: wish.validUntil, formerUntil });
      continue;
    }
    if (decision.kind === 'follow') {
      const { id, validUntil: formerUntil } = decision.entry;
      if (decision.presentUntil === null) bulk.ended.push(id);
      else bulk.untils.push({ id, validUntil: decision.presentUntil, formerUntil });
    }
    const followsId = decision.kind === 'follow' ? decision.entry.id : null;
    enter({ ...fields, personId, clientNumber, displayName, followsId }, sources);
  }
  return bulk;
}

const placed = (entryId: string, sources: readonly Source[]): BulkSource[] =>
  sources.map(({ issuerId, personId }, position) => ({ entryId, position, issuerId, personId }));
