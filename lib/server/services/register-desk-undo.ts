import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { zTakenBack } from '@/lib/shared/schemas/register-api';
import { type DecidingActor, type OwnRegister, ownRegister } from '../auth/own-register';
import { inTransaction } from '../repositories/database';
import { notify } from '../repositories/notifications';
import { type DeskEntryRow, entriesOfClient, findDeskEntry, lockRegister } from '../repositories/register-desk';
import { removeUnknown, removeUnplaced, restoreEntry } from '../repositories/register-desk-write';
import { recordAudit } from './audit';
import { isPublishedAsIs, ownEntry, type RegisterDeps } from './register-desk';
import { checkFree, type Tx } from './register-desk-free';
import { takeBackOf } from './register-desk-rules';

/**
 * Undoes the last thing that was done to an entry, as long as no root has followed it: see takeBackOf.
 * @returns where the client stands now, null when nothing is left
 * @throws NOT_FOUND, ENTRY_CHANGED, ENTRY_PUBLISHED, ENTRY_OVERLAPS
 */
export async function takeBack(
  actor: DecidingActor,
  id: string,
  version: number,
  { db, now }: RegisterDeps,
): Promise<z.input<typeof zTakenBack>> {
  const register = ownRegister(actor);
  const { scheme, region } = register;
  await ownEntry(actor, id, db);
  const entryId = await inTransaction(db, async (tx) => {
    await lockRegister(register, [], tx);
    const row = await findDeskEntry(id, tx);
    if (row?.version !== version) throw new AppError('ENTRY_CHANGED');
    const all = await entriesOfClient(row.personId, register, tx);
    const hasFollower = all.some(({ followsId, endedAt }) => followsId === id && endedAt === null);
    const kind = takeBackOf(row, isPublishedAsIs(row, now), hasFollower);
    if (kind === null) throw new AppError('ENTRY_PUBLISHED');
    const data = { scheme, region, kind };
    await recordAudit({ actor, action: 'register.takenback', subject: id, data }, tx);
    await notify('register', tx);
    if (kind === 'end') {
      await restore(register, row, tx);
      return id;
    }
    if (!(await removeUnplaced(id, tx))) throw new AppError('ENTRY_PUBLISHED');
    const before = all.find((other) => other.id === row.followsId);
    if (before) await restore(register, before, tx);
    await removeUnknown([row.personId, ...row.sources.map(({ personId }) => personId)], tx);
    return before?.id ?? all.find((other) => other.id !== id)?.id ?? null;
  });
  return { entryId };
}

async function restore(register: OwnRegister, row: DeskEntryRow, tx: Tx): Promise<void> {
  const validUntil = row.formerUntil ?? row.validUntil;
  await checkFree(register, row.personId, row.sources, { validFrom: row.validFrom, validUntil }, [row.id], tx);
  await restoreEntry(row.id, validUntil, tx);
}
