import { hexToBytes } from 'viem';
import { describe, expect, test } from 'vitest';
import { GET as contestsRoute } from '@/app/api/contests/route';
import { GET as patientsRoute } from '@/app/api/doctor/patients/route';
import { GET as statedRoute } from '@/app/api/doctor/statements/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { POST as strikeOffRoute } from '@/app/api/panel/desk/doctors/[id]/strike-off/route';
import { calendarDayOf, dayBefore, isoDay } from '@/lib/shared/domain/calendar-day';
import { signingPublicKey, verifyField } from '@/lib/shared/protocol/eddsa';
import { hashMedical } from '@/lib/shared/protocol/medical';
import { zContests } from '@/lib/shared/schemas/advance-api';
import { zDoctorPatients, zMedicalStatement, zMedicalStatements } from '@/lib/shared/schemas/health-desk-api';
import { zAnswer, zMedicalCredential } from '@/lib/shared/schemas/medical-credentials';
import { healthDesks, statement } from '../helpers/health-desks';
import { type Answer, call, citizenCookie, ISSUER_KEYS, rowCounts } from '../helpers/portal';

const { db, cookies, card, newCard, mail, letter, state, ask, contest, reply } = healthDesks();

const today = () => calendarDayOf(new Date());
const _codes = (answers: readonly Answer[]) => answers.map(({ code, status }) => code ?? status);

