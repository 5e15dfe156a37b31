import 'server-only';
import type { Patient } from '@/components/health-desk/types';
import { deskDeps } from '@/lib/server/desk-deps';
import { doctorPatients, medicalStatements } from '@/lib/server/services/asbestos/doctor-desk';
import { type CalendarDay, calendarDayOf } from '@/lib/shared/domain/calendar-day';
import {
  type DoctorState,
  type MedicalStatementView,
  zDoctorPatients,
  zMedicalStatements,
} from '@/lib/shared/schemas/health-desk-api';
import { staffOnly } from '../../staff-access';

/** The desk of the doctor who is signed in: own patients, own statements, and nothing more. */
export type DoctorDesk = {
  /** Who is signed in. */
  readonly name: string;
  readonly doctor: DoctorState;
  readonly patients: readonly Patient[];
  readonly today: CalendarDay;
  readonly statements: () => Promise<readonly MedicalStatementView[]>;
};

/** Every page of the desk starts here: no desk without a doctor's session. */
export async function openDoctorDesk(): Promise<DoctorDesk> {
  const { issuerId, name } = await staffOnly('doctor');
  const deps = deskDeps();
  return {
    ...zDoctorPatients.parse(await doctorPatients(issuerId, deps)),
    name,
    today: calendarDayOf(deps.now),
    statements: async () =>
      zMedicalStatements.parse({ statements: await medicalStatements(issuerId, deps.db) }).statements,
  };
}
