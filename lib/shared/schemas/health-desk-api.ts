import { z } from 'zod';
import { CONTEST_REASONS } from './advance-api';
import { CONTEST_STANDS, PANEL_REFUSALS, zDiagnosisCode } from './medical-credentials';

/** Desks of the health domain: the lung doctor (role `doctor`, own patients) and the panel (role `panel`). */

/** As a date field holds it; the server names what is wrong with it. */
const zDayText = z.string().max(20);

export const zDoctorState = z.object({
  id: z.string(),
  name: z.string(),
  specialism: z.number().int(),
  /** Last day (yyyymmdd) of a diagnosis that the doctor may state. */
  validUntil: z.number().int(),
  /** Whether the doctor may state something today. */
  active: z.boolean(),
});
export type DoctorState = z.output<typeof zDoctorState>;

/** GET /api/doctor/patients */
export const zDoctorPatients = z.object({
  doctor: zDoctorState,
  patients: z.array(
    z.object({
      personId: z.string(),
      displayName: z.string(),
      patientNumber: z.string(),
      /** yyyymmdd */
      bornOn: z.number().int(),
      hasCard: z.boolean(),
    }),
  ),
});

/**
 * POST /api/doctor/statements → zMedicalStatement. `agreed`: the patient wants this in the card.
 * @throws PERSON_NOT_PATIENT, DATE_MALFORMED, DATE_IN_FUTURE, DATE_BEFORE_BIRTH, DOCTOR_NOT_REGISTERED, INPUT_MALFORMED,
 *   AGREEMENT_MISSING, DIAGNOSIS_ALREADY_STATED
 */
export const zMedicalIssue = z.strictObject({
  personId: z.string().max(40),
  diagnosisCode: zDiagnosisCode,
  diagnosedOn: zDayText,
  agreed: z.boolean(),
});

export const zMedicalStatement = z.object({
  id: z.string(),
  personId: z.string(),
  displayName: z.string(),
  diagnosisCode: z.number().int(),
  diagnosedOn: z.number().int(),
  number: z.string(),
  issuedAtMs: z.number(),
  /** waiting: the patient has no card yet; delivered: in the mailbox; collected: in the card; withdrawn after a contest. */
  status: z.enum(['waiting', 'delivered', 'collected', 'withdrawn']),
  contest: z.object({ id: z.string(), reason: z.enum(CONTEST_REASONS), askedAtMs: z.number() }).nullable(),
});
export type MedicalStatementView = z.output<typeof zMedicalStatement>;

/** GET /api/doctor/statements: the doctor's own, newest first. */
export const zMedicalStatements = z.object({ statements: z.array(zMedicalStatement) });

/**
 * POST /api/doctor/contests/{id}: the answer to a contested statement. `corrected` withdraws it and states another one
 * instead; `withdrawn` only withdraws it; `stands` needs a reason. 409 CONTEST_ANSWERED.
 */
export const zContestAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('corrected'), diagnosisCode: zDiagnosisCode, diagnosedOn: zDayText }),
  z.strictObject({ outcome: z.literal('withdrawn') }),
  z.strictObject({ outcome: z.literal('stands'), reason: z.enum(CONTEST_STANDS) }),
]);
export type ContestAnswer = z.output<typeof zContestAnswer>;

/** GET /api/panel/desk: requests that cards sent with consent, open ones first; and the register of doctors. */
export const zPanelDesk = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      displayName: z.string(),
      diagnosisCode: z.number().int(),
      diagnosedOn: z.number().int(),
      doctorName: z.string(),
      askedAtMs: z.number(),
      status: z.enum(['waiting', 'confirmed', 'refused']),
      reason: z.enum(PANEL_REFUSALS).nullable(),
      decidedAtMs: z.number().nullable(),
      /** The citizen asked for another look at a refusal. */
      isReview: z.boolean(),
    }),
  ),
  doctors: z.array(zDoctorState),
});
export type PanelDesk = z.output<typeof zPanelDesk>;

/** POST /api/panel/desk/requests/{id}: the panel's decision. 409 REQUEST_DECIDED. */
export const zPanelDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('confirm') }),
  z.strictObject({ decision: z.literal('refuse'), reason: z.enum(PANEL_REFUSALS) }),
]);
export type PanelDecision = z.output<typeof zPanelDecision>;

/**
 * POST /api/panel/desk/doctors/{issuerId}/strike-off → zDoctorState: the doctor may state nothing from now on; what was
 * diagnosed before `fromDay` and stated by then stays good. 422 DATE_IN_FUTURE, DATE_MALFORMED; 409 DOCTOR_NOT_REGISTERED
 * when the doctor's time ended by then already.
 */
export const zStrikeOff = z.strictObject({ fromDay: zDayText });

/** POST /api/demo/patients (demo only): a new fictitious patient of a doctor, for journeys and rehearsals → zDemoPatient. */
export const zDemoPatientRequest = z.strictObject({ doctor: z.string().max(40) });
export const zDemoPatient = z.object({ personId: z.string() });
