import type { z } from 'zod';
import {
  type ContestAnswer,
  type DoctorState,
  type MedicalStatementView,
  type PanelDecision,
  type PanelDesk,
  zDoctorState,
  type zMedicalIssue,
  zMedicalStatement,
  zPanelDesk,
} from '@/lib/shared/schemas/health-desk-api';
import { type ApiAnswer, callApi } from '../staff/api-call';

/** What the doctor's form sends. */
export type MedicalIssue = z.input<typeof zMedicalIssue>;

const post = (json: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(json) });

/** Signs and delivers a statement. */
export const stateDiagnosis = (request: MedicalIssue): Promise<ApiAnswer<MedicalStatementView>> =>
  callApi('/api/doctor/statements', zMedicalStatement, post(request));

/** Answers a contest. @returns the contested statement, or the one that took its place */
export const answerContest = (id: string, answer: ContestAnswer): Promise<ApiAnswer<MedicalStatementView>> =>
  callApi(`/api/doctor/contests/${encodeURIComponent(id)}`, zMedicalStatement, post(answer));

/** The panel's decision. 409 REQUEST_DECIDED, also when the citizen withdrew the request. */
export const decideRequest = (id: string, decision: PanelDecision): Promise<ApiAnswer<PanelDesk>> =>
  callApi(`/api/panel/desk/requests/${encodeURIComponent(id)}`, zPanelDesk, post(decision));

/** Ends a doctor's time in the register. @param fromDay yyyy-mm-dd */
export const strikeOffDoctor = (id: string, fromDay: string): Promise<ApiAnswer<DoctorState>> =>
  callApi(`/api/panel/desk/doctors/${encodeURIComponent(id)}/strike-off`, zDoctorState, post({ fromDay }));
