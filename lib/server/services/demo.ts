import 'server-only';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { periodOf } from '@/lib/shared/domain/period';
import { SCHEME_REGIONS } from '@/lib/shared/domain/regions';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { AppError } from '@/lib/shared/errors/app-error';
import { FIRST_FULL_MONTH } from '@/lib/shared/rules/registry';
import { STAFF_ROLES, type StaffRole } from '@/lib/shared/schemas/caseworker-api';
import type { zDemoPeople, zDemoPersonCreated, zDemoPersonRequest } from '@/lib/shared/schemas/citizen-api';
import type { zDemoPatient, zDemoPatientRequest } from '@/lib/shared/schemas/health-desk-api';
import type { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import type { RuntimeConfig, ServerEnv } from '../env';
import { recordConsent } from '../repositories/consents';
import { type Db, inTransaction } from '../repositories/database';
import { findDoctor } from '../repositories/doctors';
import { addEmployment, listIssuers } from '../repositories/issuers';
import { addPatient } from '../repositories/medical';
import { notify } from '../repositories/notifications';
import { createPerson, listPeople } from '../repositories/people';
import { createEntry } from '../repositories/registers';
import { listStaff } from '../repositories/staff';

/** @throws DEMO_ONLY */
export function requireDemo(config: RuntimeConfig): void {
  if (!config.demo) throw new AppError('DEMO_ONLY');
}

/** Who may be signed in as: the fictitious people. */
export async function demoPeople(db: Db): Promise<z.input<typeof zDemoPeople>> {
  const people = await listPeople(db);
  return {
    people: people.map(({ card, ...person }) => ({ ...person, hasCard: card !== null })),
  };
}

/** The seeded accounts with their one password. @throws DEMO_ONLY when no such password was set */
export async function demoStaff(db: Db, env: ServerEnv): Promise<z.input<typeof zDemoStaff>> {
  const password = env.DEMO_STAFF_PASSWORD;
  if (password === undefined) throw new AppError('DEMO_ONLY');
  const isRole = (role: string): role is StaffRole => (STAFF_ROLES as readonly string[]).includes(role);
  const accounts = await listStaff(db);
  return {
    staff: accounts.flatMap(({ email, name, role }) => (isRole(role) ? [{ email, name, role, password }] : [])),
  };
}

/** 128 random bits, decimal: what keeps a leaf from being guessed (S-35). */
export const randomLeafSalt = (): string => BigInt(`0x${randomBytes(16).toString('hex')}`).toString();

const FIRST_NAMES = ['Noor', 'Sem', 'Yara', 'Daan', 'Lina', 'Milan', 'Sofie', 'Omar', 'Eva', 'Ruben'];
const LAST_NAMES = ['de Vries', 'Yilmaz', 'Bakker', 'Jansen', 'Mohan', 'Visser', 'Kaya', 'Smit'];
const pick = (names: readonly string[]): string => names[randomInt(names.length)] ?? '';

/**
 * A new fictitious person with employers and a place in the register, and a partner if asked for, whose consent to
 * share is on record. The leaf is published once all their cards are bound.
 * @throws INPUT_MALFORMED for an unknown employer or a region that does not decide the scheme
 */
export async function createDemoPerson(
  request: z.output<typeof zDemoPersonRequest>,
  deps: { readonly db: Db; readonly now: Date },
): Promise<z.input<typeof zDemoPersonCreated>> {
  const { scheme, region, employers, partnerEmployer } = request;
  if (!SCHEME_REGIONS[scheme].includes(region)) throw new AppError('INPUT_MALFORMED', { data: { field: 'region' } });
  if (employers.length + (partnerEmployer ? 1 : 0) > 2 || new Set(employers).size < employers.length) {
    throw new AppError('INPUT_MALFORMED', { data: { field: 'employers' } });
  }
  const known = new Set((await listIssuers(deps.db)).filter(({ kind }) => kind === 'employer').map(({ id }) => id));
  if (![...employers, ...(partnerEmployer ? [partnerEmployer] : [])].every((id) => known.has(id))) {
    throw new AppError('INPUT_MALFORMED', { data: { field: 'employers' } });
  }
  const year = Math.floor(periodOf(deps.now) / 100);
  return inTransaction(deps.db, async (tx) => {
    const personId = await newPerson(tx);
    const partnerId = partnerEmployer ? await newPerson(tx) : null;
    const sources = employers.map((issuerId) => ({ issuerId, personId }));
    if (partnerEmployer && partnerId) {
      sources.push({ issuerId: partnerEmployer, personId: partnerId });
      await recordConsent(partnerId, 'demo-1', true, tx);
    }
    for (const source of sources) await addEmployment(source.issuerId, source.personId, staffNumber(source), tx);
    await createEntry(
      {
        scheme: SCHEMES[scheme],
        region,
        personId,
        normClass: request.normClass,
        disregardClass: request.disregardClass,
        knownBenefitCents: BigInt(request.knownBenefitCents),
        validFrom: Math.max(year * 100 + 1, FIRST_FULL_MONTH),
        validUntil: (year + 1) * 100 + 12,
        leafSalt: randomLeafSalt(),
        sources,
        clientNumber: staffNumber({ personId }).toUpperCase(),
      },
      tx,
    );
    await notify('register', tx);
    return { personId, partnerId };
  });
}

/** Any adult's: a fictitious patient has to be born before the diagnosis. */
const DEMO_BORN_ON = 19520229;

/** A new fictitious patient of a doctor. @throws INPUT_MALFORMED for who is no doctor */
export async function createDemoPatient(
  { doctor }: z.output<typeof zDemoPatientRequest>,
  { db }: { readonly db: Db },
): Promise<z.input<typeof zDemoPatient>> {
  if (!(await findDoctor(doctor, db))) throw new AppError('INPUT_MALFORMED', { data: { field: 'doctor' } });
  return inTransaction(db, async (tx) => {
    const personId = await newPerson(tx);
    const patientNumber = staffNumber({ personId });
    await addPatient({ issuerId: doctor, personId, patientNumber, bornOn: DEMO_BORN_ON }, tx);
    return { personId };
  });
}

const staffNumber = ({ personId }: { readonly personId: string }): string => `D-${personId.slice(-8)}`;

async function newPerson(db: Db): Promise<string> {
  const id = `demo-${randomUUID().slice(0, 13)}`;
  await createPerson({ id, displayName: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`, story: 'generated' }, db);
  return id;
}
