import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { issuerNotices } from '@/lib/server/services/review-requests-issuer';
import { zAnswer } from '@/lib/shared/schemas/medical-credentials';
import { zReview, zReviews } from '@/lib/shared/schemas/review-api';
import { zReviewCase } from '@/lib/shared/schemas/work-list-api';
import { aboutMonth, aboutStatement, cases, OCTOBER } from '../helpers/cases';

const { db, card, issue, mail, ask, own, withdraw, list, one, decide } = cases();
const stands = { decision: 'stands', reason: 'sum-correct' };

/** Amina asks about October. @returns the request's id */
const asked = async (over = {}) => zReview.parse((await ask('amina', aboutMonth(over))).body).id;
const issued = async () => (await issue('vlotrit', 'amina')).body.id as string;
const letters = async (personId: string) =>
  (await mail(personId)).filter(({ kind }) => kind === 'answer').map(({ content }) => zAnswer.parse(content));

describe('a citizen asks a human to look', () => {
  test('WL-01 a question reaches the own municipality, with neither income nor claim in it', async () => {
    await issue('vlotrit', 'amina', '1180');
    const id = await asked();
    const { months, openTotal } = await list('stad');
    expect(months).toMatchObject([{ id, displayName: 'Amina Bouzid', period: OCTOBER, reason: 'paid-too-little' }]);
    expect(openTotal).toBe(1);
    const answer = await one('stad', id);
    expect(zReviewCase.parse(answer.body)).toMatchObject({
      household: { sources: [{ issuerName: 'Vlotrit', of: 'self', hasIssued: true }] },
    });
    expect(answer.text).not.toMatch(/cents|gross|net"|118000|nullifier/i);
  });

  test('WL-02 one open question per month and kind: the same again is the same, another waits', async () => {
    const answers = await Promise.all([ask('amina', aboutMonth()), ask('amina', aboutMonth())]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await ask('amina', aboutMonth({ reason: 'nothing-came' }))).code).toBe('REVIEW_OPEN');
    expect((await ask('amina', aboutStatement(await issued()))).status).toBe(201);
    expect((await ask('amina', aboutMonth({ period: 202609 }))).status).toBe(201);
    expect(await db().reviewRequest.count()).toBe(3);
  });

  test('WL-03 who stands in no register is told so; a scheme of nobody’s likewise', async () => {
    expect((await ask('fatima', aboutMonth())).code).toBe('NOT_IN_REGISTER');
    expect((await ask('amina', aboutMonth({ scheme: 'tw' }))).code).toBe('NOT_IN_REGISTER');
  });

  test('WL-04 a decision is answered to the message box, sealed, and the request says so', async () => {
    await card('amina');
    const id = await asked();
    expect((await decide('stad', id, stands)).status).toBe(200);
    expect(
      (await letters('amina')).map(({ issuer, credentialSubject }) => ({ issuer, credentialSubject })),
    ).toMatchObject([
      {
        issuer: { id: 'voorbeeldstad' },
        credentialSubject: {
          about: 'review',
          reviewId: id,
          decision: 'stands',
          reason: 'sum-correct',
          period: OCTOBER,
        },
      },
    ]);
    expect(zReviews.parse((await own('amina')).body).reviews).toMatchObject([
      { id, status: 'answered', decision: 'stands', decisionReason: 'sum-correct' },
    ]);
    // The next question about the month may be asked now.
    expect((await ask('amina', aboutMonth())).status).toBe(201);
  });

  test('WL-05 an answer waits for a card that comes later', async () => {
    const id = await asked();
    await decide('stad', id, stands);
    await card('amina');
    expect(await letters('amina')).toHaveLength(1);
    expect(await letters('amina')).toHaveLength(1);
  });

  test('WL-06 a question is taken back: it leaves the list, nobody decides on it, and nobody else takes it back', async () => {
    const id = await asked();
    expect((await withdraw('bram', id)).code).toBe('NOT_FOUND');
    expect((await withdraw('amina', id)).body).toMatchObject({ status: 'withdrawn', decision: null });
    expect((await withdraw('amina', id)).body).toMatchObject({ status: 'withdrawn' });
    expect((await list('stad')).months).toEqual([]);
    expect((await decide('stad', id, stands)).code).toBe('REVIEW_DECIDED');
    const next = await asked();
    await decide('stad', next, stands);
    expect((await withdraw('amina', next)).code).toBe('REVIEW_DECIDED');
  });
});

