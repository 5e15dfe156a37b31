import 'server-only';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { COUPLE_NORMS } from '@/lib/shared/schemas/register-api';
import type { KeptRow, RowFault } from '@/lib/shared/schemas/register-import-api';
import type { DecidingActor } from '../auth/own-register';
import { consenting } from '../repositories/consents';
import type { Db } from '../repositories/database';
import { lockRegister } from '../repositories/register-desk';
import {
  type ClientEntryRow,
  entriesByNumber,
  lockEntries,
  monthsByEntry,
  monthsElsewhere,
  peopleById,
  writeBulk,
} from '../repositories/register-desk-bulk';
import type { RegisterKey } from '../repositories/register-publication';
import { recordAudits } from './audit';
import { bulkOf } from './register-desk-bulk';
import {
  type Decided,
  decideRow,
  type KnownClient,
  type KnownPartner,
  monthsTakenBy,
  type RowDecision,
} from './register-desk-decide';
import type { Tx } from './register-desk-free';
import type { Span } from './register-desk-rules';

/** People whom a register's desk made: it may name them anew. */
const OWN_STORIES: readonly string[] = ['enrolled', 'imported'];

const coupleClasses = (scheme: SupplementScheme): ReadonlySet<number> =>
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

const isLive = ({ endedAt }: ClientEntryRow): boolean => endedAt === null;

const partnersOf = (entries: readonly ClientEntryRow[]): string[] => [
  ...new Set(
    entries
      .filter(isLive)
      .flatMap((entry) => entry.sources.flatMap(({ personId }) => (personId === entry.personId ? [] : [personId]))),
  ),
];

/** What there is to know of the partners in these entries, by person. */
async function knownPartners(
  register: RegisterKey,
  entries: readonly ClientEntryRow[],
  db: Db,
): Promise<ReadonlyMap<string, KnownPartner>> {
  const ids = partnersOf(entries);
  if (ids.length === 0) return new Map();
  const agreed = await consenting(ids, db);
  const takenBy = groupBy(await monthsByEntry(ids, register, db), ({ personId }) => personId);
  return new Map(ids.map((id) => [id, { hasConsent: agreed.has(id), taken: takenBy.get(id) ?? [] }]));
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
  const partners = await knownPartners(register, entries, db);
  const byId = new Map(people.map((person) => [person.id, person]));
  const takenBy = groupBy(elsewhere, ({ personId }) => personId);
  const byNumber = groupBy(entries, ({ clientNumber }) => clientNumber ?? '');
  return new Map(
    [...byNumber].flatMap(([number, rows]) => {
      const person = byId.get(rows[0]?.personId ?? '');
      const own = new Map(
        partnersOf(rows).flatMap((id) => {
          const partner = partners.get(id);
          return partner ? [[id, partner] as const] : [];
        }),
      );
      return person ? [[number, toKnown(person, rows, takenBy.get(person.id) ?? [], own)] as const] : [];
    }),
  );
}

const toKnown = (
  person: { readonly id: string; readonly displayName: string; readonly story: string },
  rows: readonly ClientEntryRow[],
  taken: KnownClient['taken'],
  partners: KnownClient['partners'],
): KnownClient => ({
  personId: person.id,
  displayName: person.displayName,
  isRenamable: OWN_STORIES.includes(person.story),
  live: rows.filter(isLive),
  taken,
  partners,
});

/** The same client with the months that lines before it take. */
function withPlanned(client: KnownClient, planned: ReadonlyMap<string, readonly Span[]>): KnownClient {
  if (planned.size === 0) return client;
  const own = planned.get(client.personId) ?? [];
  const partners = new Map(
    [...client.partners].map(([id, { hasConsent, taken }]) => {
      const more = (planned.get(id) ?? []).map((months) => ({ ...months, entryId: null }));
      return [id, { hasConsent, taken: [...taken, ...more] }] as const;
    }),
  );
  return { ...client, taken: [...client.taken, ...own], partners };
}

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
  const planned = new Map<string, Span[]>();
  return rows.map((row) => {
    const client = clients.get(row[1]);
    const decision = decideRow(row, client && withPlanned(client, planned), couple, now);
    for (const { personId, ...months } of monthsTakenBy(decision)) {
      planned.set(personId, [...(planned.get(personId) ?? []), months]);
    }
    return { row, decision };
  });
}

/** Counts as changed whatever is not new and not as it was. */
export const isChange = (decision: RowDecision): boolean =>
  decision.kind !== 'add' && decision.kind !== 'fault' && (decision.kind !== 'none' || decision.rename);

export type BatchCounts = {
  readonly added: number;
  readonly changed: number;
  readonly skipped: readonly { readonly line: number; readonly fault: RowFault }[];
};

/** Which file it is, and who had it taken in. */
export type ImportOrder = { readonly id: string; readonly actor: DecidingActor };

/**
 * Takes a batch of lines in, in the transaction that counts them, with a line in the audit log for each entry, as a form
 * would write it. A line that does not fit the register any more is left out and named: everything was checked before it was
 * confirmed.
 */
export async function takeIn(
  register: RegisterKey & { readonly key: SupplementScheme },
  rows: readonly KeptRow[],
  order: ImportOrder,
  now: Date,
  tx: Tx,
): Promise<BatchCounts> {
  await lockRegister(register, [], tx);
  const before = await entriesByNumber(
    register,
    rows.map((row) => row[1]),
    tx,
  );
  const people = [...before.map(({ personId }) => personId), ...partnersOf(before)];
  await lockRegister(register, [...new Set(people)], tx);
  await lockEntries(
    before.map(({ id }) => id),
    tx,
  );
  const decided = await decideRows(register, rows, now, tx);
  const { bulk, lines } = bulkOf(decided, register, order.id);
  await writeBulk(register, bulk, now, tx);
  await recordAudits(
    lines.map((one) => ({ actor: order.actor, ...one })),
    tx,
  );
  return {
    added: decided.filter(({ decision }) => decision.kind === 'add').length,
    changed: decided.filter(({ decision }) => isChange(decision)).length,
    skipped: decided.flatMap(({ row, decision }) =>
      decision.kind === 'fault' ? [{ line: row[0], fault: decision.fault }] : [],
    ),
  };
}
