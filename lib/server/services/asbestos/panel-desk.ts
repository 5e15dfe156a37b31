import 'server-only';
import { calendarDayOf, dayBefore, isoDay, parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import { AppError } from '@/lib/shared/errors/app-error';
import type { DoctorState, PanelDecision, PanelDesk } from '@/lib/shared/schemas/health-desk-api';
import type { ActorOf } from '../../auth/actor';
import { type Db, inTransaction } from '../../repositories/database';
import { endDoctor, findDoctor, listDoctors } from '../../repositories/doctors';
import { findPanel, takeNumbers } from '../../repositories/issuers';
import { notify } from '../../repositories/notifications';
import { decidePanelRequest, lockPanelRequest, type PanelRequestRow, requestsForDesk } from '../../repositories/panel';
import { listStaff } from '../../repositories/staff';
import { recordAudit } from '../audit';
import { type DeskDeps, doctorState } from './doctor-desk';
import { deliverLetters } from './letters';

export type PanelActor = ActorOf<'panel'>;

/** What the panel was shown. PRE: not withdrawn, so that nothing of it is deleted. */
const toRequest = (row: PanelRequestRow): PanelDesk['requests'][number] => ({
  id: row.id,
  displayName: row.person.displayName,
  diagnosisCode: row.diagnosisCode ?? 0,
  diagnosedOn: row.diagnosedOn ?? 0,
  doctorName: row.doctorName ?? '',
  askedAtMs: row.askedAt.getTime(),
  // Status and reason were of their lists when they were written; withdrawn ones are not read.
  status: row.status as PanelDesk['requests'][number]['status'],
  reason: row.reason as PanelDesk['requests'][number]['reason'],
  decidedAtMs: row.decidedAt?.getTime() ?? null,
  isReview: row.reviewAskedAt !== null,
});

/** Requests that cards sent with consent, and the register of doctors. */
export async function panelDesk({ db, now }: Pick<DeskDeps, 'db' | 'now'>): Promise<PanelDesk> {
  const [requests, doctors] = await Promise.all([requestsForDesk(db), listDoctors(db)]);
  return { requests: requests.map(toRequest), doctors: doctors.map((row) => doctorState(row, now)) };
}

/**
 * Confirms a diagnosis, or does not, for a reason of the list. Once: two members of the panel at the same moment make one
 * decision. The audit log keeps who decided what, and not the reason: it is a medical one, and a line is never removed.
 * @param by left out by the demo's presenter alone, who acts for the panel's account
 * @throws NOT_FOUND, REQUEST_DECIDED, also when the citizen took the consent back
 */
export async function decideRequest(
  id: string,
  decision: PanelDecision,
  deps: DeskDeps,
  by?: PanelActor,
): Promise<PanelDesk> {
  const { db, now } = deps;
  const actor = by ?? (await panelAccount(db));
  const personId = await inTransaction(db, async (tx) => {
    const row = await lockPanelRequest(id, tx);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.status !== 'waiting') throw new AppError('REQUEST_DECIDED');
    await decidePanelRequest(id, await decided(decision, tx, now), now, tx);
    const data = { decision: decision.decision };
    await recordAudit({ actor, action: 'panel.decided', subject: id, data }, tx);
    return row.personId;
  });
  await deliverLetters(personId, deps);
  return panelDesk(deps);
}

/** The panel's account, for whoever plays it. @throws UNEXPECTED without one */
async function panelAccount(db: Db): Promise<PanelActor> {
  const account = (await listStaff(db)).find(({ role }) => role === 'panel');
  if (!account) throw new AppError('UNEXPECTED', { cause: new Error('The panel has no account.') });
  return { role: 'panel', staffId: account.id, name: account.name };
}

async function decided(decision: PanelDecision, db: Db, now: Date) {
  if (decision.decision === 'refuse') return { status: 'refused', reason: decision.reason } as const;
  const { id } = await findPanel(db);
  const number = await takeNumbers(id, 1, db);
  return { status: 'confirmed', confirmedOn: calendarDayOf(now), number, reason: null } as const;
}

/**
 * Ends a doctor's time in the register from a day on, today at the latest: what was diagnosed before stays good, nothing new
 * can be stated. The new root follows. The audit log keeps who did it.
 * @throws NOT_FOUND, DATE_MALFORMED, DATE_IN_FUTURE, DOCTOR_NOT_REGISTERED when it ended by then already
 */
export async function strikeOff(
  actor: PanelActor,
  issuerId: string,
  fromDay: string,
  { db, now }: Pick<DeskDeps, 'db' | 'now'>,
): Promise<DoctorState> {
  const day = parseCalendarDay(fromDay);
  if (day > calendarDayOf(now)) throw new AppError('DATE_IN_FUTURE');
  if (!(await findDoctor(issuerId, db))) throw new AppError('NOT_FOUND');
  await inTransaction(db, async (tx) => {
    if (!(await endDoctor(issuerId, dayBefore(day), tx))) throw new AppError('DOCTOR_NOT_REGISTERED');
    const data = { fromDay: isoDay(day) };
    await recordAudit({ actor, action: 'doctor.struckoff', subject: issuerId, data }, tx);
    await notify('register', tx);
  });
  const row = await findDoctor(issuerId, db);
  if (!row) throw new AppError('NOT_FOUND');
  return doctorState(row, now);
}
