import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as authRoute } from '@/app/api/auth/[...nextauth]/route';
import { GET as nonceRoute } from '@/app/api/auth-nonce/route';
import { GET as configRoute } from '@/app/api/config/route';
import { POST as patientsRoute } from '@/app/api/demo/patients/route';
import { GET as peopleRoute, POST as personRoute } from '@/app/api/demo/people/route';
import { GET as staffRoute } from '@/app/api/demo/staff/route';
import { POST as wagesRoute } from '@/app/api/demo/wages/route';
import { call, type Portal, rowCounts, startPortal } from '../helpers/portal';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const PERSON = {
  ...{ scheme: 'pw', region: 9001, normClass: 0, disregardClass: 0, knownBenefitCents: '0' },
  ...{ employers: ['ridehail'], partnerEmployer: null },
};

test.each([
  ['the list of people', peopleRoute, {}],
  ['the password of the staff', staffRoute, {}],
  ['a new person', personRoute, { method: 'POST', json: PERSON }],
  ['a new patient', patientsRoute, { method: 'POST', json: { doctor: 'longarts' } }],
  ['a nonce to sign in with', nonceRoute, {}],
  ['a session', authRoute, {}],
  ['the public configuration', configRoute, {}],
  ['a wage', wagesRoute, { method: 'POST', json: { payTo: '1', amountCents: '10000' } }],
] as const)('S-32 a website whose name leads to this machine does not get %s', async (_, route, options) => {
  const before = await rowCounts(portal.db);
  const answer = await call(route, { ...options, headers: { host: 'evil.example:3000' } });
  expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND']);
  expect(await rowCounts(portal.db)).toEqual(before);
});

test('S-32 the demo’s own names get them', async () => {
  for (const host of ['localhost:3000', 'voorzien.localhost:3000', 'amina.voorzien.localhost:3000']) {
    expect((await call(peopleRoute, { headers: { host } })).status).toBe(200);
  }
  expect((await call(staffRoute, {})).status).toBe(200);
});
