import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as figuresRoute } from '@/app/api/caseworker/figures/route';
import { GET as presenterFigures } from '@/app/api/presenter/figures/route';
import { FiguresKeeper } from '@/lib/server/services/figures-keeper';
import { zFiguresView } from '@/lib/shared/schemas/caseworker-api';
import { zAgencyFigures } from '@/lib/shared/schemas/presenter-steps';
import { indexPolicies, indexTranches } from '../helpers/figure-rows';
import { call, type Portal, staffCookie, startPortal } from '../helpers/portal';

const [STAD, DORP] = [9001, 9002];
const host = 'voorzien.localhost:3000';
const pw = { scheme: 1, isReleased: true, waitSec: 4 } as const;

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
  for (const scheme of [1, 2]) await indexPolicies(scheme, [202601, 202602], portal.db);
  const tranches = [
    { ...pw, id: 1, region: STAD, month: 202607, count: 27, totalCents: 1_234_567n },
    { ...pw, id: 2, region: DORP, month: 202607, count: 34, totalCents: 900_000n },
    { ...pw, id: 3, scheme: 2, region: 0, month: 202607, count: 21, totalCents: 700_000n },
  ];
  await indexTranches(tranches, 202610, portal.db);
  await new FiguresKeeper({
    db: portal.db,
    clock: () => new Date('2026-10-01T00:00:00Z'),
    readPool: async () => ({ balanceCents: 50_000_000n, reservedCents: 20_000_000n, readAtSec: 1_790_812_800 }),
  }).turn();
});
afterAll(() => portal.stop());

const ask = (query: string, from = host) =>
  call(presenterFigures, { path: `/api/presenter/figures${query}`, headers: { host: from } });
const figuresOf = async (query: string) => zAgencyFigures.parse((await ask(query)).body);
const asStaff = async (email: string) =>
  zFiguresView.parse((await call(figuresRoute, { cookie: await staffCookie(email, portal.db) })).body);

test.each([
  ['sjoerd', 'consulent@voorbeeldstad.example', 'pw', STAD],
  ['joris', 'consulent@demodorp.example', 'pw', DORP],
  ['elif', 'medewerker@uwv.example', 'tw', null],
  ['leen', 'medewerker@svb.example', 'tas', null],
  ['fatima', 'consulent@voorbeeldstad.example', 'pw', STAD],
])('PRS-41 beside %s stands exactly what %s sees on the page of figures', async (person, email, scheme, region) => {
  const own = await figuresOf(`?person=${person}`);
  expect([own.scheme, own.region]).toEqual([scheme, region]);
  expect(own.view).toEqual(await asStaff(email));
  if (scheme !== 'tas') expect(own.view.figures).not.toBeNull();
});

test('PRS-41 rounded to tens and hundreds of euros: no exact count of a group, and none of another municipality', async () => {
  const { text } = await ask('?person=sjoerd');
  for (const exact of ['27', '1234567', 'Demodorp']) expect(text).not.toMatch(new RegExp(`\\b${exact}\\b`, 'u'));
});

test('PRS-41 only the stage and the demo’s own address may ask, and only of who is a persona', async () => {
  expect((await ask('', 'localhost:3000')).status).toBe(200);
  expect((await ask('', 'amina.voorzien.localhost:3000')).status).toBe(404);
  expect((await ask('', 'evil.example:3000')).status).toBe(404);
  expect((await ask('?person=nobody')).code).toBe('NOT_FOUND');
  expect((await ask('?scheme=tw')).code).toBe('INPUT_MALFORMED');
});
