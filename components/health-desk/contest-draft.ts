import { type CalendarDay, calendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES, type DiagnosisKey, diagnosisKey } from '@/lib/shared/domain/diagnoses';
import type { ContestAnswer, MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { CONTEST_STANDS, type ContestStands } from '@/lib/shared/schemas/medical-credentials';
import { checkDay, type DayCode, type Fault, faultFor, type Judged, judged } from './draft';
import { choiceOf, dayOf, diagnosisOf } from './read-form';

/** What a doctor may answer to a contested statement. */
export const OUTCOMES = ['corrected', 'withdrawn', 'stands'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ContestValues = {
  readonly outcome: Outcome | null;
  readonly diagnosis: DiagnosisKey | null;
  /** yyyy-mm-dd as the field holds it. */
  readonly day: string;
  readonly reason: ContestStands | null;
};

export type ContestCode =
  | DayCode
  | 'outcomeMissing'
  | 'diagnosisMissing'
  | 'reasonMissing'
  | 'correctionSame'
  | 'DATE_BEFORE_BIRTH'
  | 'DIAGNOSIS_ALREADY_STATED';

export const CONTEST_FIELDS = {
  outcome: 'outcome-0',
  diagnosis: 'diagnosis-0',
  day: 'day',
  reason: 'reason-0',
} as const;

/** The form as it opens: a correction begins from what stands there, so that only the mistake is changed. */
export const contestStart = ({ diagnosisCode, diagnosedOn }: MedicalStatementView): ContestValues => ({
  outcome: null,
  diagnosis: diagnosisKey(diagnosisCode) ?? null,
  day: isoDay(calendarDay(diagnosedOn)),
  reason: null,
});

export const readContestForm = (form: HTMLFormElement): ContestValues => ({
  outcome: choiceOf(form, 'outcome', OUTCOMES),
  diagnosis: diagnosisOf(form, 'diagnosis'),
  day: dayOf(form, 'day'),
  reason: choiceOf(form, 'reason', CONTEST_STANDS),
});

/** The answer that the form stands for, or what is wrong with it. Fields of another answer do not count. */
export function judgeContest(
  values: ContestValues,
  statement: Pick<MedicalStatementView, 'diagnosisCode' | 'diagnosedOn'>,
  today: CalendarDay,
): Judged<ContestAnswer, ContestCode> {
  const { outcome, reason } = values;
  switch (outcome) {
    case null:
      return { draft: null, faults: [{ fieldId: CONTEST_FIELDS.outcome, code: 'outcomeMissing' }] };
    case 'withdrawn':
      return { draft: { outcome }, faults: [] };
    case 'stands':
      return reason === null
        ? { draft: null, faults: [{ fieldId: CONTEST_FIELDS.reason, code: 'reasonMissing' }] }
        : { draft: { outcome, reason }, faults: [] };
    case 'corrected':
      return judgeCorrection(values, statement, today);
  }
}

function judgeCorrection(
  { diagnosis, day }: ContestValues,
  { diagnosisCode: code, diagnosedOn }: Pick<MedicalStatementView, 'diagnosisCode' | 'diagnosedOn'>,
  today: CalendarDay,
): Judged<ContestAnswer, ContestCode> {
  const read = checkDay(day, today);
  const faults: Fault<ContestCode>[] = [];
  if (diagnosis === null) faults.push({ fieldId: CONTEST_FIELDS.diagnosis, code: 'diagnosisMissing' });
  if ('code' in read) faults.push({ fieldId: CONTEST_FIELDS.day, code: read.code });
  else if (diagnosis && DIAGNOSES[diagnosis].code === code && read.day === diagnosedOn)
    faults.push({ fieldId: CONTEST_FIELDS.diagnosis, code: 'correctionSame' });
  return judged(faults, () =>
    diagnosis && 'day' in read
      ? { outcome: 'corrected', diagnosisCode: DIAGNOSES[diagnosis].code, diagnosedOn: isoDay(read.day) }
      : null,
  );
}

/** The field that a refusal of the server is about. */
export const contestFault: (code: string) => Fault<ContestCode> | null = faultFor({
  DIAGNOSIS_ALREADY_STATED: CONTEST_FIELDS.diagnosis,
  DATE_MALFORMED: CONTEST_FIELDS.day,
  DATE_IN_FUTURE: CONTEST_FIELDS.day,
  DATE_BEFORE_BIRTH: CONTEST_FIELDS.day,
});

/** Another answer hides the fields of the one before, with their faults; two codes judge diagnosis and day together. */
export const contestClears = (code: ContestCode, name: string): boolean =>
  name === 'outcome' || code === 'correctionSame' || code === 'DIAGNOSIS_ALREADY_STATED';
