import 'server-only';
import { notFound } from 'next/navigation';
import { DECIDING_ROLES, type DecidingActor, type OwnRegister, ownRegister } from '@/lib/server/auth/own-register';
import { registerDeps } from '@/lib/server/register-deps';
import { type RegisterDeps, readEntry } from '@/lib/server/services/register-desk';
import { sourceIssuers } from '@/lib/server/services/register-desk-household';
import { runningPeriod } from '@/lib/server/services/register-desk-rules';
import type { Period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { type RegisterEntry, zRegisterEntry } from '@/lib/shared/schemas/register-api';
import { staffOnly } from '../../staff-access';

export type OpenRegister = {
  readonly actor: DecidingActor;
  readonly register: OwnRegister;
  readonly deps: RegisterDeps;
  /** The month that is running. */
  readonly running: Period;
};

/** Every page of the register starts here: who asks, and so which register it is. */
export async function openRegister(): Promise<OpenRegister> {
  const actor = await staffOnly(...DECIDING_ROLES);
  const deps = registerDeps();
  return { actor, register: ownRegister(actor), deps, running: runningPeriod(deps.now) };
}

/** An entry of the own register; the service writes that it was read. Another agency's has no page, and that it was asked for is written too (S-29). */
export async function openEntry({ actor, deps }: OpenRegister, id: string): Promise<RegisterEntry> {
  return zRegisterEntry.parse(await orNotFound(readEntry(actor, id, deps)));
}

/** What the service does not find has no page. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}

/** Who may be named as a source in this register. */
export const sourcesIn = ({ register, deps }: OpenRegister) => sourceIssuers(register, deps.db);
