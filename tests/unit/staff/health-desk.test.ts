import { describe, expect, it } from 'vitest';
import { contestClears, contestFault, contestStart, judgeContest } from '@/components/health-desk/contest-draft';
import { checkDay, latestDay } from '@/components/health-desk/draft';
import { judgeMedical, type MedicalValues, medicalClears, medicalFault } from '@/components/health-desk/medical-draft';
import { contestedFirst } from '@/components/health-desk/order';
import { judgeDecision, judgeStrikeOff, strikeOffFault } from '@/components/health-desk/panel-draft';
import { calendarDay } from '@/lib/shared/domain/calendar-day';
import type { DoctorState, MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';

const today = calendarDay(20261128);
const patients = [
  { personId: 'leen', displayName: 'Leen van Dijk', patientNumber: 'P-1', bornOn: 19510312, hasCard: true },
];
const good: MedicalValues = { personId: 'leen', diagnosis: 'mesothelioma', day: '2026-09-14', agreed: true };

const statement = (id: string, askedAtMs: number | null): MedicalStatementView => ({
  id,
  personId: 'leen',
  displayName: 'Leen van Dijk',
  diagnosisCode: 1,
  diagnosedOn: 20260914,
  number: id,
  issuedAtMs: 0,
  status: 'collected',
  contest: askedAtMs === null ? null : { id: `c-${id}`, reason: 'wrong-date', askedAtMs },
});
const codes = (result: { readonly faults: readonly { fieldId: string; code: string }[] }) =>
  result.faults.map(({ fieldId, code }) => [fieldId, code]);

describe('days in the forms of the health desks', () => {
  it.each([
    ['', 'dateMissing'],
    ['2026-02-30', 'DATE_MALFORMED'],
    ['unreadable', 'DATE_MALFORMED'],
    ['1850-01-01', 'DATE_MALFORMED'],
    ['2026-11-29', 'DATE_IN_FUTURE'],
  ])('STAFF-41 %j is refused as %s', (text, code) => {
    expect(checkDay(text, today)).toEqual({ code });
  });

  it('STAFF-42 today is good, and a page left open past midnight knows the new day', () => {
    expect(checkDay('2026-11-28', today)).toEqual({ day: today });
    expect(latestDay(today, new Date('2026-11-28T23:30:00Z'))).toBe(20261129);
    // A slow clock refuses nothing that the server would take.
    expect(latestDay(today, new Date('2026-11-20T12:00:00Z'))).toBe(today);
  });
});

describe('a doctor’s statement as the form reads it', () => {
  it('STAFF-43 a good form becomes the request that the server takes', () => {
    expect(judgeMedical(good, patients, today)).toEqual({
      draft: { personId: 'leen', diagnosisCode: 1, diagnosedOn: '2026-09-14', agreed: true },
      faults: [],
    });
  });

  it('STAFF-44 everything that is wrong is named, in the order of the fields', () => {
    const empty = { personId: '', diagnosis: null, day: '', agreed: false };
    expect(codes(judgeMedical(empty, patients, today))).toEqual([
      ['person', 'personMissing'],
      ['diagnosis-0', 'diagnosisMissing'],
      ['day', 'dateMissing'],
      ['agreed', 'AGREEMENT_MISSING'],
    ]);
    expect(codes(judgeMedical({ ...good, personId: 'stranger' }, patients, today))).toEqual([
      ['person', 'personMissing'],
    ]);
  });

  it('STAFF-45 nobody has a diagnosis from before birth; the day of birth itself is good', () => {
    expect(codes(judgeMedical({ ...good, day: '1951-03-11' }, patients, today))).toEqual([
      ['day', 'DATE_BEFORE_BIRTH'],
    ]);
    expect(judgeMedical({ ...good, day: '1951-03-12' }, patients, today).faults).toEqual([]);
  });

  it('STAFF-46 a refusal of the server stands at its field, and at none when it is about the doctor', () => {
    expect(medicalFault('DIAGNOSIS_ALREADY_STATED')?.fieldId).toBe('diagnosis-0');
    expect(medicalFault('DATE_BEFORE_BIRTH')?.fieldId).toBe('day');
    expect(medicalFault('AGREEMENT_MISSING')?.fieldId).toBe('agreed');
    for (const code of ['DOCTOR_NOT_REGISTERED', 'SIGN_IN_REQUIRED', 'UNEXPECTED', 'toString'])
      expect(medicalFault(code)).toBeNull();
    expect(medicalClears('DIAGNOSIS_ALREADY_STATED')).toBe(true);
    expect(medicalClears('AGREEMENT_MISSING')).toBe(false);
  });

  it('STAFF-47 contested statements come first, the longest waiting on top', () => {
    const list = [statement('4', null), statement('3', 300), statement('2', null), statement('1', 100)];
    expect(contestedFirst(list).map(({ id }) => id)).toEqual(['1', '3', '4', '2']);
  });
});

describe('an answer to a contested statement', () => {
  const contested = statement('7', 100);
  const start = contestStart(contested);
  const judge = (values: Partial<typeof start>) => judgeContest({ ...start, ...values }, contested, today);

  it('STAFF-48 a correction begins from what stands there, and has to change something', () => {
    expect(start).toMatchObject({ outcome: null, diagnosis: 'mesothelioma', day: '2026-09-14' });
    expect(codes(judge({ outcome: 'corrected' }))).toEqual([['diagnosis-0', 'correctionSame']]);
    expect(judge({ outcome: 'corrected', day: '2026-09-15' }).draft).toEqual({
      outcome: 'corrected',
      diagnosisCode: 1,
      diagnosedOn: '2026-09-15',
    });
    expect(codes(judge({ outcome: 'corrected', diagnosis: null, day: '' }))).toEqual([
      ['diagnosis-0', 'diagnosisMissing'],
      ['day', 'dateMissing'],
    ]);
  });

  it('STAFF-49 only the fields of the chosen answer count', () => {
    expect(codes(judge({}))).toEqual([['outcome-0', 'outcomeMissing']]);
    expect(judge({ outcome: 'withdrawn', day: '' }).draft).toEqual({ outcome: 'withdrawn' });
    expect(codes(judge({ outcome: 'stands' }))).toEqual([['reason-0', 'reasonMissing']]);
    expect(judge({ outcome: 'stands', reason: 'checked-correct' }).draft).toEqual({
      outcome: 'stands',
      reason: 'checked-correct',
    });
  });

  it('STAFF-50 another answer takes the faults of the one before along', () => {
    expect(contestClears('reasonMissing', 'outcome')).toBe(true);
    expect(contestClears('reasonMissing', 'day')).toBe(false);
    expect(contestClears('correctionSame', 'day')).toBe(true);
    expect(contestFault('CONTEST_ANSWERED')).toBeNull();
  });
});

describe('the panel’s forms', () => {
  const doctor = (validUntil: number): DoctorState => ({
    id: 'longarts',
    name: 'De Boer',
    specialism: 1,
    validUntil,
    active: true,
  });

  it('STAFF-51 a refusal needs a reason; a reason left from before does not go with a confirmation', () => {
    expect(codes(judgeDecision({ decision: null, reason: null }))).toEqual([['decision-0', 'decisionMissing']]);
    expect(codes(judgeDecision({ decision: 'refuse', reason: null }))).toEqual([['reason-0', 'reasonMissing']]);
    expect(judgeDecision({ decision: 'confirm', reason: 'not-shown' }).draft).toEqual({ decision: 'confirm' });
    expect(judgeDecision({ decision: 'refuse', reason: 'not-shown' }).draft).toEqual({
      decision: 'refuse',
      reason: 'not-shown',
    });
  });

  it('STAFF-52 a doctor is struck off from today at the latest, and once', () => {
    const judge = (fromDay: string, validUntil = 20991231, doctorId = 'longarts') =>
      judgeStrikeOff({ doctorId, fromDay }, [doctor(validUntil)], today);
    expect(judge('2026-11-28').draft).toMatchObject({ fromDay: today });
    expect(codes(judge('2026-11-29'))).toEqual([['fromDay', 'DATE_IN_FUTURE']]);
    expect(codes(judge('', 20991231, ''))).toEqual([
      ['doctor', 'doctorMissing'],
      ['fromDay', 'dayMissing'],
    ]);
    // The last day was the 27th: from the 28th on there is nothing left to end; from the 27th on there is one day.
    expect(codes(judge('2026-11-28', 20261127))).toEqual([['fromDay', 'DOCTOR_NOT_REGISTERED']]);
    expect(judge('2026-11-27', 20261127).faults).toEqual([]);
    expect(strikeOffFault('DOCTOR_NOT_REGISTERED')?.fieldId).toBe('fromDay');
  });
});
