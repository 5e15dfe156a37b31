import 'server-only';
import { writeParts } from '@/lib/shared/domain/audit';
import { AppError } from '@/lib/shared/errors/app-error';
import type { AddRequest, ChangeRequest, RegisterEntry } from '@/lib/shared/schemas/register-api';
import { type DecidingActor, type OwnRegister, ownRegister } from '../auth/own-register';
import { inTransaction } from '../repositories/database';
import { notify } from '../repositories/notifications';
import { type DeskEntryRow, findDeskEntry, lockRegister } from '../repositories/register-desk';
import { correctEntry, endEntry, setUntil } from '../repositories/register-desk-write';
import { createEntry } from '../repositories/registers';
import { recordAudit } from './audit';
import { deliverPending } from './deliver-statement';
import { randomLeafSalt } from './demo';
import { ownEntry, type RegisterDeps, registerEntry } from './register-desk';
import { checkFree, type Tx } from './register-desk-free';
import { employInDemo, readContent, resolvePerson, sourceIssuers, sourcesOf } from './register-desk-household';
import { partnerAudit, resolvePartner } from './register-desk-partner';
import { changedParts, checkSpan, planChange, planEnd } from './register-desk-rules';

/**
 * Enrols a household. Its leaf goes with the next root once the cards are bound.
 * @throws CLIENT_NUMBER_TAKEN, CLIENT_UNKNOWN, NAME_REFUSED, PERIOD_ORDER, SOURCES_REFUSED, PARTNER_CONSENT_MISSING,
 *   ENTRY_OVERLAPS, AMOUNT_*, INPUT_MALFORMED
 */
export async function addHousehold(
  actor: DecidingActor,
  request: AddRequest,
  deps: RegisterDeps,
): Promise<RegisterEntry> {
  const register = ownRegister(actor);
  const { scheme, region } = register;
  const content = readContent(request, register.key);
  checkSpan(request);
  const known = await sourceIssuers(register, deps.db);
  const id = await inTransaction(deps.db, async (tx) => {
    await lockRegister(register, [], tx);
    const personId = await resolvePerson(request.person, 'person', register, tx);
    const partner = request.partner && (await resolvePartner(request.partner, null, register, tx));
    const household = { personId, employers: request.employers, partner };
    const sources = sourcesOf(household, request.normClass, known);
    await checkFree(register, personId, sources, request, [], tx);
    const { clientNumber } = request.person;
    const { validFrom, validUntil } = request;
    const entryId = await createEntry(
      {
        scheme,
        region,
        personId,
        ...content,
        validFrom,
        validUntil,
        sources,
        clientNumber,
        leafSalt: randomLeafSalt(),
      },
      tx,
    );
    if (deps.demo) await employInDemo(sources, tx);
    const data = { scheme, region, fromPeriod: validFrom, sources: sources.length, ...partnerAudit(partner) };
    await recordAudit({ actor, action: 'register.added', subject: entryId, data }, tx);
    await notify('register', tx);
    return entryId;
  });
  if (request.partner) await bringStatements(id, deps);
  return registerEntry(actor, id, deps);
}

/** Statements about the partner that were issued before the partner counted. What fails is tried again at the next binding. */
async function bringStatements(entryId: string, deps: RegisterDeps): Promise<void> {
  const row = await findDeskEntry(entryId, deps.db);
  if (row) await deliverPending(row.personId, deps);
}

/** The entry as it is now, for this transaction alone. @throws ENTRY_CHANGED unless the form was filled from this version */
async function lockEntry(register: OwnRegister, id: string, version: number, tx: Tx): Promise<DeskEntryRow> {
  await lockRegister(register, [], tx);
  await tx.$queryRaw`SELECT 1 AS one FROM "RegisterEntry" WHERE "id" = ${id} FOR UPDATE`;
  const row = await findDeskEntry(id, tx);
  if (row?.version !== version || row.endedAt !== null) throw new AppError('ENTRY_CHANGED');
  return row;
}

/**
 * Changes a household from a month on; one that no root holds yet is put right as it stands. Answers with the entry that
 * holds from then on.
 * @throws NOT_FOUND, ENTRY_CHANGED, CHANGE_NOT_AHEAD, and as addHousehold
 */
export async function changeHousehold(
  actor: DecidingActor,
  id: string,
  request: ChangeRequest,
  deps: RegisterDeps,
): Promise<RegisterEntry> {
  const register = ownRegister(actor);
  const { scheme, region } = register;
  await ownEntry(actor, id, deps.db);
  const content = readContent(request, register.key);
  const known = await sourceIssuers(register, deps.db);
  const changedId = await inTransaction(deps.db, async (tx) => {
    const row = await lockEntry(register, id, request.version, tx);
    const partner = request.partner && (await resolvePartner(request.partner, row, register, tx));
    const { personId, clientNumber } = row;
    const sources = sourcesOf({ personId, employers: request.employers, partner }, request.normClass, known);
    const { validFrom, validUntil } = request;
    const wish = { ...content, sources, validFrom, validUntil };
    const plan = planChange(row, wish, deps.now);
    if (plan.kind === 'none') return id;
    const months = plan.kind === 'until' ? { validFrom: row.validFrom, validUntil } : wish;
    await checkFree(register, personId, sources, months, plan.kind === 'anew' ? [] : [id], tx);
    if (deps.demo) await employInDemo(sources, tx);
    const parts = writeParts(changedParts(row, wish, plan.kind === 'correct'));
    const data = { scheme, region, period: validFrom, parts, sources: sources.length, ...partnerAudit(partner) };
    await notify('register', tx);
    if (plan.kind === 'correct') {
      await correctEntry(id, wish, tx);
      await recordAudit({ actor, action: 'register.corrected', subject: id, data }, tx);
      return id;
    }
    if (plan.kind === 'until') {
      await setUntil(id, validUntil, row.validUntil, tx);
      await recordAudit({ actor, action: 'register.changed', subject: id, data: { ...data, period: validUntil } }, tx);
      return id;
    }
    if (plan.kind === 'follow') {
      if (plan.presentUntil === null) await endEntry(id, deps.now, tx);
      else await setUntil(id, plan.presentUntil, row.validUntil, tx);
    }
    const followsId = plan.kind === 'follow' ? id : null;
    const entry = { scheme, region, personId, ...wish, clientNumber, followsId, leafSalt: randomLeafSalt() };
    const newId = await createEntry(entry, tx);
    await recordAudit({ actor, action: 'register.changed', subject: newId, data }, tx);
    return newId;
  });
  if (request.partner) await bringStatements(changedId, deps);
  return registerEntry(actor, changedId, deps);
}

/**
 * Ends a right from a month on. The leaf says so from the next root on; the root before stays good for its grace time.
 * @throws NOT_FOUND, ENTRY_CHANGED, PERIOD_ORDER
 */
export async function endHousehold(
  actor: DecidingActor,
  id: string,
  request: { readonly from: number; readonly version: number },
  deps: RegisterDeps,
): Promise<RegisterEntry> {
  const register = ownRegister(actor);
  const { scheme, region } = register;
  await ownEntry(actor, id, deps.db);
  await inTransaction(deps.db, async (tx) => {
    const row = await lockEntry(register, id, request.version, tx);
    const until = planEnd(row, request.from);
    if (until === null) await endEntry(id, deps.now, tx);
    else await setUntil(id, until, row.validUntil, tx);
    await recordAudit(
      { actor, action: 'register.ended', subject: id, data: { scheme, region, period: request.from } },
      tx,
    );
    await notify('register', tx);
  });
  return registerEntry(actor, id, deps);
}
