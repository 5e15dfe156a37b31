import { type CalendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import type { DoctorState, PanelDecision } from '@/lib/shared/schemas/health-desk-api';
import { PANEL_REFUSALS, type PanelRefusal } from '@/lib/shared/schemas/medical-credentials';
import { checkDay, type Fault, faultFor, type Judged, judged } from './draft';
import { choiceOf, dayOf, textOf } from './read-form';

export const DECISIONS = ['confirm', 'refuse'] as const;
export type DecisionValues = {
  readonly decision: (typeof DECISIONS)[number] | null;
  readonly reason: PanelRefusal | null;
};
export type DecisionCode = 'decisionMissing' | 'reasonMissing';

export const NO_DECISION: DecisionValues = { decision: null, reason: null };

export const readDecisionForm = (form: HTMLFormElement): DecisionValues => ({
  decision: choiceOf(form, 'decision', DECISIONS),
  reason: choiceOf(form, 'reason', PANEL_REFUSALS),
});

/** The panel's decision, or what is missing. A reason chosen before the mind was changed does not count. */
export function judgeDecision({ decision, reason }: DecisionValues): Judged<PanelDecision, DecisionCode> {
  if (decision === null) return { draft: null, faults: [{ fieldId: 'decision-0', code: 'decisionMissing' }] };
  if (decision === 'confirm') return { draft: { decision }, faults: [] };
  return reason === null
    ? { draft: null, faults: [{ fieldId: 'reason-0', code: 'reasonMissing' }] }
    : { draft: { decision, reason }, faults: [] };
}

/** The other decision hides the reasons, with their fault. */
export const decisionClears = (_code: DecisionCode, name: string): boolean => name === 'decision';

export type StrikeOffValues = { readonly doctorId: string; readonly fromDay: string };
export type StrikeOff = { readonly doctor: DoctorState; readonly fromDay: CalendarDay };
export type StrikeOffCode =
  | 'doctorMissing'
  | 'dayMissing'
  | 'DATE_MALFORMED'
  | 'DATE_IN_FUTURE'
  | 'DOCTOR_NOT_REGISTERED';

export const readStrikeOffForm = (form: HTMLFormElement): StrikeOffValues => ({
  doctorId: textOf(form, 'doctor'),
  fromDay: dayOf(form, 'fromDay'),
});

/** Who is struck off from which day, or what is wrong with it. */
export function judgeStrikeOff(
  { doctorId, fromDay }: StrikeOffValues,
  doctors: readonly DoctorState[],
  today: CalendarDay,
): Judged<StrikeOff, StrikeOffCode> {
  const doctor = doctors.find(({ id }) => id === doctorId);
  const read = checkDay(fromDay, today);
  const faults: Fault<StrikeOffCode>[] = [];
  if (!doctor) faults.push({ fieldId: 'doctor', code: 'doctorMissing' });
  if ('code' in read) faults.push({ fieldId: 'fromDay', code: read.code === 'dateMissing' ? 'dayMissing' : read.code });
  // Struck off from a day on which the register no longer has the doctor: that would change nothing.
  else if (doctor && doctor.validUntil < read.day) faults.push({ fieldId: 'fromDay', code: 'DOCTOR_NOT_REGISTERED' });
  return judged(faults, () => (doctor && 'day' in read ? { doctor, fromDay: read.day } : null));
}

/** What the server takes. */
export const fromDayText = ({ fromDay }: StrikeOff): string => isoDay(fromDay);

/** The field that a refusal of the server is about. */
export const strikeOffFault: (code: string) => Fault<StrikeOffCode> | null = faultFor({
  DATE_MALFORMED: 'fromDay',
  DATE_IN_FUTURE: 'fromDay',
  DOCTOR_NOT_REGISTERED: 'fromDay',
});
