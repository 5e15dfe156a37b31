import 'server-only';
import type { z } from 'zod';
import { type CalendarDay, calendarDayOf, parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import { diagnosisKey, SPECIALISMS } from '@/lib/shared/domain/diagnoses';
import { AppError } from '@/lib/shared/errors/app-error';
import type {
  DoctorState,
  MedicalStatementView,
  zDoctorPatients,
  zMedicalIssue,
} from '@/lib/shared/schemas/health-desk-api';
import { type Db, inTransaction } from '../../repositories/database';
import { isUniqueViolation } from '../../repositories/database-errors';
import { type DoctorRow, findDoctor } from '../../repositories/doctors';
import { takeNumbers } from '../../repositories/issuers';
import { collectedKeys } from '../../repositories/mailbox';
import {
  createMedicalStatement,
  findMedicalStatement,
  findPatient,
  listMedicalStatements,
  listPatients,
  type MedicalRow,
} from '../../repositories/medical';
import type { DeliveryDeps } from '../deliver-statement';
import { deliverLetters } from './letters';

export type DeskDeps = DeliveryDeps & { readonly now: Date };

export const doctorState = (row: DoctorRow, now: Date): DoctorState => ({
  id: row.issuerId,
  name: row.issuer.name,
  specialism: row.specialism,
  validUntil: row.validUntil,
  active: row.specialism === SPECIALISMS.lung && row.validUntil >= calendarDayOf(now),
});

/** The doctor's own patients, and what the register says of the doctor. @throws NOT_FOUND outside the register */
export async function doctorPatients(
  issuerId: string,
  { db, now }: Pick<DeskDeps, 'db' | 'now'>,
): Promise<z.input<typeof zDoctorPatients>> {
  const [doctor, patients] = await Promise.all([findDoctor(issuerId, db), listPatients(issuerId, db)]);
  if (!doctor) throw new AppError('NOT_FOUND');
  return {
    doctor: doctorState(doctor, now),
    patients: patients.map(({ patientNumber, bornOn, person }) => ({
      personId: person.id,
      displayName: person.displayName,
      patientNumber,
      bornOn,
      hasCard: person.card !== null,
    })),
  };
}

async function toViews(rows: readonly MedicalRow[], db: Db): Promise<MedicalStatementView[]> {
  const items = await collectedKeys(
    rows.map(({ id }) => `medical:${id}`),
    db,
  );
  const collected = new Map(items.map(({ dedupeKey, collectedAt }) => [dedupeKey, collectedAt !== null]));
  return rows.map((row): MedicalStatementView => {
    const inMailbox = collected.get(`medical:${row.id}`);
    const [contest] = row.contests;
    return {
      id: row.id,
      personId: row.personId,
      displayName: row.person.displayName,
      diagnosisCode: row.diagnosisCode,
      diagnosedOn: row.diagnosedOn,
      number: row.number.toString(),
      issuedAtMs: row.issuedAt.getTime(),
      status: row.withdrawnAt
        ? 'withdrawn'
        : inMailbox === undefined
          ? 'waiting'
          : inMailbox
            ? 'collected'
            : 'delivered',
      contest: contest
        ? // The reason was one of the list when it was written.
          { id: contest.id, reason: contest.reason as never, askedAtMs: contest.askedAt.getTime() }
        : null,
    };
  });
}

/** The doctor's own statements, newest first. */
export async function medicalStatements(issuerId: string, db: Db): Promise<MedicalStatementView[]> {
  return toViews(await listMedicalStatements(issuerId, db), db);
}

/**
 * Whether a doctor may state a diagnosis of a day, today. A doctor who was struck off states nothing from that day on,
 * whatever day the statement names.
 * @throws DATE_IN_FUTURE, DATE_BEFORE_BIRTH, DOCTOR_NOT_REGISTERED, INPUT_MALFORMED for a diagnosis that is not on the list,
 *   PERSON_NOT_PATIENT
 */
export async function checkStatement(
  issuerId: string,
  statement: { readonly personId: string; readonly diagnosisCode: number; readonly diagnosedOn: CalendarDay },
  { db, now }: Pick<DeskDeps, 'db' | 'now'>,
): Promise<void> {
  const { personId, diagnosisCode, diagnosedOn } = statement;
  const [doctor, patient] = await Promise.all([findDoctor(issuerId, db), findPatient(issuerId, personId, db)]);
  if (!patient) throw new AppError('PERSON_NOT_PATIENT');
  if (!doctor || !doctorState(doctor, now).active) throw new AppError('DOCTOR_NOT_REGISTERED');
  if (diagnosisKey(diagnosisCode) === undefined)
    throw new AppError('INPUT_MALFORMED', { data: { field: 'diagnosis' } });
  if (diagnosedOn > calendarDayOf(now)) throw new AppError('DATE_IN_FUTURE');
  if (diagnosedOn < patient.bornOn) throw new AppError('DATE_BEFORE_BIRTH');
}

/**
 * Writes a statement and delivers it.
 * @throws DIAGNOSIS_ALREADY_STATED when the same is in force
 */
export async function writeStatement(
  issuerId: string,
  statement: { readonly personId: string; readonly diagnosisCode: number; readonly diagnosedOn: number },
  db: Db,
): Promise<string> {
  const number = await takeNumbers(issuerId, 1, db);
  return createMedicalStatement({ issuerId, ...statement, number }, db);
}

/** @throws DIAGNOSIS_ALREADY_STATED instead of a unique violation */
export async function refuseRepetition<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('DIAGNOSIS_ALREADY_STATED', { cause: error });
    throw error;
  }
}

/** One statement as its doctor sees it. @throws NOT_FOUND */
export async function statementView(id: string, db: Db): Promise<MedicalStatementView> {
  const row = await findMedicalStatement(id, db);
  const [view] = row ? await toViews([row], db) : [];
  if (!view) throw new AppError('NOT_FOUND');
  return view;
}

/**
 * States a diagnosis of one of the doctor's own patients, who agreed to it.
 * @throws AGREEMENT_MISSING, DATE_MALFORMED, DIAGNOSIS_ALREADY_STATED, what checkStatement throws
 */
export async function issueMedicalStatement(
  issuerId: string,
  request: z.output<typeof zMedicalIssue>,
  deps: DeskDeps,
): Promise<MedicalStatementView> {
  const { db } = deps;
  const { personId, diagnosisCode, agreed } = request;
  const statement = { personId, diagnosisCode, diagnosedOn: parseCalendarDay(request.diagnosedOn) };
  await checkStatement(issuerId, statement, deps);
  if (!agreed) throw new AppError('AGREEMENT_MISSING');
  const id = await refuseRepetition(() => inTransaction(db, (tx) => writeStatement(issuerId, statement, tx)));
  await deliverLetters(personId, deps);
  return statementView(id, db);
}
