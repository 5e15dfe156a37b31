import { randomUUID } from 'node:crypto';
import { hexToBytes } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as contestRoute, GET as contestsRoute } from '@/app/api/contests/route';
import { POST as answerRoute } from '@/app/api/doctor/contests/[id]/route';
import { GET as patientsRoute } from '@/app/api/doctor/patients/route';
import { GET as statedRoute, POST as stateRoute } from '@/app/api/doctor/statements/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { POST as strikeOffRoute } from '@/app/api/panel/desk/doctors/[id]/strike-off/route';
import { POST as decideRoute } from '@/app/api/panel/desk/requests/[id]/route';
import { GET as panelDeskRoute } from '@/app/api/panel/desk/route';
import { POST as reviewRoute } from '@/app/api/panel/requests/[id]/review/route';
import { DELETE as withdrawRoute } from '@/app/api/panel/requests/[id]/route';
import { POST as askRoute, GET as ownRequestsRoute } from '@/app/api/panel/requests/route';
import { calendarDayOf, dayBefore, isoDay } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { signingPublicKey, verifyField } from '@/lib/shared/protocol/eddsa';
import { hashMedical, hashPanel } from '@/lib/shared/protocol/medical';
import { zContests, zPanelRequest, zPanelRequests } from '@/lib/shared/schemas/advance-api';
import {
  zDoctorPatients,
  zMedicalStatement,
  zMedicalStatements,
  zPanelDesk,
} from '@/lib/shared/schemas/health-desk-api';
import { zAnswer, zMedicalCredential, zPanelCredential } from '@/lib/shared/schemas/medical-credentials';
import { giveCard, type TestCard } from '../helpers/card';
import {
  type Answer,
  call,
  citizenCookie,
  ISSUER_KEYS,
  type Portal,
  rowCounts,
  staffCookie,
  startPortal,
} from '../helpers/portal';

let portal: Portal;
let deBoer: string;
let sahin: string;
let generalist: string;
let panel: string;
let leen: string;
let card: TestCard;

const { mesothelioma, asbestosis, asbestosLungCancer } = DIAGNOSES;
const statement = { personId: 'leen', diagnosisCode: mesothelioma.code, diagnosedOn: '2026-09-14', agreed: true };
const today = () => calendarDayOf(new Date());

beforeAll(async () => {
  portal = await startPortal();
  deBoer = await staffCookie('deboer@longarts.example', portal.db);
  sahin = await staffCookie('sahin@longarts.example', portal.db);
  generalist = await staffCookie('vanloon@huisarts.example', portal.db);
  panel = await staffCookie('panel@ias.example', portal.db);
  leen = await citizenCookie('leen');
});
afterAll(() => portal.stop());
beforeEach(async () => {
  const { db } = portal;
  await db.contest.deleteMany();
  await db.panelRequest.deleteMany();
  await db.mailboxItem.deleteMany();
  await db.medicalStatement.deleteMany();
  await db.card.deleteMany();
  await db.doctor.updateMany({ data: { validUntil: 20991231 } });
  card = await giveCard('leen', db);
});

const state = (json: unknown, cookie = deBoer) => call(stateRoute, { method: 'POST', cookie, json });
const mail = async (cookie = leen, opener = card) => {
  const { body } = await call(mailboxRoute, { cookie });
  const items = body.items as Parameters<TestCard['openJson']>[0][];
  return Promise.all(items.map(async (item) => ({ kind: item.kind, content: await opener.openJson(item) })));
};
/** The last letter of a kind, as it came. */
const letter = async (kind: string) => (await mail()).findLast((one) => one.kind === kind)?.content;
const ask = (statementJson: unknown, cookie = leen) =>
  call(askRoute, { method: 'POST', cookie, json: { statement: statementJson, consent: true } });
const decide = (id: string, json: unknown) =>
  call(decideRoute, { method: 'POST', cookie: panel, json, params: { id } });
const contest = (credentialId: string, reason = 'wrong-date', cookie = leen) =>
  call(contestRoute, { method: 'POST', cookie, json: { credentialId, reason } });
