import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as authRoute } from '@/app/api/auth/[...nextauth]/route';
import { POST as bindRoute } from '@/app/api/card/bind/route';
import { POST as challengeRoute } from '@/app/api/card/challenge/route';
import { POST as consentRoute } from '@/app/api/card/consent/route';
import { GET as cardRoute } from '@/app/api/card/route';
import { POST as receiptsRoute } from '@/app/api/cases/receipts/route';
import { GET as attachedRoute } from '@/app/api/cases/reviews/[id]/receipt/route';
import { GET as caseRoute, POST as decideCaseRoute } from '@/app/api/cases/reviews/[id]/route';
import { GET as casesRoute } from '@/app/api/cases/route';
import { POST as deskStatementRoute } from '@/app/api/cases/statements/route';
import { GET as figuresRoute } from '@/app/api/caseworker/figures/route';
import { GET as liveRoute } from '@/app/api/caseworker/live/route';
import { POST as contestRoute, GET as contestsRoute } from '@/app/api/contests/route';
import { POST as newPatientRoute } from '@/app/api/demo/patients/route';
import { POST as newPersonRoute } from '@/app/api/demo/people/route';
import { POST as wagesRoute } from '@/app/api/demo/wages/route';
import { POST as answerRoute } from '@/app/api/doctor/contests/[id]/route';
import { GET as patientsRoute } from '@/app/api/doctor/patients/route';
import { GET as statedRoute, POST as stateRoute } from '@/app/api/doctor/statements/route';
import { GET as staffPeopleRoute } from '@/app/api/issuer/people/route';
import { PUT as replaceRoute } from '@/app/api/issuer/statements/[id]/route';
import { POST as importRoute } from '@/app/api/issuer/statements/import/route';
import { POST as issueRoute, GET as statementsRoute } from '@/app/api/issuer/statements/route';
import { POST as collectedRoute } from '@/app/api/mailbox/collected/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { POST as strikeOffRoute } from '@/app/api/panel/desk/doctors/[id]/strike-off/route';
import { POST as decideRoute } from '@/app/api/panel/desk/requests/[id]/route';
import { GET as panelDeskRoute } from '@/app/api/panel/desk/route';
import { POST as reviewRoute } from '@/app/api/panel/requests/[id]/review/route';
import { DELETE as withdrawRoute } from '@/app/api/panel/requests/[id]/route';
import { POST as askPanelRoute, GET as ownRequestsRoute } from '@/app/api/panel/requests/route';
import { POST as advanceDecisionRoute } from '@/app/api/policies-desk/advance/proposals/[id]/decision/route';
import { POST as advanceProposalRoute } from '@/app/api/policies-desk/advance/proposals/route';
import { GET as advancePolicyRoute } from '@/app/api/policies-desk/advance/route';
import { POST as policyDecisionRoute } from '@/app/api/policies-desk/proposals/[id]/decision/route';
import { POST as policyProposalRoute } from '@/app/api/policies-desk/proposals/route';
import { GET as policyDeskRoute } from '@/app/api/policies-desk/route';
import { GET as clientRoute } from '@/app/api/register/clients/route';
import { POST as changeRoute } from '@/app/api/register/entries/[id]/change/route';
import { POST as endRoute } from '@/app/api/register/entries/[id]/end/route';
import { POST as undoRoute } from '@/app/api/register/entries/[id]/take-back/route';
import { POST as enrolRoute } from '@/app/api/register/entries/route';
import { POST as confirmRoute } from '@/app/api/register/imports/[id]/confirm/route';
import { DELETE as cancelRoute, GET as importStateRoute } from '@/app/api/register/imports/[id]/route';
import { POST as registerFileRoute } from '@/app/api/register/imports/route';
import { POST as advancesRoute } from '@/app/api/relay/advances/route';
import { POST as claimsRoute } from '@/app/api/relay/claims/route';
import { POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { DELETE as takeBackRoute } from '@/app/api/reviews/[id]/route';
import { POST as askHumanRoute, GET as reviewsRoute } from '@/app/api/reviews/route';
import type { NextHandler } from '@/lib/server/http/route';
import {
  type Call,
  call,
  captureLog,
  citizenCookie,
  cookieOf,
  type Portal,
  rowCounts,
  staffCookie,
  startPortal,
} from '../helpers/portal';

let portal: Portal;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  portal = await startPortal();
  cookies.citizen = await citizenCookie('amina');
  cookies.issuer = await staffCookie('loket@vlotrit.example', portal.db);
  cookies.caseworker = await staffCookie('consulent@voorbeeldstad.example', portal.db);
  cookies.doctor = await staffCookie('deboer@longarts.example', portal.db);
  cookies.panel = await staffCookie('panel@ias.example', portal.db);
  cookies.uwv = await staffCookie('medewerker@uwv.example', portal.db);
  cookies.svb = await staffCookie('medewerker@svb.example', portal.db);
});
afterAll(() => portal.stop());