describe('the lung doctor', () => {
  test('HD-01 a doctor sees the own patients alone, and whether the register has the doctor', async () => {
    const { doctor, patients } = zDoctorPatients.parse((await call(patientsRoute, { cookie: cookies().deBoer })).body);
    expect(doctor).toMatchObject({ id: 'longarts', active: true });
    expect(patients.map(({ personId }) => personId)).toEqual(['leen', 'marius', 'nel', 'otto']);
    expect(patients[0]).toMatchObject({ bornOn: 19510312, hasCard: true });
    const other = zDoctorPatients.parse((await call(patientsRoute, { cookie: cookies().generalist })).body);
    expect(other.doctor.active).toBe(false);
  });

  test('HD-02 a statement reaches the card sealed, signed over the protocol’s hash', async () => {
    const answer = await state(statement);
    expect(answer.status).toBe(201);
    expect(zMedicalStatement.parse(answer.body)).toMatchObject({ status: 'delivered', diagnosedOn: 20260914 });
    const box = await call(mailboxRoute, { cookie: cookies().leen });
    expect(box.text).not.toContain('20260914');
    const { credentialSubject: subject, proof } = zMedicalCredential.parse(await letter('medical'));
    const key = signingPublicKey(hexToBytes(ISSUER_KEYS.longarts as `0x${string}`));
    expect(proof.verificationMethod).toEqual(key);
    expect(subject.holder).toBe(card().holder);
    const hash = hashMedical({ ...subject, number: BigInt(subject.number) });
    expect(verifyField(key, hash, proof.proofValue)).toBe(true);
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: cookies().deBoer })).body);
    expect(statements.map(({ status }) => status)).toEqual(['collected']);
  });

  test.each([
    ['in the future', () => isoDay(calendarDayOf(new Date(Date.now() + 2 * 86_400_000))), 'DATE_IN_FUTURE'],
    ['before birth', () => '1951-03-11', 'DATE_BEFORE_BIRTH'],
    ['no day of the calendar', () => '2026-02-30', 'DATE_MALFORMED'],
    ['empty', () => '', 'DATE_MALFORMED'],
    ['another way of writing', () => '14-09-2026', 'DATE_MALFORMED'],
  ])('HD-03 a diagnosis date that is %s is refused, and nothing is written', async (_name, day, code) => {
    const before = await rowCounts(db());
    expect((await state({ ...statement, diagnosedOn: day() })).code).toBe(code);
    expect(await rowCounts(db())).toEqual(before);
  });

  test('HD-04 today and the day of birth are accepted', async () => {
    expect((await state({ ...statement, diagnosedOn: isoDay(today()) })).status).toBe(201);
    expect((await state({ ...statement, diagnosedOn: '1951-03-12' })).status).toBe(201);
  });

  test('HD-05 a diagnosis that is not on the list, and a statement without agreement, are refused', async () => {
    expect((await state({ ...statement, diagnosisCode: 99 })).code).toBe('INPUT_MALFORMED');
    expect((await state({ ...statement, agreed: false })).code).toBe('AGREEMENT_MISSING');
    expect((await state({ ...statement, note: 'free text' })).code).toBe('INPUT_MALFORMED');
    expect(await db().medicalStatement.count()).toBe(0);
  });

  test('S-28 S-29 another doctor’s patient is refused, and another’s statements are not shown', async () => {
    expect((await state({ ...statement, personId: 'amina' })).code).toBe('PERSON_NOT_PATIENT');
    expect((await state({ ...statement, personId: 'otto' }, cookies().sahin)).code).toBe('PERSON_NOT_PATIENT');
    await state(statement);
    expect((await call(statedRoute, { cookie: cookies().sahin })).body).toEqual({ statements: [] });
  });

  test('HD-06 a doctor without the specialism, or struck off, states nothing new; older statements stay', async () => {
    const own = { ...statement, personId: 'otto' };
    expect((await state(own, cookies().generalist)).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await state(statement)).status).toBe(201);
    const strike = (fromDay: string) =>
      call(strikeOffRoute, { method: 'POST', cookie: cookies().panel, json: { fromDay }, params: { id: 'longarts' } });
    expect((await strike('2099-01-01')).code).toBe('DATE_IN_FUTURE');
    expect((await strike('nonsense')).code).toBe('DATE_MALFORMED');
    const answer = await strike(isoDay(today()));
    expect(answer.body).toMatchObject({ active: false, validUntil: dayBefore(today()) });
    // Not even what was diagnosed long before: nothing is signed from that day on.
    expect((await state({ ...statement, diagnosedOn: '2026-01-05' })).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await strike(isoDay(today()))).code).toBe('DOCTOR_NOT_REGISTERED');
    expect((await ask(await letter('medical'))).status).toBe(201);
  });

  test('HD-41 who strikes a doctor off is in the audit log; what is refused is not', async () => {
    const before = (await db().auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
    const fromDay = isoDay(today());
    const strike = (id: string) =>
      call(strikeOffRoute, { method: 'POST', cookie: cookies().panel, json: { fromDay }, params: { id } });
    expect((await strike('nobody')).code).toBe('NOT_FOUND');
    expect((await strike('longarts')).status).toBe(200);
    expect((await strike('longarts')).code).toBe('DOCTOR_NOT_REGISTERED');
    const lines = await db().auditEvent.findMany({ where: { id: { gt: before } } });
    expect(lines).toMatchObject([
      { action: 'doctor.struckoff', subject: 'longarts', role: 'panel', data: { fromDay } },
    ]);
  });

  test('HD-07 the same diagnosis and day is stated once, also at the same moment; another day is another statement', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => state(statement)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await state(statement)).code).toBe('DIAGNOSIS_ALREADY_STATED');
    expect((await state({ ...statement, diagnosedOn: '2026-09-15' })).status).toBe(201);
  });

  test('HD-08 a patient without a card gets the statement when the card is there', async () => {
    await db().card.deleteMany();
    expect((await state(statement)).body.status).toBe('waiting');
    await newCard();
    expect((await mail()).map(({ kind }) => kind)).toEqual(['medical']);
    expect(await db().mailboxItem.count()).toBe(1);
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
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: cookies().deBoer })).body);
    expect(statements[0]?.contest).toMatchObject({ reason: 'wrong-date' });
    expect((await reply(answers[0]?.body.id, { outcome: 'withdrawn' }, cookies().sahin)).code).toBe('NOT_FOUND');
    const own = zContests.parse((await call(contestsRoute, { cookie: cookies().leen })).body);
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
    const { statements } = zMedicalStatements.parse((await call(statedRoute, { cookie: cookies().deBoer })).body);
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
