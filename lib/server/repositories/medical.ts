import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

/** The doctor's own records: patients and what was stated about them. */

const STATEMENT = {
  id: true,
  issuerId: true,
  personId: true,
  diagnosisCode: true,
  diagnosedOn: true,
  number: true,
  issuedAt: true,
  withdrawnAt: true,
  person: { select: { displayName: true } },
  contests: { where: { answeredAt: null }, select: { id: true, reason: true, askedAt: true } },
} as const satisfies Prisma.MedicalStatementSelect;

export type MedicalRow = Prisma.MedicalStatementGetPayload<{ select: typeof STATEMENT }>;

export const listPatients = (issuerId: string, db: Db) =>
  db.patient.findMany({
    where: { issuerId },
    select: {
      patientNumber: true,
      bornOn: true,
      person: { select: { id: true, displayName: true, card: { select: { personId: true } } } },
    },
    orderBy: { patientNumber: 'asc' },
  });

export const findPatient = (issuerId: string, personId: string, db: Db) =>
  db.patient.findUnique({ where: { issuerId_personId: { issuerId, personId } }, select: { bornOn: true } });

export const addPatient = (
  patient: { readonly issuerId: string; readonly personId: string; readonly patientNumber: string; bornOn: number },
  db: Db,
) => db.patient.create({ data: patient, select: { id: true } });

export const listMedicalStatements = (issuerId: string, db: Db): Promise<MedicalRow[]> =>
  db.medicalStatement.findMany({ where: { issuerId }, select: STATEMENT, orderBy: { number: 'desc' }, take: 1_000 });

export const findMedicalStatement = (id: string, db: Db): Promise<MedicalRow | null> =>
  db.medicalStatement.findUnique({ where: { id }, select: STATEMENT });

/** Locks a statement for the rest of the transaction. */
export async function lockMedicalStatement(id: string, db: Db): Promise<MedicalRow | null> {
  await db.$queryRaw`SELECT 1 AS one FROM "MedicalStatement" WHERE "id" = ${id} FOR UPDATE`;
  return findMedicalStatement(id, db);
}

export type NewMedicalStatement = Pick<
  MedicalRow,
  'issuerId' | 'personId' | 'diagnosisCode' | 'diagnosedOn' | 'number'
>;

/** @returns its id @throws a unique violation when the same is in force already: see isUniqueViolation */
export async function createMedicalStatement(statement: NewMedicalStatement, db: Db): Promise<string> {
  const { issuerId, personId, diagnosisCode, diagnosedOn } = statement;
  const activeKey = `${issuerId}:${personId}:${diagnosisCode}:${diagnosedOn}`;
  return (await db.medicalStatement.create({ data: { ...statement, activeKey }, select: { id: true } })).id;
}

export const withdrawMedicalStatement = (id: string, now: Date, db: Db) =>
  db.medicalStatement.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnAt: now, activeKey: null },
  });