const statement = { personId: 'amina', period: 202610, gross: '1', net: '1' };
const post = (json?: unknown): Call => ({ method: 'POST', ...(json === undefined ? {} : { json }) });
const STAFF = ['caseworker', 'uwv', 'svb'];
const REGISTRARS = ['caseworker', 'uwv'];
/** Who decides on a supplement. */
const AGENCIES = ['caseworker', 'uwv'];
const ROUTES: readonly [string, NextHandler, Call, readonly string[]][] = [
  ['GET card', cardRoute, {}, ['citizen']],
  ['POST card/challenge', challengeRoute, post(), ['citizen']],
  ['POST card/bind', bindRoute, post({}), ['citizen']],
  ['POST card/consent', consentRoute, post({ version: '1', given: true }), ['citizen']],
  ['GET mailbox', mailboxRoute, {}, ['citizen']],
  ['POST mailbox/collected', collectedRoute, post({ ids: ['x'] }), ['citizen']],
  ['GET issuer/people', staffPeopleRoute, {}, ['issuer']],
  ['GET issuer/statements', statementsRoute, {}, ['issuer']],
  ['POST issuer/statements', issueRoute, post(statement), ['issuer']],
  ['PUT issuer/statements/id', replaceRoute, { method: 'PUT', json: {}, params: { id: randomUUID() } }, ['issuer']],
  ['POST issuer/statements/import', importRoute, post({ csv: 'a;b;c;d', commit: true }), ['issuer']],
  ['GET caseworker/figures', figuresRoute, {}, STAFF],
  ['GET caseworker/live', liveRoute, {}, STAFF],
  ['GET policies-desk', policyDeskRoute, {}, ['caseworker', 'uwv']],
  ['GET policies-desk/advance', advancePolicyRoute, {}, ['svb']],
  ['POST policies-desk/advance/proposals', advanceProposalRoute, post({}), ['svb']],
  [
    'POST policies-desk/advance/proposals/id/decision',
    advanceDecisionRoute,
    { ...post({}), params: { id: randomUUID() } },
    ['svb'],
  ],
  ['POST policies-desk/proposals', policyProposalRoute, post({}), ['caseworker', 'uwv']],
  [
    'POST policies-desk/proposals/id/decision',
    policyDecisionRoute,
    { ...post({}), params: { id: randomUUID() } },
    ['caseworker', 'uwv'],
  ],
  ['GET doctor/patients', patientsRoute, {}, ['doctor']],
  ['GET doctor/statements', statedRoute, {}, ['doctor']],
  ['POST doctor/statements', stateRoute, post({}), ['doctor']],
  ['POST doctor/contests/id', answerRoute, { ...post({}), params: { id: randomUUID() } }, ['doctor']],
  ['GET panel/desk', panelDeskRoute, {}, ['panel']],
  ['POST panel/desk/requests/id', decideRoute, { ...post({}), params: { id: randomUUID() } }, ['panel']],
  ['POST panel/desk/doctors/id', strikeOffRoute, { ...post({}), params: { id: 'longarts' } }, ['panel']],
  ['GET panel/requests', ownRequestsRoute, {}, ['citizen']],
  ['POST panel/requests', askPanelRoute, post({}), ['citizen']],
  ['POST panel/requests/id/review', reviewRoute, { ...post(), params: { id: randomUUID() } }, ['citizen']],
  ['DELETE panel/requests/id', withdrawRoute, { method: 'DELETE', params: { id: randomUUID() } }, ['citizen']],
  ['GET register/clients', clientRoute, {}, REGISTRARS],
  ['POST register/entries', enrolRoute, post({}), REGISTRARS],
  ['POST register/entries/id/change', changeRoute, { ...post({}), params: { id: randomUUID() } }, REGISTRARS],
  ['POST register/entries/id/end', endRoute, { ...post({}), params: { id: randomUUID() } }, REGISTRARS],
  ['POST register/entries/id/take-back', undoRoute, { ...post({}), params: { id: randomUUID() } }, REGISTRARS],
  ['POST register/imports', registerFileRoute, post({}), REGISTRARS],
  ['GET register/imports/id', importStateRoute, { params: { id: randomUUID() } }, REGISTRARS],
  ['DELETE register/imports/id', cancelRoute, { method: 'DELETE', params: { id: randomUUID() } }, REGISTRARS],
  ['POST register/imports/id/confirm', confirmRoute, { ...post(), params: { id: randomUUID() } }, REGISTRARS],
  ['GET contests', contestsRoute, {}, ['citizen']],
  ['POST contests', contestRoute, post({}), ['citizen']],
  ['GET reviews', reviewsRoute, {}, ['citizen']],
  ['POST reviews', askHumanRoute, post({}), ['citizen']],
  ['DELETE reviews/id', takeBackRoute, { method: 'DELETE', params: { id: randomUUID() } }, ['citizen']],
  ['GET cases', casesRoute, {}, AGENCIES],
  ['GET cases/reviews/id', caseRoute, { params: { id: randomUUID() } }, AGENCIES],
  ['POST cases/reviews/id', decideCaseRoute, { ...post({}), params: { id: randomUUID() } }, AGENCIES],
  ['GET cases/reviews/id/receipt', attachedRoute, { params: { id: randomUUID() } }, AGENCIES],
  ['POST cases/receipts', receiptsRoute, post({}), AGENCIES],
  ['POST cases/statements', deskStatementRoute, post({}), AGENCIES],
];