const reply = (id: string, json: unknown, cookie = deBoer) =>
  call(answerRoute, { method: 'POST', cookie, json, params: { id } });
const codes = (answers: readonly Answer[]) => answers.map(({ code, status }) => code ?? status);

/** The story until the panel has it. @returns the request's id */
async function asked(): Promise<string> {
  await state(statement);
  return zPanelRequest.parse((await ask(await letter('medical'))).body).id;
}

describe('the lung doctor', () => {
  test('HD-01 a doctor sees the own patients alone, and whether the register has the doctor', async () => {
    const { doctor, patients } = zDoctorPatients.parse((await call(patientsRoute, { cookie: deBoer })).body);
    expect(doctor).toMatchObject({ id: 'longarts', active: true });
    expect(patients.map(({ personId }) => personId)).toEqual(['leen', 'marius', 'nel', 'otto']);
    expect(patients[0]).toMatchObject({ bornOn: 19510312, hasCard: true });
    const other = zDoctorPatients.parse((await call(patientsRoute, { cookie: generalist })).body);
    expect(other.doctor.active).toBe(false);
  });

  test('HD-02 a statement reaches the card sealed, signed over the protocol’s hash', async () => {
    const answer = await state(statement);
    expect(answer.status).toBe(201);
    expect(zMedicalStatement.parse(answer.body)).toMatchObject({ status: 'delivered', diagnosedOn: 20260914 });
    const box = await call(mailboxRoute, { cookie: leen });
    expect(box.text).not.toContain('20260914');
    const { credentialSubject: subject, proof } = zMedicalCredential.parse(await letter('medical'));
    const key = signingPublicKey(hexToBytes(ISSUER_KEYS.longarts as `0x${string}`));
    expect(proof.verificationMethod).toEqual(key);
    expect(subject.holder).toBe(card.holder);
    const hash = hashMedical({ ...subject, number: BigInt(subject.number) });
    expect(verifyField(key, hash, proof.proofValue)).toBe(true);
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: deBoer })).body);
    expect(statements.map(({ status }) => status)).toEqual(['collected']);
  });

  test.each([
    ['in the future', () => isoDay(calendarDayOf(new Date(Date.now() + 2 * 86_400_000))), 'DATE_IN_FUTURE'],
    ['before birth', () => '1951-03-11', 'DATE_BEFORE_BIRTH'],
    ['no day of the calendar', () => '2026-02-30', 'DATE_MALFORMED'],
    ['empty', () => '', 'DATE_MALFORMED'],
    ['another way of writing', () => '14-09-2026', 'DATE_MALFORMED'],
  ])('HD-03 a diagnosis date that is %s is refused, and nothing is written', async (_name, day, code) => {
    const before = await rowCounts(portal.db);
    expect((await state({ ...statement, diagnosedOn: day() })).code).toBe(code);
    expect(await rowCounts(portal.db)).toEqual(before);
  });

  test('HD-04 today and the day of birth are accepted', async () => {
    expect((await state({ ...statement, diagnosedOn: isoDay(today()) })).status).toBe(201);
    expect((await state({ ...statement, diagnosedOn: '1951-03-12' })).status).toBe(201);
  });

  test('HD-05 a diagnosis that is not on the list, and a statement without agreement, are refused', async () => {
    expect((await state({ ...statement, diagnosisCode: 99 })).code).toBe('INPUT_MALFORMED');
    expect((await state({ ...statement, agreed: false })).code).toBe('AGREEMENT_MISSING');
    expect((await state({ ...statement, note: 'free text' })).code).toBe('INPUT_MALFORMED');
    expect(await portal.db.medicalStatement.count()).toBe(0);
  });

  test('S-28 S-29 another doctor’s patient is refused, and another’s statements are not shown', async () => {
    expect((await state({ ...statement, personId: 'amina' })).code).toBe('PERSON_NOT_PATIENT');
    expect((await state({ ...statement, personId: 'otto' }, sahin)).code).toBe('PERSON_NOT_PATIENT');
    await state(statement);
    expect((await call(statedRoute, { cookie: sahin })).body).toEqual({ statements: [] });
  });

  test('HD-06 a doctor without the specialism, or struck off, states nothing new; older statements stay', async () => {
    const own = { ...statement, personId: 'otto' };
    expect((await state(own, generalist)).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await state(statement)).status).toBe(201);
    const strike = (fromDay: string) =>
      call(strikeOffRoute, { method: 'POST', cookie: panel, json: { fromDay }, params: { id: 'longarts' } });
    expect((await strike('2099-01-01')).code).toBe('DATE_IN_FUTURE');
    expect((await strike('nonsense')).code).toBe('DATE_MALFORMED');
    const answer = await strike(isoDay(today()));
    expect(answer.body).toMatchObject({ active: false, validUntil: dayBefore(today()) });
    // Not even what was diagnosed long before: nothing is signed from that day on.
    expect((await state({ ...statement, diagnosedOn: '2026-01-05' })).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await strike(isoDay(today()))).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await ask(await letter('medical'))).status).toBe(201);
  });

  test('HD-07 the same diagnosis and day is stated once, also at the same moment; another day is another statement', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => state(statement)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await state(statement)).code).toBe('DIAGNOSIS_ALREADY_STATED');
    expect((await state({ ...statement, diagnosedOn: '2026-09-15' })).status).toBe(201);
  });

  test('HD-08 a patient without a card gets the statement when the card is there', async () => {
    await portal.db.card.deleteMany();
    expect((await state(statement)).body.status).toBe('waiting');
    card = await giveCard('leen', portal.db);
    expect((await mail()).map(({ kind }) => kind)).toEqual(['medical']);
    expect(await portal.db.mailboxItem.count()).toBe(1);
  });
});

