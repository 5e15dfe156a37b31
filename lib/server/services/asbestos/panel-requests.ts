import 'server-only';
import { calendarDay, calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { SPECIALISMS } from '@/lib/shared/domain/diagnoses';
import { AppError } from '@/lib/shared/errors/app-error';
import { verifyField } from '@/lib/shared/protocol/eddsa';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { hashMedical } from '@/lib/shared/protocol/medical';
import type { PanelRequest } from '@/lib/shared/schemas/advance-api';
import type { MedicalCredential } from '@/lib/shared/schemas/medical-credentials';
import { findCard } from '../../repositories/cards';
import { type Db, inTransaction } from '../../repositories/database';
import { isUniqueViolation } from '../../repositories/database-errors';
import { type DoctorRow, findDoctorByKey } from '../../repositories/doctors';
import {
  createPanelRequest,
  findActiveRequest,
  findPanelRequest,
  findRefused,
  lockPanelRequest,
  type PanelRequestRow,
  releaseConfirmed,
  reopenPanelRequest,
  requestsOf,
  withdrawPanelRequest,
} from '../../repositories/panel';
import { isCovered } from './covered';

type Deps = { readonly db: Db; readonly now: Date };

/** A citizen's own view of a request. */
export const toPanelRequest = (row: PanelRequestRow): PanelRequest => ({
  id: row.id,
  diagnosisCode: row.diagnosisCode,
  diagnosedOn: row.diagnosedOn === null ? null : calendarDay(row.diagnosedOn),
  // Both were one of their lists when they were written.
  status: row.status as PanelRequest['status'],
  reason: row.reason as PanelRequest['reason'],
  askedAtMs: row.askedAt.getTime(),
  decidedAtMs: row.decidedAt?.getTime() ?? null,
  reviewAskedAtMs: row.reviewAskedAt?.getTime() ?? null,
});

export const ownRequests = async (personId: string, db: Db): Promise<PanelRequest[]> =>
  (await requestsOf(personId, db)).map(toPanelRequest);

/**
 * The doctor who signed a statement of this person: checked by the panel as the circuit will check it.
 * @throws CREDENTIAL_OTHER_HOLDER (S-07), CREDENTIAL_UNLISTED_ISSUER for a doctor who is in no register or has not the
 *   specialism, CREDENTIAL_SIGNATURE_INVALID, DIAGNOSIS_NOT_COVERED
 */
async function checkedDoctor(personId: string, statement: MedicalCredential, { db, now }: Deps): Promise<DoctorRow> {
  const { credentialSubject: subject, proof } = statement;
  const card = await findCard(personId, db);
  if (!card) throw new AppError('CARD_NOT_BOUND');
  if (subject.holder.toString() !== card.holder) throw new AppError('CREDENTIAL_OTHER_HOLDER');
  const doctor = await findDoctorByKey(hashKey(proof.verificationMethod).toString(), db);
  if (doctor?.specialism !== SPECIALISMS.lung || doctor.validUntil < subject.diagnosedOn) {
    throw new AppError('CREDENTIAL_UNLISTED_ISSUER');
  }
  const message = hashMedical({ ...subject, number: BigInt(subject.number) });
  if (!verifyField(proof.verificationMethod, message, proof.proofValue)) {
    throw new AppError('CREDENTIAL_SIGNATURE_INVALID');
  }
  if (subject.diagnosedOn > calendarDayOf(now)) throw new AppError('DATE_IN_FUTURE');
  if (!isCovered(subject.diagnosisCode)) throw new AppError('DIAGNOSIS_NOT_COVERED');
  return doctor;
}

/**
 * A card shows the panel a diagnosis and asks to have it confirmed. While one waits or is confirmed, the same again is
 * the same request; so is a refused one, which a person can look at again. A confirmation older than the diagnosis proves
 * nothing of it, and gives way.
 * @throws what checkedDoctor throws, CARD_NOT_BOUND
 */
export async function askPanel(personId: string, statement: MedicalCredential, deps: Deps): Promise<PanelRequest> {
  const { db } = deps;
  const doctor = await checkedDoctor(personId, statement, deps);
  const { diagnosisCode, diagnosedOn } = statement.credentialSubject;
  const active = () => findActiveRequest(personId, diagnosisCode, db);
  const known = await active();
  if (known) {
    const isOlder = known.confirmedOn !== null && known.confirmedOn < diagnosedOn;
    if (!isOlder) return toPanelRequest(known);
    await releaseConfirmed(known.id, db);
  }
  const refused = await findRefused(personId, { diagnosisCode, diagnosedOn }, db);
  if (refused) return toPanelRequest(refused);
  try {
    const request = { personId, diagnosisCode, diagnosedOn, doctorName: doctor.issuer.name };
    const row = await findPanelRequest(await createPanelRequest(request, db), db);
    if (row) return toPanelRequest(row);
  } catch (error) {
    // Two devices at once: the other one's request is this one.
    if (!isUniqueViolation(error)) throw error;
  }
  const other = await active();
  if (!other) throw new AppError('UNEXPECTED');
  return toPanelRequest(other);
}

/** Changes one of the citizen's own requests under its lock. @throws NOT_FOUND for another's */
async function change(
  personId: string,
  id: string,
  db: Db,
  apply: (row: PanelRequestRow, tx: Db) => Promise<unknown>,
): Promise<PanelRequest> {
  await inTransaction(db, async (tx) => {
    const row = await lockPanelRequest(id, tx);
    if (row?.personId !== personId) throw new AppError('NOT_FOUND');
    await apply(row, tx);
  });
  const row = await findPanelRequest(id, db);
  if (!row) throw new AppError('NOT_FOUND');
  return toPanelRequest(row);
}

/** Takes the consent back while the request waits: the panel deletes what it was shown. @throws REQUEST_DECIDED */
export const withdrawRequest = (personId: string, id: string, { db, now }: Deps): Promise<PanelRequest> =>
  change(personId, id, db, async (row, tx) => {
    if (row.status === 'withdrawn') return;
    if (row.status !== 'waiting') throw new AppError('REQUEST_DECIDED');
    await withdrawPanelRequest(id, now, tx);
  });

/** Asks that a person looks at a refusal again; once. @throws REVIEW_NOT_POSSIBLE */
export const askReview = (personId: string, id: string, { db, now }: Deps): Promise<PanelRequest> =>
  change(personId, id, db, async (row, tx) => {
    const again = row.status === 'waiting' && row.reviewAskedAt !== null;
    if (again) return;
    if (row.status !== 'refused' || row.reviewAskedAt !== null || row.diagnosisCode === null) {
      throw new AppError('REVIEW_NOT_POSSIBLE');
    }
    if (await findActiveRequest(personId, row.diagnosisCode, tx)) throw new AppError('REVIEW_NOT_POSSIBLE');
    await reopenPanelRequest(row, row.diagnosisCode, now, tx);
  });
