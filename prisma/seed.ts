// Fills a demo database with fictitious people: node --import tsx --conditions=react-server prisma/seed.ts
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { hexToBytes } from 'viem';
import { hashPassword, verifyPassword } from '@/lib/server/auth/passwords';
import { runtimeConfig, serverEnv } from '@/lib/server/env';
import { wageJob } from '@/lib/server/relay/wage-lane';
import { closeDatabase, type Database, database } from '@/lib/server/repositories/database';
import { notify } from '@/lib/server/repositories/notifications';
import { enqueueJob } from '@/lib/server/repositories/relay-queue';
import { eurCents } from '@/lib/shared/domain/cents';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { reduceToField } from '@/lib/shared/protocol/field';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { FIRST_FULL_MONTH } from '@/lib/shared/rules/registry';
import { seedClients } from './seed-clients';
import {
  SEED_DOCTORS,
  SEED_ENTRIES,
  SEED_ISSUERS,
  SEED_PATIENTS,
  SEED_PEOPLE,
  SEED_STAFF,
  SEED_WAGES_CENTS,
} from './seed-data';

/** Months in which the seeded rights hold. */
const VALID = { validFrom: FIRST_FULL_MONTH, validUntil: 202712 } as const;

export type SeedInput = {
  readonly db: Database;
  /** Signing keys by issuer id, one for each of SEED_ISSUERS. Only their public parts are stored. */
  readonly issuerKeys: Readonly<Record<string, `0x${string}`>>;
  /** The one password of all staff accounts; without it no account is made. */
  readonly staffPassword: string | undefined;
};

/**
 * Puts the demo's issuers, people, registers, staff and first wages into the database. May run at every start: what is there stays
 * as it is, except for issuers' keys and staff passwords, which follow the installation's secrets.
 * @throws when an issuer has no key
 */
export async function seed({ db, issuerKeys, staffPassword }: SeedInput): Promise<void> {
  await seedIssuers(db, issuerKeys);
  await seedPeople(db);
  await seedRegisters(db);
  await seedHealth(db);
  if (staffPassword !== undefined) await seedStaff(db, staffPassword);
  await seedWages(db);
  await notify('register', db);
}

async function seedIssuers(db: Database, issuerKeys: SeedInput['issuerKeys']): Promise<void> {
  for (const { id, name, kind } of SEED_ISSUERS) {
    const key = issuerKeys[id];
    if (!key) throw new Error(`ISSUER_KEYS has no key for ${id}.`);
    const point = signingPublicKey(hexToBytes(key));
    const keys = { keyX: point[0].toString(), keyY: point[1].toString(), keyHash: hashKey(point).toString() };
    await db.issuer.upsert({ where: { id }, create: { id, name, kind, ...keys }, update: { name, kind, ...keys } });
  }
}

async function seedPeople(db: Database): Promise<void> {
  const startedAt = Date.UTC(2026, 0, 1);
  for (const [index, { id, displayName, story, employers }] of SEED_PEOPLE.entries()) {
    const shown = { displayName, story, demoWallet: id };
    // The order of creation is the order on the sign-in page, before anyone who was made later.
    const createdAt = new Date(startedAt + index * 1000);
    await db.person.upsert({ where: { id }, create: { id, ...shown, createdAt }, update: shown });
    for (const issuerId of employers) {
      const staffNumber = `${issuerId === 'ridehail' ? 'VR' : 'DH'}-${1001 + index}`;
      await db.employment.upsert({
        where: { issuerId_personId: { issuerId, personId: id } },
        create: { issuerId, personId: id, staffNumber },
        update: {},
      });
    }
  }
}

async function seedRegisters(db: Database): Promise<void> {
  for (const [index, { sources, ...entry }] of SEED_ENTRIES.entries()) {
    const clientNumber = `K-${1001 + index}`;
    const leafSalt = BigInt(`0x${randomBytes(16).toString('hex')}`).toString();
    const create = sources.map(([issuerId, personId], position) => ({ issuerId, personId, position }));
    await db.registerEntry.upsert({
      where: { id: entry.id },
      create: { ...VALID, ...entry, clientNumber, leafSalt, sources: { create } },
      update: {},
    });
    // Of an installation from before clients had numbers.
    await db.registerEntry.updateMany({ where: { id: entry.id, clientNumber: null }, data: { clientNumber } });
  }
}

/** Until when the seeded doctors stand in the register. */
const DOCTORS_UNTIL = 20991231;

/** The register of doctors and their patients. A doctor who was struck off stays so. */
async function seedHealth(db: Database): Promise<void> {
  for (const [leafIndex, { issuerId, specialism }] of SEED_DOCTORS.entries()) {
    const create = { issuerId, specialism, validUntil: DOCTORS_UNTIL, leafIndex };
    await db.doctor.upsert({ where: { issuerId }, create, update: {} });
  }
  for (const [index, { issuerId, personId, bornOn }] of SEED_PATIENTS.entries()) {
    const create = { issuerId, personId, bornOn, patientNumber: `P-${2001 + index}` };
    await db.patient.upsert({ where: { issuerId_personId: { issuerId, personId } }, create, update: {} });
  }
}

/** To employees whom nobody is: their secrets were never made. Once each; the worker sends them when it runs. */
async function seedWages(db: Database): Promise<void> {
  for (const [index, cents] of SEED_WAGES_CENTS.entries()) {
    const payTo = reduceToField(BigInt(`0x${randomBytes(48).toString('hex')}`));
    await enqueueJob(wageJob({ payTo, amountCents: eurCents(cents) }, `seed:${index}`), db);
  }
}

async function seedStaff(db: Database, password: string): Promise<void> {
  const known = await db.staffAccount.findMany({ select: { email: true, passwordHash: true } });
  const sample = known.find(({ email }) => email === SEED_STAFF[0]?.email);
  // All have one password: when it fits one of them, the slow hashing of the others is spared.
  const isCurrent = sample !== undefined && (await verifyPassword(password, sample.passwordHash));
  for (const { email, ...account } of SEED_STAFF) {
    const kept = isCurrent ? known.find((row) => row.email === email)?.passwordHash : undefined;
    const data = { ...account, passwordHash: kept ?? (await hashPassword(password)) };
    await db.staffAccount.upsert({ where: { email }, create: { email, ...data }, update: data });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!runtimeConfig().demo) throw new Error('Fictitious people belong in a demo only.');
  const { ISSUER_KEYS: issuerKeys, DEMO_STAFF_PASSWORD: staffPassword } = serverEnv();
  try {
    await seed({ db: database(), issuerKeys, staffPassword });
    await seedClients(database());
  } finally {
    await closeDatabase();
  }
}
