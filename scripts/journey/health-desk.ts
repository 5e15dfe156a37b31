import { type CalendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import {
  type ContestAnswer,
  type PanelDecision,
  zDoctorPatients,
  zMedicalStatement,
  zMedicalStatements,
  zPanelDesk,
} from '@/lib/shared/schemas/health-desk-api';
import { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import { openFetch, Session } from './session';

/** Desks of the health domain, over the same API as their pages. */
export type HealthDesks = {
  readonly doctorId: string;
  /** States a diagnosis with the patient's agreement. @returns the statement's id */
  state(personId: string, diagnosisCode: number, day: CalendarDay): Promise<string>;
  /** Decides on the request with this id. @throws Error when it does not lie on the panel's desk */
  decide(requestId: string, decision: PanelDecision): Promise<void>;
  /** The newest open request of a person, of whom the desk knows the name alone. @throws Error when there is none */
  openRequestOf(displayName: string): Promise<string>;
  /** Answers the contest of a person's statement. @throws Error when none is open */
  answerContest(personId: string, answer: ContestAnswer): Promise<void>;
};

/** The lung doctor of the patient's story. */
const LUNG_DOCTOR = 'longarts';

/** Signs in at both desks. @throws Error when the demo lacks their accounts */
export async function openHealthDesks(url: string): Promise<HealthDesks> {
  const { staff } = zDemoStaff.parse(await openFetch(url)({ method: 'GET', path: '/api/demo/staff' }));
  const signIn = async ({ email, password }: { readonly email: string; readonly password: string }) => {
    const session = new Session(url);
    await session.signInStaff(email, password);
    return session;
  };
  const panelAccount = staff.find(({ role }) => role === 'panel');
  if (!panelAccount) throw new Error('The demo has no account of the panel.');
  const panel = await signIn(panelAccount);
  for (const account of staff.filter(({ role }) => role === 'doctor')) {
    const session = await signIn(account);
    const answer = await session.fetchJson({ method: 'GET', path: '/api/doctor/patients' });
    if (zDoctorPatients.parse(answer).doctor.id === LUNG_DOCTOR) return desksOf(session, panel);
  }
  throw new Error(`The demo has no account of ${LUNG_DOCTOR}.`);
}

function desksOf(doctor: Session, panel: Session): HealthDesks {
  const desk = async () => zPanelDesk.parse(await panel.fetchJson({ method: 'GET', path: '/api/panel/desk' }));
  return {
    doctorId: LUNG_DOCTOR,
    async state(personId, diagnosisCode, day) {
      const body = { personId, diagnosisCode, diagnosedOn: isoDay(day), agreed: true };
      const answer = await doctor.fetchJson({ method: 'POST', path: '/api/doctor/statements', body });
      return zMedicalStatement.parse(answer).id;
    },
    async decide(requestId, decision) {
      const { requests } = await desk();
      if (!requests.some(({ id }) => id === requestId)) throw new Error('The panel does not have the request.');
      await panel.fetchJson({ method: 'POST', path: `/api/panel/desk/requests/${requestId}`, body: decision });
    },
    async openRequestOf(displayName) {
      const { requests } = await desk();
      const open = requests.filter((one) => one.status === 'waiting' && one.displayName === displayName);
      const request = open.sort((a, b) => a.askedAtMs - b.askedAtMs).at(-1);
      if (!request) throw new Error(`There is no open request of ${displayName}.`);
      return request.id;
    },
    async answerContest(personId, answer) {
      const list = await doctor.fetchJson({ method: 'GET', path: '/api/doctor/statements' });
      const { statements } = zMedicalStatements.parse(list);
      const contest = statements.find((one) => one.personId === personId && one.contest !== null)?.contest;
      if (!contest) throw new Error('No statement of this person is contested.');
      await doctor.fetchJson({ method: 'POST', path: `/api/doctor/contests/${contest.id}`, body: answer });
    },
  };
}