/** Rows of every table but the log of such visits, which has tests of its own. */
const written = async () => ({ ...(await rowCounts(portal.db)), AuditEvent: 0 });

describe('S-29 who may call what', () => {
  test.each(ROUTES)('%s answers 401 without a session, 404 in another role, and writes nothing', async (...route) => {
    const [, handler, options, allowed] = route;
    const before = await written();
    expect((await call(handler, options)).code).toBe('SIGN_IN_REQUIRED');
    for (const [role, cookie] of Object.entries(cookies)) {
      if (allowed.includes(role)) continue;
      const answer = await call(handler, { ...options, cookie });
      expect([role, answer.status, answer.code]).toEqual([role, 404, 'NOT_FOUND']);
    }
    expect(await written()).toEqual(before);
    for (const role of allowed) {
      const answer = await call(handler, { ...options, cookie: cookies[role] });
      expect(['SIGN_IN_REQUIRED', 'UNEXPECTED']).not.toContain(answer.code);
      expect(answer.status === 404 && !('id' in (options.params ?? {}))).toBe(false);
    }
  });

  test.each([
    ['forged', async () => 'next-auth.session-token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbWluYSJ9.'],
    ['a role the account does not have', () => cookieOf('amina', 'issuer')],
    ['a person who is gone', () => citizenCookie('nobody')],
  ])('a session that is %s is none', async (_name, cookie) => {
    expect((await call(cardRoute, { cookie: await cookie() })).code).toBe('SIGN_IN_REQUIRED');
  });

  test('a citizen cannot collect another’s mail', async () => {
    const item = await portal.db.mailboxItem.create({
      data: {
        personId: 'bram',
        kind: 'income',
        enc: '0x',
        ciphertext: '0x',
        dedupeKey: 'test',
        retainUntil: new Date(Date.now() + 60_000),
      },
    });
    const answer = await call(collectedRoute, { method: 'POST', cookie: cookies.citizen, json: { ids: [item.id] } });
    expect(answer.body).toEqual({ collected: 0 });
    expect((await call(mailboxRoute, { cookie: cookies.citizen })).body.items).toEqual([]);
    expect((await portal.db.mailboxItem.findUniqueOrThrow({ where: { id: item.id } })).collectedAt).toBeNull();
  });
});

