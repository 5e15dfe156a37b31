import 'server-only';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { regionName } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { field } from '@/lib/shared/protocol/field';
import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import type { EntryState, EntryView, Publication, RegisterEntry, RegisterRow } from '@/lib/shared/schemas/register-api';
import { type DecidingActor, type OwnRegister, ownRegister } from '../auth/own-register';
import { entryLeaf } from '../registers/leaves';
import { nextScheduledAt } from '../registers/schedule';
import type { Database, Db } from '../repositories/database';
import { type DeskEntryRow, entriesOfClient, findDeskEntry, lastPublishedAt } from '../repositories/register-desk';
import { recordReading, recordRefusal } from './audit';
import type { DeliveryDeps } from './deliver-statement';
import { nextPeriod, runningPeriod, takeBackOf } from './register-desk-rules';

export type RegisterDeps = {
  readonly db: Database;
  readonly now: Date;
  /** Roots follow a change at once, and employers get new people: the demo alone. */
  readonly demo: boolean;
  /** For statements about a partner who counts from now on. */
  readonly issuerKeys: DeliveryDeps['issuerKeys'];
};

/**
 * An entry of the actor's own register. Another agency's does not exist, and the log keeps that it was asked for (S-29).
 * Not inside of a transaction: the line must stay when nothing else does. @throws NOT_FOUND
 */
export async function ownEntry(actor: DecidingActor, id: string, db: Db): Promise<DeskEntryRow> {
  const entry = await findDeskEntry(id, db);
  const { scheme, region } = ownRegister(actor);
  if (entry && entry.scheme === scheme && entry.region === region) return entry;
  if (entry) await recordRefusal({ actor, path: `/register/${id}`, method: 'GET' }, db);
  throw new AppError('NOT_FOUND');
}

/** The leaf that an entry stands for now: see entryLeaf. */
const leafOf = (row: DeskEntryRow, now: Date) =>
  entryLeaf(
    {
      id: row.id,
      leafIndex: row.leafIndex,
      publishedLeaf: null,
      endedAt: row.endedAt,
      holder: row.person.card && field(BigInt(row.person.card.holder)),
      sources: row.sources.map(({ issuer, person }) => ({
        keyHash: field(BigInt(issuer.keyHash)),
        holder: person.card && field(BigInt(person.card.holder)),
      })),
      normClass: row.normClass,
      disregardClass: row.disregardClass,
      knownBenefitCents: eurCents(row.knownBenefitCents),
      validFrom: period(row.validFrom),
      validUntil: period(row.validUntil),
      leafSalt: field(BigInt(row.leafSalt)),
    },
    now,
  );

/** Whether the last root holds the entry as it stands here. */
export const isPublishedAsIs = (row: DeskEntryRow, now: Date): boolean =>
  row.publishedLeaf !== null && row.publishedLeaf === leafOf(row, now)?.toString();

function stateOf(row: DeskEntryRow, now: Date): EntryState {
  const isPublished = isPublishedAsIs(row, now);
  if (row.endedAt !== null) return row.leafIndex === null || isPublished ? 'ended' : 'waiting';
  const lacksCard = row.person.card === null || row.sources.some(({ person }) => person.card === null);
  if ((isPublished || lacksCard) && row.validUntil < runningPeriod(now)) return 'over';
  if (isPublished) return 'published';
  if (row.person.card === null) return 'no-card';
  return lacksCard ? 'partner-no-card' : 'waiting';
}

export const toRow = (row: DeskEntryRow, now: Date): RegisterRow => ({
  id: row.id,
  clientNumber: row.clientNumber,
  displayName: row.person.displayName,
  normClass: classKey(row.scheme, 'normClasses', row.normClass),
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  state: stateOf(row, now),
});

const toView = (row: DeskEntryRow, now: Date): EntryView => ({
  ...toRow(row, now),
  disregardClass: classKey(row.scheme, 'disregardClasses', row.disregardClass),
  knownBenefitCents: row.knownBenefitCents.toString(),
  sources: row.sources.map(({ issuerId, personId, issuer, person }) => ({
    issuerId,
    issuerName: issuer.name,
    of: personId === row.personId ? 'self' : 'partner',
    displayName: person.displayName,
  })),
  version: row.version,
});

function classKey(scheme: number, kind: 'normClasses' | 'disregardClasses', index: number): string {
  const key = SUPPLEMENT_SCHEMES.find((one) => SUPPLEMENT_PACKS[one].id === scheme);
  const keys: readonly string[] = key ? SUPPLEMENT_PACKS[key][kind] : [];
  return keys[index] ?? 'unknown';
}

/** What names a register, for pages and answers. */
export const nameOf = ({ key, region }: OwnRegister) => ({ scheme: key, region, regionName: regionName(region) });

/** When the next root of a register is due. */
export async function publicationOf(register: OwnRegister, { db, now, demo }: RegisterDeps): Promise<Publication> {
  const last = await lastPublishedAt(register, db);
  return {
    atOnce: demo,
    nextAtMs: demo ? null : nextScheduledAt(now).getTime(),
    lastAtMs: last?.getTime() ?? null,
  };
}

/**
 * The same for whoever opens an entry: that they did is in the audit log, one line an hour for each account and entry.
 * @throws NOT_FOUND
 */
export async function readEntry(actor: DecidingActor, id: string, deps: RegisterDeps): Promise<RegisterEntry> {
  const { scheme, region } = ownRegister(actor);
  const entry = await registerEntry(actor, id, deps);
  await recordReading({ actor, action: 'register.read', subject: id, data: { scheme, region } }, deps.db);
  return entry;
}

/** An entry with what may be done to it, for whoever has just written it: that is in the log already. @throws NOT_FOUND */
export async function registerEntry(actor: DecidingActor, id: string, deps: RegisterDeps): Promise<RegisterEntry> {
  const { db, now } = deps;
  const register = ownRegister(actor);
  const row = await ownEntry(actor, id, db);
  const all = await entriesOfClient(row.personId, register, db);
  const hasFollower = all.some(({ followsId, endedAt }) => followsId === id && endedAt === null);
  const isCorrection = row.leafIndex === null;
  return {
    ...nameOf(register),
    entry: toView(row, now),
    others: all.filter((other) => other.id !== id).map((other) => toView(other, now)),
    publication: await publicationOf(register, deps),
    isEnded: row.endedAt !== null,
    isCorrection,
    earliestChange: isCorrection ? row.validFrom : nextPeriod(now),
    takeBack: takeBackOf(row, isPublishedAsIs(row, now), hasFollower),
  };
}
