import 'server-only';
import type { DecidingActor } from '../auth/own-register';
import { lastEventOf } from '../repositories/audit';
import type { Db } from '../repositories/database';

/**
 * Who had a file taken in: the log's own line of it, which nobody can change, and which was written with the confirmation. A
 * colleague may confirm what another uploaded. @throws for a file that nobody confirmed: nothing of it is taken in
 */
export async function confirmedBy(importId: string, db: Db): Promise<DecidingActor> {
  const line = await lastEventOf('register.import.confirmed', importId, db);
  if (!line) throw new Error('The audit log does not say who confirmed this file.');
  const { staffId, staffName: name, role, region } = line;
  if (role === 'caseworker' && region !== null) return { role, staffId, name, region };
  if (role === 'uwv') return { role, staffId, name };
  throw new Error('The audit log names no member of staff of a register for this file.');
}
