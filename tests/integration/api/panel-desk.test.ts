import { randomUUID } from 'node:crypto';
import { hexToBytes } from 'viem';
import { describe, expect, test } from 'vitest';
import { GET as panelDeskRoute } from '@/app/api/panel/desk/route';
import { POST as reviewRoute } from '@/app/api/panel/requests/[id]/review/route';
import { DELETE as withdrawRoute } from '@/app/api/panel/requests/[id]/route';
import { POST as askRoute, GET as ownRequestsRoute } from '@/app/api/panel/requests/route';
import { calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { signingPublicKey, verifyField } from '@/lib/shared/protocol/eddsa';
import { hashPanel } from '@/lib/shared/protocol/medical';
import { zPanelRequest, zPanelRequests } from '@/lib/shared/schemas/advance-api';
import { zPanelDesk } from '@/lib/shared/schemas/health-desk-api';
import { zAnswer, zMedicalCredential, zPanelCredential } from '@/lib/shared/schemas/medical-credentials';
import { giveCard } from '../helpers/card';
import { healthDesks, statement } from '../helpers/health-desks';
import { type Answer, call, citizenCookie, ISSUER_KEYS } from '../helpers/portal';

const { db, cookies, card, mail, letter, state, ask, decide } = healthDesks();
const { mesothelioma, asbestosis, asbestosLungCancer } = DIAGNOSES;
const today = () => calendarDayOf(new Date());
const codes = (answers: readonly Answer[]) => answers.map(({ code, status }) => code ?? status);

const isNewer = (content: unknown): boolean =>
  zMedicalCredential.safeParse(content).data?.credentialSubject.diagnosedOn === 20260920;

/** The story until the panel has it. @returns the request's id */
async function asked(): Promise<string> {
  await state(statement);
  return zPanelRequest.parse((await ask(await letter('medical'))).body).id;
}

describe('the panel', () => {
  test('HD-10 the panel sees what a card showed it, and nothing before', async () => {
    await state(statement);
    const desk = async () => zPanelDesk.parse((await call(panelDeskRoute, { cookie: cookies().panel })).body);
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
    expect(JSON.stringify((await call(panelDeskRoute, { cookie: cookies().panel })).body)).not.toContain(
      card().holder.toString(),
    );
  });

  test('HD-11 a confirmation reaches the card, signed by the panel for the same diagnosis', async () => {
    const id = await asked();
    expect((await decide(id, { decision: 'confirm' })).status).toBe(200);
    const { credentialSubject: subject, proof } = zPanelCredential.parse(await letter('panel'));
    const key = signingPublicKey(hexToBytes(ISSUER_KEYS.panel as `0x${string}`));
    expect(subject).toMatchObject({ holder: card().holder, diagnosisCode: mesothelioma.code, requestId: id });
    expect(subject.confirmedOn).toBe(today());
    const hash = hashPanel({ ...subject, number: BigInt(subject.number) });
    expect(verifyField(key, hash, proof.proofValue)).toBe(true);
    const { requests } = zPanelRequests.parse((await call(ownRequestsRoute, { cookie: cookies().leen })).body);
    expect(requests.map(({ status }) => status)).toEqual(['confirmed']);
  });

  test('HD-12 the same diagnosis again is the same request, from two devices at once, and with another doctor’s statement', async () => {
    await state(statement);
    await state({ ...statement, diagnosedOn: '2026-09-20' }, cookies().sahin);
    const statements = (await mail()).map(({ content }) => content);
    const answers = await Promise.all([...statements, ...statements].map((one) => ask(one)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await decide(answers[0]?.body.id, { decision: 'confirm' });
    expect((await ask(statements[1])).body).toMatchObject({ id: answers[0]?.body.id, status: 'confirmed' });
    expect(await db().panelRequest.count()).toBe(1);
  });

  test('S-07 a statement about somebody else, changed, or of no registered doctor is refused', async () => {
    const nelCard = await giveCard('nel', db());
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
    await db().doctor.update({ where: { issuerId: 'longarts' }, data: { validUntil: 20260913 } });
    expect((await ask(wire(own))).code).toBe('CREDENTIAL_UNLISTED_ISSUER');
    expect(await db().panelRequest.count()).toBe(0);
  });

  test('HD-13 lung cancer is not asked: it belongs to another scheme', async () => {
    await state({ ...statement, diagnosisCode: asbestosLungCancer.code });
    expect((await ask(await letter('medical'))).code).toBe('DIAGNOSIS_NOT_COVERED');
  });

  test('HD-14 without consent nothing is shown to the panel', async () => {
    await state(statement);
    const json = { statement: await letter('medical'), consent: false };
    expect((await call(askRoute, { method: 'POST', cookie: cookies().leen, json })).code).toBe('INPUT_MALFORMED');
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
    expect(await db().mailboxItem.count({ where: { kind: { in: ['panel', 'answer'] } } })).toBe(1);
  });

  test('HD-40 the audit log keeps who decided, once, and neither the person nor the medical reason', async () => {
    const id = await asked();
    await decide(id, { decision: 'refuse', reason: 'other-diagnosis' });
    expect((await decide(id, { decision: 'confirm' })).code).toBe('REQUEST_DECIDED');
    const lines = await db().auditEvent.findMany({ where: { subject: id } });
    expect(lines).toMatchObject([{ action: 'panel.decided', role: 'panel', data: { decision: 'refuse' } }]);
    expect(lines[0]?.data).toEqual({ decision: 'refuse' });
    const account = await db().staffAccount.findUniqueOrThrow({ where: { email: 'panel@ias.example' } });
    expect([lines[0]?.staffId, lines[0]?.staffName]).toEqual([account.id, account.name]);
  });

  test('HD-16 a refusal tells its reason; a person looks again when asked, once, and may confirm', async () => {
    const id = await asked();
    const review = (cookie = cookies().leen) => call(reviewRoute, { method: 'POST', cookie, params: { id } });
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
    const desk = zPanelDesk.parse((await call(panelDeskRoute, { cookie: cookies().panel })).body);
    expect(desk.requests).toMatchObject([{ id, isReview: true, status: 'waiting' }]);
    await decide(id, { decision: 'refuse', reason: 'not-shown' });
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({ afterReview: true });
    expect((await review()).code).toBe('REVIEW_NOT_POSSIBLE');
    expect((await mail()).filter(({ kind }) => kind === 'answer')).toHaveLength(2);
  });

  test('HD-17 consent that is withdrawn deletes what the panel was shown; a decided request stays', async () => {
    const id = await asked();
    const withdraw = (cookie = cookies().leen) => call(withdrawRoute, { method: 'DELETE', cookie, params: { id } });
    expect((await withdraw(await citizenCookie('nel'))).code).toBe('NOT_FOUND');
    expect((await withdraw()).body).toMatchObject({ status: 'withdrawn' });
    expect((await withdraw()).body).toMatchObject({ status: 'withdrawn' });
    const row = await db().panelRequest.findUniqueOrThrow({ where: { id } });
    expect([row.diagnosisCode, row.diagnosedOn, row.doctorName]).toEqual([null, null, null]);
    expect((await decide(id, { decision: 'confirm' })).code).toBe('REQUEST_DECIDED');
    const again = zPanelRequest.parse((await ask(await letter('medical'))).body);
    // Another id: a member of the panel who still looks at the first decides nothing about the second.
    expect(again.id).not.toBe(id);
    expect((await decide(id, { decision: 'confirm' })).code).toBe('REQUEST_DECIDED');
    await decide(again.id, { decision: 'confirm' });
    const late = await call(withdrawRoute, { method: 'DELETE', cookie: cookies().leen, params: { id: again.id } });
    expect(late.code).toBe('REQUEST_DECIDED');
  });

  test('HD-30 a review that is taken back leaves nothing of the refusal either', async () => {
    const id = await asked();
    await decide(id, { decision: 'refuse', reason: 'more-examination' });
    await call(reviewRoute, { method: 'POST', cookie: cookies().leen, params: { id } });
    await call(withdrawRoute, { method: 'DELETE', cookie: cookies().leen, params: { id } });
    const row = await db().panelRequest.findUniqueOrThrow({ where: { id } });
    expect([row.diagnosisCode, row.reason, row.reviewAskedAt]).toEqual([null, null, null]);
    expect((await ask(await letter('medical'))).body).toMatchObject({ status: 'waiting', reviewAskedAtMs: null });
  });

  test('HD-31 withdrawn requests do not pile up', async () => {
    await state(statement);
    const shown = await letter('medical');
    for (let i = 0; i < 23; i++) {
      const { id } = zPanelRequest.parse((await ask(shown)).body);
      await call(withdrawRoute, { method: 'DELETE', cookie: cookies().leen, params: { id } });
    }
    await ask(shown);
    expect(await db().panelRequest.count({ where: { status: 'withdrawn' } })).toBe(20);
    expect(await db().panelRequest.count({ where: { status: 'waiting' } })).toBe(1);
  });

  test('HD-32 the same statement after a refusal is the refused request; a newer one is another request', async () => {
    const id = await asked();
    await decide(id, { decision: 'refuse', reason: 'more-examination' });
    expect(zAnswer.parse(await letter('answer')).credentialSubject).toMatchObject({ diagnosedOn: 20260914 });
    expect((await ask(await letter('medical'))).body).toMatchObject({ id, status: 'refused' });
    await state({ ...statement, diagnosedOn: '2026-09-20' });
    const newer = (await mail()).map(({ content }) => content).filter(isNewer);
    const answers = await Promise.all(newer.map((one) => ask(one)));
    expect(answers.map(({ body }) => body)).toMatchObject([{ status: 'waiting', diagnosedOn: 20260920 }]);
    expect(answers[0]?.body.id).not.toBe(id);
  });

  test('HD-33 a confirmation that is older than a corrected diagnosis gives way to a new request', async () => {
    const id = await asked();
    await decide(id, { decision: 'confirm' });
    await db().panelRequest.update({ where: { id }, data: { confirmedOn: 20260915 } });
    await state({ ...statement, diagnosedOn: '2026-09-20' });
    const shown = (await mail()).filter(({ kind }) => kind === 'medical').map(({ content }) => content);
    const [newer] = shown.filter(isNewer);
    expect((await ask(shown.find((one) => !isNewer(one)))).body).toMatchObject({ id, status: 'confirmed' });
    const again = zPanelRequest.parse((await ask(newer)).body);
    expect(again).toMatchObject({ status: 'waiting', diagnosedOn: 20260920 });
    expect((await decide(again.id, { decision: 'confirm' })).status).toBe(200);
    expect((await mail()).filter(({ kind }) => kind === 'panel')).toHaveLength(2);
  });
});
