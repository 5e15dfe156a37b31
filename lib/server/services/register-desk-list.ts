import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { type Client, REGISTER_PAGE_SIZE, type RegisterPage } from '@/lib/shared/schemas/register-api';
import { type DecidingActor, type OwnRegister, ownRegister } from '../auth/own-register';
import { deskEntries, findClient } from '../repositories/register-desk';
import { searchRegister } from '../repositories/register-desk-search';
import { recordReading } from './audit';
import { nameOf, publicationOf, type RegisterDeps, toRow } from './register-desk';
import { runningPeriod } from './register-desk-rules';

const MAX_TEXT = 100;

export type RegisterQuery = {
  readonly text: string;
  /** Also those whose months have passed. */
  readonly all: boolean;
  /** From 1 on. */
  readonly page: number;
};

/** That somebody looked for names in the register, one line an hour; for which letters or numbers nobody keeps. */
async function recordSearch(
  actor: DecidingActor,
  { scheme, region }: OwnRegister,
  db: RegisterDeps['db'],
): Promise<void> {
  const subject = `${scheme}:${region}`;
  await recordReading({ actor, action: 'register.searched', subject, data: { scheme, region } }, db);
}

/** A page of the own register, in the order of names. A page behind the last one is the last one. */
export async function registerPage(
  actor: DecidingActor,
  query: RegisterQuery,
  deps: RegisterDeps,
): Promise<RegisterPage> {
  const { db, now } = deps;
  const register = ownRegister(actor);
  const search = { text: query.text.trim().slice(0, MAX_TEXT), from: query.all ? null : runningPeriod(now) };
  const find = (page: number) =>
    searchRegister(register, search, { skip: (page - 1) * REGISTER_PAGE_SIZE, take: REGISTER_PAGE_SIZE }, db);
  let page = Math.max(1, Math.floor(query.page));
  let found = await find(page);
  if (found.ids.length === 0 && page > 1) {
    page = Math.max(1, Math.ceil(found.total / REGISTER_PAGE_SIZE));
    found = await find(page);
  }
  const rows = await deskEntries(found.ids, db);
  await recordSearch(actor, register, db);
  return {
    ...nameOf(register),
    rows: rows.map((row) => toRow(row, now)),
    total: found.total,
    page,
    publication: await publicationOf(register, deps),
  };
}

/**
 * A client of the own register by the agency's number. Who looked up whom is in the audit log, and so is that somebody tried
 * a number that nobody has. @throws CLIENT_UNKNOWN
 */
export async function registerClient(
  actor: DecidingActor,
  clientNumber: string,
  { db }: Pick<RegisterDeps, 'db'>,
): Promise<Client> {
  const register = ownRegister(actor);
  const { scheme, region } = register;
  const person = await findClient(clientNumber, register, db);
  if (!person) {
    await recordSearch(actor, register, db);
    throw new AppError('CLIENT_UNKNOWN');
  }
  const { entryId: subject } = person;
  await recordReading({ actor, action: 'register.client.read', subject, data: { scheme, region } }, db);
  return { clientNumber, displayName: person.displayName, hasCard: person.card !== null };
}