describe('decisions', () => {
  test('WL-10 two colleagues at once: one decides, the other is told; one answer and one line in the log', async () => {
    await card('amina');
    const id = await asked();
    const answers = await Promise.all([
      decide('stad', id, stands),
      decide('colleague', id, { decision: 'register-corrected', reason: 'household-changed' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe('REVIEW_DECIDED');
    expect(await letters('amina')).toHaveLength(1);
    expect(await db().auditEvent.count({ where: { action: 'case.decided', subject: id } })).toBe(1);
  });

  test('WL-11 a decision needs a reason of its list; what the desk does is not decided here', async () => {
    const id = await asked();
    const codes = await Promise.all(
      [
        { decision: 'stands' },
        { decision: 'stands', reason: 'because' },
        { decision: 'stands', reason: 'statement-correct' },
        { decision: 'passed-on', reason: 'employer-must-correct' },
        { decision: 'desk-replaced', reason: 'source-silent' },
      ].map(async (json) => (await decide('stad', id, json)).code),
    );
    expect(codes).toEqual(Array(5).fill('INPUT_MALFORMED'));
    expect(await db().reviewRequest.count({ where: { decidedAt: null } })).toBe(1);
  });

  test('S-29 another agency’s case is not there, for reading and deciding; the log keeps who asked', async () => {
    const id = await asked();
    const before = await db().auditEvent.count({ where: { action: 'access.refused' } });
    for (const by of ['dorp', 'uwv'] as const) {
      expect((await one(by, id)).code).toBe('NOT_FOUND');
      expect((await decide(by, id, stands)).code).toBe('NOT_FOUND');
      expect((await list(by)).months).toEqual([]);
    }
    expect((await one('stad', randomUUID())).code).toBe('NOT_FOUND');
    const data = { path: ['path'], equals: `/werkvoorraad/${id}` };
    const refused = await db().auditEvent.findMany({ where: { action: 'access.refused', data } });
    // One line a minute for each account and case, however often it was asked for.
    expect(refused.map(({ role, region }) => [role, region]).sort()).toEqual([
      ['caseworker', 9002],
      ['uwv', null],
    ]);
    expect(await db().auditEvent.count({ where: { action: 'access.refused' } })).toBe(before + 2);
    expect((await db().reviewRequest.findUniqueOrThrow({ where: { id } })).decidedAt).toBeNull();
  });

  test('S-32 no field takes free text: script and right-to-left marks are refused, and nothing is written', async () => {
    const id = await asked();
    const hostile = ['<script>alert(1)</script>', '\u202Egnp.exe', '=cmd|calc', 'x'.repeat(1_000_000)];
    for (const text of hostile) {
      expect((await ask('bram', aboutMonth({ reason: text }))).status).toBeGreaterThanOrEqual(400);
      expect((await ask('bram', aboutMonth({ note: text }))).status).toBeGreaterThanOrEqual(400);
      expect((await decide('stad', id, { decision: 'stands', reason: text })).status).toBeGreaterThanOrEqual(400);
      expect((await decide('stad', id, { ...stands, note: text })).status).toBeGreaterThanOrEqual(400);
    }
    expect(await db().reviewRequest.count()).toBe(1);
    expect(await db().auditEvent.count({ where: { subject: id } })).toBe(0);
  });
});

describe('a contested income statement', () => {
  test('WL-20 only of oneself, and only what is in force', async () => {
    const id = await issued();
    expect((await ask('bram', aboutStatement(id))).code).toBe('NOT_FOUND');
    await db().statement.update({ where: { id }, data: { replacedAt: new Date(), activeKey: null } });
    expect((await ask('amina', aboutStatement(id))).code).toBe('NOT_FOUND');
    expect((await ask('amina', aboutStatement(randomUUID()))).code).toBe('NOT_FOUND');
  });

  test('WL-21 passed on to the employer, who reads no word of an agency, until it is corrected', async () => {
    await card('amina');
    const statementId = await issued();
    const id = zReview.parse((await ask('amina', aboutStatement(statementId))).body).id;
    expect((await list('stad')).statements).toMatchObject([{ id, issuerName: 'Vlotrit', reason: 'wrong-amount' }]);
    expect(await issuerNotices('ridehail', OCTOBER, db())).toEqual([]);
    await decide('stad', id, { decision: 'passed-on', reason: 'employer-must-correct' });
    const notices = await issuerNotices('ridehail', OCTOBER, db());
    expect(notices).toMatchObject([{ statementId, displayName: 'Amina Bouzid', reason: 'wrong-amount' }]);
    expect(JSON.stringify(notices)).not.toMatch(/voorbeeldstad|gemeente|uwv|scheme|region|"pw"/i);
    expect(await issuerNotices('winkel', OCTOBER, db())).toEqual([]);
    expect((await letters('amina')).map((one) => one.credentialSubject)).toMatchObject([
      { decision: 'passed-on', askedIssuer: 'Vlotrit' },
    ]);
    await db().statement.update({ where: { id: statementId }, data: { replacedAt: new Date(), activeKey: null } });
    expect(await issuerNotices('ridehail', OCTOBER, db())).toEqual([]);
  });

  test('WL-22 a line of correction in a later month answers the employer’s notice too', async () => {
    const id = zReview.parse((await ask('amina', aboutStatement(await issued()))).body).id;
    await decide('stad', id, { decision: 'passed-on', reason: 'employer-must-correct' });
    const later = {
      ...{ issuerId: 'ridehail', personId: 'amina', period: 202611, grossCents: 1n, netCents: 1n, number: 900n },
      ...{ activeKey: 'ridehail:amina:202611', issuedAt: new Date(Date.now() + 1000) },
    };
    await db().statement.create({ data: { ...later, corrections: [{ period: 202609 }] } });
    expect(await issuerNotices('ridehail', OCTOBER, db())).toHaveLength(1);
    await db().statement.updateMany({ where: { number: 900n }, data: { corrections: [{ period: OCTOBER }] } });
    expect(await issuerNotices('ridehail', OCTOBER, db())).toEqual([]);
  });

  test('WL-23 a statement that no agency counts goes to its employer at once, and once', async () => {
    const statementId = (await issue('vlotrit', 'fatima')).body.id as string;
    const ways = [aboutStatement(statementId), aboutStatement(statementId, { scheme: null })];
    const answers = await Promise.all(ways.map((json) => ask('fatima', json)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ scheme: null, status: 'answered', decision: 'passed-on' });
    expect(await issuerNotices('ridehail', OCTOBER, db())).toMatchObject([{ displayName: 'Fatima Haddad' }]);
    expect((await list('stad')).statements).toEqual([]);
  });

  test('WL-24 a partner’s statement goes to the agency of the household that counts it; of two, the one that is named', async () => {
    const dewi = (await issue('hoek', 'dewi')).body.id as string;
    await ask('dewi', aboutStatement(dewi, { scheme: null }));
    expect((await list('stad')).statements).toMatchObject([{ displayName: 'Dewi Vermeer' }]);
    const gijs = (await issue('hoek', 'gijs')).body.id as string;
    await ask('gijs', aboutStatement(gijs, { scheme: 'tw' }));
    expect((await list('uwv')).statements).toMatchObject([{ displayName: 'Gijs Jonker' }]);
    expect((await list('stad')).statements).toHaveLength(1);
  });
});
