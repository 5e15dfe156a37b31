import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST as stepRoute } from '@/app/api/presenter/steps/[id]/route';
import { GET as desksRoute } from '@/app/api/presenter/steps/route';
import { SUPPLEMENT_IDS, SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import { zDesks, zStepReply } from '@/lib/shared/schemas/presenter-steps';
import { giveCard, stopProver } from '../helpers/card';
import { indexPolicies } from '../helpers/figure-rows';
import { call, type Portal, startPortal } from '../helpers/portal';

/** With a table for each, as a demo has them. */
const MONTHS = Array.from({ length: 12 }, (_, index) => 202601 + index);

let portal: Portal;
const host = 'voorzien.localhost:3000';

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(async () => {
  await stopProver();
  await portal.stop();
});
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28, 12), toFake: ['Date'] });
  await portal.db.mailboxItem.deleteMany();
  await portal.db.statement.deleteMany();
  await portal.db.card.deleteMany();
  await portal.db.policyEvent.deleteMany();
  for (const scheme of SUPPLEMENT_IDS) await indexPolicies(scheme, MONTHS, portal.db);
});
afterEach(() => vi.useRealTimers());

const ask = (id: string, period: number | null = null, from = host) =>
  call(stepRoute, { method: 'POST', json: { period }, params: { id }, headers: { host: from } });
const perform = async (id: string, period: number | null = null) => {
  const answer = await ask(id, period);
  expect(answer.status).toBe(200);
  return zStepReply.parse(answer.body);
};
const desks = async (person: string) =>
  zDesks.parse((await call(desksRoute, { path: `/api/test?person=${person}`, headers: { host } })).body);

describe('what others do in a step', () => {
  test('PRS-20 the platform states the step’s month by its own account, sealed for the card', async () => {
    await giveCard('sjoerd', portal.db);
    const { period, deeds, next } = await perform('june');
    expect({ period, next }).toEqual({ period: 202606, next: 202607 });
    expect(deeds).toMatchObject([
      { kind: 'income', by: 'Vlotrit, loonadministratie', issuerName: 'Vlotrit', displayName: 'Sjoerd de Vos' },
    ]);
    expect(deeds[0]).toMatchObject({ netCents: 101_500n, already: false });
    expect(await portal.db.mailboxItem.count({ where: { personId: 'sjoerd' } })).toBe(1);
  });

  test('PRS-21 the same step again states nothing, and says what is there', async () => {
    const first = await perform('june');
    const second = await perform('june');
    expect(second.deeds).toEqual(first.deeds.map((deed) => ({ ...deed, already: true })));
    expect(await portal.db.statement.count()).toBe(1);
  });

  test('PRS-22 a repetition goes to the next month, up to the last that is over', async () => {
    const months: (number | null)[] = [];
    let reply = await perform('june');
    while (reply.next !== null) {
      reply = await perform('june', reply.next);
      months.push(reply.period);
    }
    expect(months).toEqual([202607, 202608, 202609, 202610]);
    expect((await ask('june', 202611)).code).toBe('PERIOD_IN_FUTURE');
    expect((await ask('month-amina', 202606)).code).toBe('INPUT_MALFORMED');
  });

  test('PRS-59 a month is offered up to the last with a table of the household’s scheme, and the answer says why', async () => {
    vi.setSystemTime(Date.UTC(2027, 1, 3, 12));
    await portal.db.policyEvent.deleteMany({ where: { scheme: SUPPLEMENT_PACKS.pw.id, period: { gt: 202608 } } });
    let reply = await perform('june');
    while (reply.next !== null) reply = await perform('june', reply.next);
    expect([reply.period, reply.end]).toEqual([202608, 'policy']);
    // Her table is of the other scheme.
    expect(await perform('month-elif', 202611)).toMatchObject({ next: 202612, end: null });
    expect(await perform('month-elif', 202612)).toMatchObject({ next: null, end: 'policy' });
    for (const month of [202607, 202608]) expect(await perform('month-amina')).toMatchObject({ period: month });
    expect(await perform('month-amina')).toMatchObject({ period: null, deeds: [], next: null, end: 'policy' });
  });

  test('PRS-59 where the tables reach further, the clock ends it; who is in no register needs none', async () => {
    expect(await perform('june', 202610)).toMatchObject({ next: null, end: 'clock' });
    await portal.db.policyEvent.deleteMany();
    expect(await perform('month-fatima')).toMatchObject({ period: 202607, next: 202608, end: null });
  });

  test('PRS-23 two pages at the same moment make one statement', async () => {
    const answers = await Promise.all([perform('july'), perform('july')]);
    expect(answers.map(({ period }) => period)).toEqual([202607, 202607]);
    expect(await portal.db.statement.count()).toBe(1);
  });

  test('PRS-24 every source of a household is stated, outside the script too', async () => {
    expect((await perform('two-employers')).deeds.map(({ issuerName }) => issuerName)).toEqual([
      'Vlotrit',
      'Buurtwinkel De Hoek',
    ]);
    const couple = await perform('month-chris');
    expect([couple.period, couple.deeds.map(({ displayName }) => displayName)]).toEqual([
      202607,
      ['Chris Vermeer', 'Dewi Vermeer'],
    ]);
    expect((await perform('month-chris')).period).toBe(202608);
  });

  test('PRS-25 the doctor states once; the panel confirms nothing that no card asked', async () => {
    const first = await perform('doctor');
    expect(first.deeds).toMatchObject([{ kind: 'medical', by: 'Longarts dr. De Boer', already: false }]);
    vi.setSystemTime(Date.UTC(2026, 10, 29, 12));
    expect((await perform('doctor')).deeds).toMatchObject([{ already: true }]);
    expect((await ask('panel')).code).toBe('NOT_FOUND');
  });

  test('PRS-26 only the stage and the demo’s own address may ask', async () => {
    expect((await ask('june', null, 'localhost:3000')).status).toBe(200);
    expect((await ask('june', null, 'amina.voorzien.localhost:3000')).status).toBe(404);
    expect((await ask('june', null, 'evil.example:3000')).status).toBe(404);
    expect((await ask('no-such-step')).code).toBe('NOT_FOUND');
    expect((await ask('month-leen')).code).toBe('NOT_FOUND');
  });
});

describe('what the desks see', () => {
  test('PRS-27 each employer its own statements of this person, and nothing of a claim', async () => {
    await perform('two-employers');
    await perform('june');
    const { employers, doctors, panel } = await desks('bram');
    expect(employers.map(({ issuerName, statements }) => [issuerName, statements.length])).toEqual([
      ['Vlotrit', 1],
      ['Buurtwinkel De Hoek', 1],
    ]);
    expect([doctors, panel]).toEqual([[], []]);
    expect(employers[0]?.statements[0]).toMatchObject({ displayName: 'Bram de Wit', status: 'waiting' });
  });

  test('PRS-28 the doctor sees what was stated about the patient', async () => {
    await perform('doctor');
    expect((await desks('leen')).doctors.map(({ issuerName }) => issuerName)).toEqual(['Longarts dr. De Boer (demo)']);
    expect((await call(desksRoute, { path: '/api/test?person=nobody', headers: { host } })).status).toBe(404);
  });
});