describe('the panel', () => {
  test('HD-10 the panel sees what a card showed it, and nothing before', async () => {
    await state(statement);
    const desk = async () => zPanelDesk.parse((await call(panelDeskRoute, { cookie: panel })).body);
    expect((await desk()).requests).toEqual([]);
    await ask(await letter('medical'));
    expect((await desk()).requests).toMatchObject([
      {
        displayName: 'Leen van Dijk',
        diagnosedOn: 20260914,
        doctorName: 'Longarts dr. De Boer (demo)',
        status: 'waiting',
      },
    ]);
    // No claim, no number, no key of anybody in it.
    expect(JSON.stringify((await call(panelDeskRoute, { cookie: panel })).body)).not.toContain(card.holder.toString());
  });

  test('HD-11 a confirmation reaches the card, signed by the panel for the same diagnosis', async () => {
    const id = await asked();
    expect((await decide(id, { decision: 'confirm' })).status).toBe(200);
    const { credentialSubject: subject, proof } = zPanelCredential.parse(await letter('panel'));
    const key = signingPublicKey(hexToBytes(ISSUER_KEYS.panel as `0x${string}`));
    expect(subject).toMatchObject({ holder: card.holder, diagnosisCode: mesothelioma.code, requestId: id });
    expect(subject.confirmedOn).toBe(today());
    const hash = hashPanel({ ...subject, number: BigInt(subject.number) });
    expect(verifyField(key, hash, proof.proofValue)).toBe(true);
    const { requests } = zPanelRequests.parse((await call(ownRequestsRoute, { cookie: leen })).body);
    expect(requests.map(({ status }) => status)).toEqual(['confirmed']);
  });

  test('HD-12 the same diagnosis again is the same request, from two devices at once, and with another doctor’s statement', async () => {
    await state(statement);
    await state({ ...statement, diagnosedOn: '2026-09-20' }, sahin);
    const statements = (await mail()).map(({ content }) => content);
    const answers = await Promise.all([...statements, ...statements].map((one) => ask(one)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await decide(answers[0]?.body.id, { decision: 'confirm' });
    expect((await ask(statements[1])).body).toMatchObject({ id: answers[0]?.body.id, status: 'confirmed' });
    expect(await portal.db.panelRequest.count()).toBe(1);
  });

  test('S-07 a statement about somebody else, changed, or of no registered doctor is refused', async () => {
    const nelCard = await giveCard('nel', portal.db);
    const nel = await citizenCookie('nel');
    await state(statement);
    await state({ ...statement, personId: 'nel' });
    const own = zMedicalCredential.parse(await letter('medical'));
    const [theirs] = await mail(nel, nelCard);
    const changed = (changes: object) => ({
      ...own,
      credentialSubject: { ...own.credentialSubject, ...changes },
    });
    const wire = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (_key, v) => (typeof v === 'bigint' ? v.toString() : v)));
    const answers = await Promise.all([
      ask(theirs?.content),
      ask(wire(changed({ diagnosedOn: 20260913 }))),
      ask(wire(changed({ diagnosisCode: asbestosis.code }))),
    ]);
    expect(codes(answers)).toEqual([
      'CREDENTIAL_OTHER_HOLDER',
      'CREDENTIAL_SIGNATURE_INVALID',
      'CREDENTIAL_SIGNATURE_INVALID',
    ]);
    await portal.db.doctor.update({ where: { issuerId: 'longarts' }, data: { validUntil: 20260913 } });
    expect((await ask(wire(own))).code).toBe('CREDENTIAL_UNLISTED_ISSUER');
    expect(await portal.db.panelRequest.count()).toBe(0);
  });

  test('HD-13 lung cancer is not asked: it belongs to another scheme', async () => {
    await state({ ...statement, diagnosisCode: asbestosLungCancer.code });
    expect((await ask(await letter('medical'))).code).toBe('DIAGNOSIS_NOT_COVERED');
  });

  test('HD-14 without consent nothing is shown to the panel', async () => {
    await state(statement);
    const json = { statement: await letter('medical'), consent: false };
    expect((await call(askRoute, { method: 'POST', cookie: leen, json })).code).toBe('INPUT_MALFORMED');
  });

  test('HD-15 one decision, whoever else decides at the same moment; it needs a reason from the list', async () => {
    const id = await asked();
    expect((await decide(id, { decision: 'refuse' })).code).toBe('INPUT_MALFORMED');
    expect((await decide(id, { decision: 'refuse', reason: 'because' })).code).toBe('INPUT_MALFORMED');
    const answers = await Promise.all([
      decide(id, { decision: 'confirm' }),
      decide(id, { decision: 'refuse', reason: 'not-shown' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await decide(id, { decision: 'confirm' })).code).toBe('REQUEST_DECIDED');
    expect((await decide(randomUUID(), { decision: 'confirm' })).code).toBe('NOT_FOUND');
    expect(await portal.db.mailboxItem.count({ where: { kind: { in: ['panel', 'answer'] } } })).toBe(1);
  });

  test('HD-16 a refusal tells its reason; a person looks again when asked, once, and may confirm', async () => {
    const id = await asked();
    const review = (cookie = leen) => call(reviewRoute, { method: 'POST', cookie, params: { id } });
    expect((await review()).code).toBe('REVIEW_NOT_POSSIBLE');
    await decide(id, { decision: 'refuse', reason: 'more-examination' });
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({
      about: 'panel-request',
      reason: 'more-examination',
      afterReview: false,
    });
    expect((await review(await citizenCookie('nel'))).code).toBe('NOT_FOUND');
    expect((await review()).body).toMatchObject({ status: 'waiting' });
    expect((await review()).body).toMatchObject({ status: 'waiting' });
    const desk = zPanelDesk.parse((await call(panelDeskRoute, { cookie: panel })).body);
    expect(desk.requests).toMatchObject([{ id, isReview: true, status: 'waiting' }]);
    await decide(id, { decision: 'refuse', reason: 'not-shown' });
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({ afterReview: true });
    expect((await review()).code).toBe('REVIEW_NOT_POSSIBLE');
    expect((await mail()).filter(({ kind }) => kind === 'answer')).toHaveLength(2);
  });

  test('HD-17 consent that is withdrawn deletes what the panel was shown; a decided request stays', async () => {
    const id = await asked();
    const withdraw = (cookie = leen) => call(withdrawRoute, { method: 'DELETE', cookie, params: { id } });
    expect((await withdraw(await citizenCookie('nel'))).code).toBe('NOT_FOUND');
    expect((await withdraw()).body).toMatchObject({ status: 'withdrawn' });
    expect((await withdraw()).body).toMatchObject({ status: 'withdrawn' });
    const row = await portal.db.panelRequest.findUniqueOrThrow({ where: { id } });
    expect([row.diagnosedOn, row.doctorName]).toEqual([null, null]);
    expect((await decide(id, { decision: 'confirm' })).code).toBe('REQUEST_DECIDED');
    const again = zPanelRequest.parse((await ask(await letter('medical'))).body);
    expect(again.id).not.toBe(id);
    await decide(again.id, { decision: 'confirm' });
    const late = await call(withdrawRoute, { method: 'DELETE', cookie: leen, params: { id: again.id } });
    expect(late.code).toBe('REQUEST_DECIDED');
  });
});

describe('a contested statement', () => {
  const statedId = async () => zMedicalCredential.parse(await letter('medical')).id;

  test('HD-20 it goes to its doctor and nobody else; the same again is the same contest', async () => {
    await state(statement);
    const id = await statedId();
    const answers = await Promise.all([contest(id), contest(id), contest(id)]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await contest(id, 'wrong-date', await citizenCookie('nel'))).code).toBe('NOT_FOUND');
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: deBoer })).body);
    expect(statements[0]?.contest).toMatchObject({ reason: 'wrong-date' });
    expect((await reply(answers[0]?.body.id, { outcome: 'withdrawn' }, sahin)).code).toBe('NOT_FOUND');
    const own = zContests.parse((await call(contestsRoute, { cookie: leen })).body);
    expect(own.contests).toMatchObject([{ credentialId: id, status: 'open' }]);
  });

  test('HD-21 a correction withdraws it and states another in one step; both are told', async () => {
    await state(statement);
    const { body } = await contest(await statedId());
    const wrong = await reply(body.id, { outcome: 'corrected', diagnosisCode: 1, diagnosedOn: '2099-01-01' });
    expect(wrong.code).toBe('DATE_IN_FUTURE');
    const answer = await reply(body.id, { outcome: 'corrected', diagnosisCode: 2, diagnosedOn: '2026-09-12' });
    expect(zMedicalStatement.parse(answer.body)).toMatchObject({ diagnosisCode: 2, diagnosedOn: 20260912 });
    expect((await reply(body.id, { outcome: 'withdrawn' })).code).toBe('CONTEST_ANSWERED');
    expect((await mail()).map(({ kind }) => kind)).toEqual(['medical', 'medical', 'answer']);
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({ outcome: 'corrected' });
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: deBoer })).body);
    expect(statements.map(({ status }) => status)).toEqual(['collected', 'withdrawn']);
  });

  test('HD-22 a doctor who stands by it says why; one that was withdrawn before it was collected never arrives', async () => {
    await state(statement);
    const id = await statedId();
    const first = await contest(id);
    expect((await reply(first.body.id, { outcome: 'stands' })).code).toBe('INPUT_MALFORMED');
    await reply(first.body.id, { outcome: 'stands', reason: 'checked-correct' });
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({
      outcome: 'stands',
      reason: 'checked-correct',
    });
    // It may be contested again: things change.
    expect((await contest(id)).body.id).not.toBe(first.body.id);

    const uncollected = zMedicalStatement.parse((await state({ ...statement, diagnosedOn: '2026-09-16' })).body);
    const second = await contest(`urn:uuid:${uncollected.id}`);
    await reply(second.body.id, { outcome: 'withdrawn' });
    expect((await mail()).filter(({ kind }) => kind === 'medical')).toHaveLength(1);
    expect((await contest(`urn:uuid:${uncollected.id}`)).code).toBe('NOT_FOUND');
  });
});