describe('S-33 oversized, malformed and deep JSON', () => {
  const BODIES: readonly [string, Call, string][] = [
    ['not JSON', { raw: '{"a":' }, 'INPUT_MALFORMED'],
    ['an empty body', { raw: '' }, 'INPUT_MALFORMED'],
    ['a list', { json: [] }, 'INPUT_MALFORMED'],
    ['null', { json: null }, 'INPUT_MALFORMED'],
    ['unknown fields', { json: { __proto__x: 1, constructor: {} } }, 'INPUT_MALFORMED'],
    ['deep', { raw: `${'['.repeat(50_000)}${']'.repeat(50_000)}`.slice(0, 60_000) }, 'INPUT_MALFORMED'],
    ['deep objects', { raw: `${'{"a":'.repeat(100)}1${'}'.repeat(100)}` }, 'INPUT_MALFORMED'],
    ['NUL', { raw: '{"csv":"\\u0000","commit":true}' }, 'INPUT_MALFORMED'],
    ['bytes that are no UTF-8', { raw: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, 'INPUT_MALFORMED'],
    ['a form', { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'INPUT_MALFORMED'],
    ['two megabytes', { raw: `"${'x'.repeat(2_000_000)}"` }, 'INPUT_TOO_LARGE'],
    [
      'a small length that lies',
      { raw: `"${'x'.repeat(2_000_000)}"`, headers: { 'content-length': '10' } },
      'INPUT_TOO_LARGE',
    ],
  ];
  const TARGETS: readonly [string, NextHandler, string, string | undefined][] = [
    ['card/bind', bindRoute, 'POST', 'citizen'],
    ['card/consent', consentRoute, 'POST', 'citizen'],
    ['mailbox/collected', collectedRoute, 'POST', 'citizen'],
    ['issuer/statements', issueRoute, 'POST', 'issuer'],
    ['issuer/statements/id', replaceRoute, 'PUT', 'issuer'],
    ['issuer/statements/import', importRoute, 'POST', 'issuer'],
    ['relay/claims', claimsRoute, 'POST', undefined],
    ['relay/advances', advancesRoute, 'POST', undefined],
    ['doctor/statements', stateRoute, 'POST', 'doctor'],
    ['doctor/contests/id', answerRoute, 'POST', 'doctor'],
    ['panel/desk/requests/id', decideRoute, 'POST', 'panel'],
    ['panel/desk/doctors/id', strikeOffRoute, 'POST', 'panel'],
    ['panel/requests', askPanelRoute, 'POST', 'citizen'],
    ['contests', contestRoute, 'POST', 'citizen'],
    ['reviews', askHumanRoute, 'POST', 'citizen'],
    ['cases/reviews/id', decideCaseRoute, 'POST', 'caseworker'],
    ['cases/receipts', receiptsRoute, 'POST', 'uwv'],
    ['cases/statements', deskStatementRoute, 'POST', 'uwv'],
    ['register/entries', enrolRoute, 'POST', 'caseworker'],
    ['register/entries/id/change', changeRoute, 'POST', 'caseworker'],
    ['register/entries/id/end', endRoute, 'POST', 'uwv'],
    ['register/entries/id/take-back', undoRoute, 'POST', 'uwv'],
    ['policies-desk/proposals', policyProposalRoute, 'POST', 'caseworker'],
    ['policies-desk/proposals/id/decision', policyDecisionRoute, 'POST', 'uwv'],
    ['policies-desk/advance/proposals', advanceProposalRoute, 'POST', 'svb'],
    ['policies-desk/advance/proposals/id/decision', advanceDecisionRoute, 'POST', 'svb'],
    ['demo/patients', newPatientRoute, 'POST', undefined],
    ['relay/spends', spendsRoute, 'POST', undefined],
    ['relay/transfers', transfersRoute, 'POST', undefined],
    ['demo/wages', wagesRoute, 'POST', undefined],
    ['demo/people', newPersonRoute, 'POST', undefined],
    ['auth/callback/staff', authRoute, 'POST', undefined],
  ];
  /** The one route that takes forms, and nothing else. */
  const FORM = 'application/x-www-form-urlencoded';
  const FORMS: readonly [string, Call, string][] = [
    ['two megabytes of form', { raw: `a=${'x'.repeat(2_000_000)}` }, 'INPUT_TOO_LARGE'],
    [
      'a small length that lies',
      { raw: `a=${'x'.repeat(2_000_000)}`, headers: { 'content-length': '10' } },
      'INPUT_TOO_LARGE',
    ],
    ['bytes that are no UTF-8', { raw: new Uint8Array([0x61, 0x3d, 0xff]) }, 'INPUT_MALFORMED'],
    ['NUL', { raw: 'email=a%00b' }, 'INPUT_MALFORMED'],
  ];

  test.each(TARGETS)('%s answers 4xx with a code, without a stack, and writes nothing', async (...target) => {
    const [, handler, method, role] = target;
    const before = await rowCounts(portal.db);
    const cookie = role === undefined ? undefined : cookies[role];
    const isAuth = handler === authRoute;
    const forms = FORMS.map(([name, body, code]) => {
      const headers = { ...body.headers, 'content-type': FORM };
      return [name, { ...body, headers }, code] as const;
    });
    const bodies = isAuth ? [...BODIES.filter(([name]) => name !== 'a form'), ...forms] : BODIES;
    for (const [name, body, code] of bodies) {
      const answer = await call(handler, { method, cookie, params: { id: randomUUID() }, ...body });
      expect([name, answer.code]).toEqual([name, code]);
      expect(answer.status).toBe(code === 'INPUT_TOO_LARGE' ? 413 : 400);
      expect(answer.text).not.toMatch(/node_modules|\.ts:|at /);
      expect(answer.body.error.requestId).toBe(answer.headers.get('x-request-id'));
    }
    expect(await rowCounts(portal.db)).toEqual(before);
  });

  test('an unknown fault is 500 UNEXPECTED; what it was stands in the log alone', async () => {
    await portal.db.$executeRaw`ALTER TABLE "Consent" RENAME TO "ConsentAway"`;
    let answer: Awaited<ReturnType<typeof call>> | undefined;
    const output = await captureLog(async () => {
      answer = await call(cardRoute, { cookie: cookies.citizen });
    });
    await portal.db.$executeRaw`ALTER TABLE "ConsentAway" RENAME TO "Consent"`;
    expect([answer?.status, answer?.code]).toEqual([500, 'UNEXPECTED']);
    expect(answer?.text).not.toContain('Consent');
    expect(output).toContain(answer?.body.error.requestId);
    expect(output).toContain('Consent');
  });
});
