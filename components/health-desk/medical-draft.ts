import { type CalendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES, type DiagnosisKey } from '@/lib/shared/domain/diagnoses';
import { checkDay, type DayCode, type Fault, faultFor, type Judged, judged } from './draft';
import type { MedicalIssue } from './health-desk-api';
import { dayOf, diagnosisOf, textOf } from './read-form';
import type { Patient } from './types';

/** What stands in the doctor's form. */
export type MedicalValues = {
  readonly personId: string;
  readonly diagnosis: DiagnosisKey | null;
  /** yyyy-mm-dd as the field holds it. */
  readonly day: string;
  readonly agreed: boolean;
};

export type MedicalCode =
  | DayCode
  | 'personMissing'
  | 'diagnosisMissing'
  | 'DATE_BEFORE_BIRTH'
  | 'AGREEMENT_MISSING'
  | 'PERSON_NOT_PATIENT'
  | 'DIAGNOSIS_ALREADY_STATED';

export const NO_MEDICAL_VALUES: MedicalValues = { personId: '', diagnosis: null, day: '', agreed: false };

/** The controls, and where an error summary points. */
export const MEDICAL_FIELDS = { person: 'person', diagnosis: 'diagnosis-0', day: 'day', agreed: 'agreed' } as const;

export const readMedicalForm = (form: HTMLFormElement): MedicalValues => ({
  personId: textOf(form, 'person'),
  diagnosis: diagnosisOf(form, 'diagnosis'),
  day: dayOf(form, 'day'),
  agreed: textOf(form, 'agreed') !== '',
});

/** The request that the form stands for, or what is wrong with it. */
export function judgeMedical(
  { personId, diagnosis, day, agreed }: MedicalValues,
  patients: readonly Patient[],
  today: CalendarDay,
): Judged<MedicalIssue, MedicalCode> {
  const patient = patients.find((one) => one.personId === personId);
  const read = checkDay(day, today);
  const faults: Fault<MedicalCode>[] = [];
  if (!patient) faults.push({ fieldId: MEDICAL_FIELDS.person, code: 'personMissing' });
  if (diagnosis === null) faults.push({ fieldId: MEDICAL_FIELDS.diagnosis, code: 'diagnosisMissing' });
  if ('code' in read) faults.push({ fieldId: MEDICAL_FIELDS.day, code: read.code });
  else if (patient && read.day < patient.bornOn)
    faults.push({ fieldId: MEDICAL_FIELDS.day, code: 'DATE_BEFORE_BIRTH' });
  if (!agreed) faults.push({ fieldId: MEDICAL_FIELDS.agreed, code: 'AGREEMENT_MISSING' });
  return judged(faults, () =>
    diagnosis && 'day' in read
      ? { personId, diagnosisCode: DIAGNOSES[diagnosis].code, diagnosedOn: isoDay(read.day), agreed: true }
      : null,
  );
}

/** The field that a refusal of the server is about. */
export const medicalFault: (code: string) => Fault<MedicalCode> | null = faultFor({
  PERSON_NOT_PATIENT: MEDICAL_FIELDS.person,
  DIAGNOSIS_ALREADY_STATED: MEDICAL_FIELDS.diagnosis,
  DATE_MALFORMED: MEDICAL_FIELDS.day,
  DATE_IN_FUTURE: MEDICAL_FIELDS.day,
  DATE_BEFORE_BIRTH: MEDICAL_FIELDS.day,
  AGREEMENT_MISSING: MEDICAL_FIELDS.agreed,
});

/** These judge more fields than the one that they stand at: they go when any of the form changes. */
export const medicalClears = (code: MedicalCode): boolean =>
  code === 'DATE_BEFORE_BIRTH' || code === 'DIAGNOSIS_ALREADY_STATED';
