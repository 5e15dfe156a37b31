import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST as forgetRoute } from '@/app/api/presenter/forget/route';
import { POST as leadRoute } from '@/app/api/presenter/lead/route';
import { POST as profileRoute } from '@/app/api/presenter/profile/route';
import { POST as resetRoute } from '@/app/api/presenter/reset/route';
import { POST as runRoute } from '@/app/api/presenter/run/route';
import { GET as stageRoute } from '@/app/api/presenter/stage/route';
import { POST as stopRoute } from '@/app/api/presenter/stop/route';
import type { NextHandler } from '@/lib/server/http/route';
import { type Stage, zStage } from '@/lib/shared/schemas/presenter-api';
import { type Portal, startPortal } from '../helpers/portal';
import { startStage, TestCrew, TOKEN } from './stage-support';

const [FIRST, SECOND] = ['page-one-1234', 'page-two-5678'] as const;
const HOST = 'voorzien.localhost:3000';

let portal: Portal;
let stage: Awaited<ReturnType<typeof startStage>>;
let crew: TestCrew;
let nowMs = Date.now();
const pointer: { crew: TestCrew } = { crew: new TestCrew() };

beforeAll(async () => {
  // One stage for the file, as the web server knows one address; each test has a crew of its own behind it.
  const behind = new Proxy({} as TestCrew, { get: (_target, name) => Reflect.get(pointer.crew, name) });
  stage = await startStage(behind, () => nowMs);
  Object.assign(process.env, { STAGE_URL: stage.url, STAGE_TOKEN: TOKEN });
  portal = await startPortal();
});
afterAll(async () => {
  await stage.stop();
  await portal.stop();
});
beforeEach(() => {
  crew = new TestCrew();
  pointer.crew = crew;
  // Whoever led before was not seen for long.
  nowMs += 60_000;
});

async function ask(route: NextHandler, body?: object, headers: Record<string, string> = { host: HOST }) {
  const request = new NextRequest('http://localhost:3000/api/presenter/test', {
    method: body ? 'POST' : 'GET',
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const response = await route(request, { params: Promise.resolve({}) });
  return { status: response.status, headers: response.headers, json: (await response.json()) as unknown };
}
const view = async (): Promise<Stage> => zStage.parse((await ask(stageRoute)).json);
const refusal = (code: string, status = 409) => ({ status, json: { error: { code } } });
const lead = async (client: string, more: object = {}) =>
  ask(leadRoute, { client, takeOver: false, step: null, epoch: (await view()).epoch, ...more });

describe('who leads', () => {
  test('STG-12 one page leads; a second one is told, watches, and takes over', async () => {
    expect((await lead(FIRST, { step: 'issue' })).status).toBe(200);
    expect(await lead(SECOND)).toMatchObject(refusal('STAGE_LED'));
    expect((await view()).lead?.client).toBe(FIRST);
    expect((await view()).place?.step).toBe('issue');
    expect(await lead(SECOND, { takeOver: true })).toMatchObject({ status: 200, json: { lead: { client: SECOND } } });
    expect(await lead(FIRST)).toMatchObject(refusal('STAGE_LED'));
    // The place in the script stays where it was.
    expect((await view()).place?.step).toBe('issue');
  });

  test('STG-12 a page that is gone leads no more; one that tells of itself does', async () => {
    await lead(FIRST);
    for (let second = 0; second < 60; second += 10) {
      nowMs += 10_000;
      await lead(FIRST);
    }
    expect(await lead(SECOND)).toMatchObject(refusal('STAGE_LED'));
    nowMs += 16_000;
    expect((await view()).lead).toBeNull();
    expect((await lead(SECOND)).status).toBe(200);
  });

  test.each([
    ['resets', resetRoute, {}],
    ['switches', profileRoute, { profile: 'second' }],
    ['stops a chain', stopRoute, { domain: 'income', seconds: 5 }],
    ['starts an attack', runRoute, { kind: 'attack', name: 'forged-proof' }],
  ] as [string, NextHandler, object][])('STG-13 whoever watches %s: refused', async (_name, route, body) => {
    await lead(FIRST);
    expect(await ask(route, { client: SECOND, ...body })).toMatchObject(refusal('STAGE_LED'));
    expect(crew.done).toEqual([]);
  });
});

describe('a reset', () => {
  test('STG-14 a page that has not heard of it yet does not put the script back to an old place', async () => {
    const { epoch } = await view();
    await lead(FIRST, { step: 'pay' });
    await ask(resetRoute, { client: FIRST });
    await vi.waitFor(() => expect(crew.done).toEqual([`reset ${epoch + 1}`]));
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
    expect((await lead(FIRST, { step: 'pay', epoch })).status).toBe(200);
    expect((await view()).place).toBeNull();
    await lead(FIRST, { step: 'issue' });
    expect((await view()).place?.step).toBe('issue');
  });

  test('STG-14 begins at once, is told while it lasts, and gives the stage a new number', async () => {
    const { epoch } = await view();
    await lead(FIRST, { step: 'pay' });
    expect(await ask(resetRoute, { client: FIRST })).toMatchObject({
      status: 200,
      json: { phase: 'resetting', epoch },
    });
    await vi.waitFor(() => expect(crew.done).toEqual([`reset ${epoch + 1}`]));
    for (const [route, body] of [
      [resetRoute, {}],
      [profileRoute, { profile: 'second' }],
      [stopRoute, { domain: 'income', seconds: 5 }],
      [runRoute, { kind: 'scale', citizens: 50 }],
    ] as [NextHandler, object][]) {
      expect(await ask(route, { client: FIRST, ...body })).toMatchObject(refusal('STAGE_BUSY'));
    }
    nowMs += 9_000;
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
    expect(await view()).toMatchObject({
      ...{ epoch: epoch + 1, place: null, run: null },
      lastTook: { what: 'resetting', ms: 9_000 },
    });
  });

  test('STG-14 one that failed is told, and may be tried again; nothing else begins on it', async () => {
    await ask(resetRoute, { client: FIRST });
    await vi.waitFor(() => expect(crew.done).toHaveLength(1));
    crew.finish(new Error('the database did not start'));
    await vi.waitFor(async () => expect((await view()).phase).toBe('failed'));
    expect(crew.said.join()).toContain('the database did not start');
    expect(await ask(profileRoute, { client: FIRST, profile: 'second' })).toMatchObject(refusal('STAGE_BUSY'));
    expect((await ask(resetRoute, { client: FIRST })).status).toBe(200);
    await vi.waitFor(() => expect(crew.done).toHaveLength(2));
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
  });

  test('STG-15 with a database of one’s own nothing is reset', async () => {
    crew.canReset = false;
    expect((await view()).canReset).toBe(false);
    expect(await ask(resetRoute, { client: FIRST })).toMatchObject(refusal('STAGE_UNAVAILABLE', 503));
    expect(crew.done).toEqual([]);
  });

  test('STG-16 in the middle of an attack, with a chain that stands still: both end first', async () => {
    await ask(runRoute, { client: FIRST, kind: 'attack', name: 'stopped-chain' });
    await ask(stopRoute, { client: FIRST, domain: 'income', seconds: 60 });
    await ask(resetRoute, { client: FIRST });
    await vi.waitFor(() => expect(crew.done.at(-1)).toMatch(/^reset/));
    expect(crew.done.slice(0, -1)).toEqual(['run attack stopped-chain', 'pause income', 'resume income']);
    expect((await view()).stopped).toEqual({});
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
  });
});

describe('runs, profiles and chains', () => {
  test('STG-17 a run’s lines are shown as it prints them, and its end says whether the system held', async () => {
    await ask(runRoute, { client: FIRST, kind: 'attack', name: 'replayed-proof' });
    const line = { atMs: 1, key: 'refused', data: { error: 'NullifierSpent' }, tone: 'refused' };
    crew.print('a warning of somebody’s library');
    crew.print({ line });
    crew.print({ line: { ...line, tone: 'loud' } });
    crew.print({ sample: { atMs: 2, values: { perSecond: 31.5 } } });
    crew.print({ sample: { atMs: 2, values: { perSecond: null } } });
    const { run } = await view();
    expect(run).toMatchObject({ kind: 'attack', name: 'replayed-proof', status: 'running', lines: [line] });
    expect(run?.samples).toEqual([{ atMs: 2, values: { perSecond: 31.5 } }]);
    expect(await ask(runRoute, { client: FIRST, kind: 'scale', citizens: 100 })).toMatchObject(refusal('STAGE_BUSY'));
    crew.endRun(0);
    await vi.waitFor(async () => expect((await view()).run?.status).toBe('held'));
    await ask(runRoute, { client: FIRST, kind: 'scale', citizens: 100 });
    crew.endRun(1);
    await vi.waitFor(async () => expect((await view()).run).toMatchObject({ name: '100', status: 'failed' }));
    await ask(runRoute, { client: FIRST, kind: 'attack', name: 'second-claim' });
    await ask(runRoute, { client: FIRST, kind: 'cancel' });
    await vi.waitFor(async () => expect((await view()).run?.status).toBe('cancelled'));
  });

  test('STG-45 what a load run measured stays, with the time of its run, until a reset', async () => {
    const load = async (values: Record<string, number>, code = 0) => {
      await ask(runRoute, { client: FIRST, kind: 'scale', citizens: 25 });
      crew.print({ sample: { atMs: 1, values: { elapsedMs: 500, paid: 3 } } });
      crew.print({ sample: { atMs: 2, values } });
      crew.endRun(code);
      await vi.waitFor(async () => expect((await view()).run?.status).not.toBe('running'));
    };
    await load({ claimsPerSec: 20, openingsPerSec: 50 });
    const firstMs = nowMs;
    nowMs += 5_000;
    await load({ claimsPerSec: 30 });
    const kept = { claimsPerSec: { value: 30, atMs: nowMs }, openingsPerSec: { value: 50, atMs: firstMs } };
    expect((await view()).measured).toEqual(kept);
    // One that did not hold, and an attack, measured nothing.
    await load({ claimsPerSec: 1 }, 1);
    await ask(runRoute, { client: FIRST, kind: 'attack', name: 'second-claim' });
    crew.print({ sample: { atMs: 2, values: { claimsPerSec: 2 } } });
    crew.endRun(0);
    await vi.waitFor(async () => expect((await view()).run?.status).toBe('held'));
    expect((await view()).measured).toEqual(kept);
    await ask(resetRoute, { client: FIRST });
    await vi.waitFor(() => expect(crew.done.at(-1)).toMatch(/^reset/));
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
    expect((await view()).measured).toEqual({});
  });

  test('STG-18 a run may stop a chain while it lasts, by its own name', async () => {
    await ask(runRoute, { client: FIRST, kind: 'attack', name: 'stopped-chain' });
    const { run } = await view();
    const stop = (client: string) => ask(stopRoute, { client, domain: 'income', seconds: 1 });
    expect(await stop('run-of-somebody')).toMatchObject(refusal('STAGE_LED'));
    expect(await stop(run?.id ?? '')).toMatchObject({ status: 200, json: { stopped: { income: nowMs + 1_000 } } });
    expect(await stop(run?.id ?? '')).toMatchObject(refusal('STAGE_BUSY'));
    await vi.waitFor(() => expect(crew.done.at(-1)).toBe('resume income'), { timeout: 3_000 });
    expect((await view()).stopped).toEqual({});
    const { id } = run ?? { id: '' };
    crew.endRun(0);
    await vi.waitFor(async () => expect((await view()).run?.status).toBe('held'));
    expect(await stop(id)).toMatchObject(refusal('STAGE_LED'));
  });

  test('STG-19 another profile is switched to once, and the same one needs nothing', async () => {
    expect((await ask(profileRoute, { client: FIRST, profile: 'ethereum' })).status).toBe(200);
    await vi.waitFor(() => expect(crew.done).toEqual(['switch ethereum']));
    expect((await view()).phase).toBe('switching');
    crew.finish();
    await vi.waitFor(async () => expect((await view()).profile).toBe('ethereum'));
    expect(await ask(profileRoute, { client: FIRST, profile: 'ethereum' })).toMatchObject({ json: { phase: 'ready' } });
    expect(crew.done).toHaveLength(1);
    await ask(profileRoute, { client: FIRST, profile: 'instant' });
    await vi.waitFor(() => expect(crew.done).toHaveLength(2));
    crew.finish();
    await vi.waitFor(async () => expect((await view()).phase).toBe('ready'));
  });
});

describe('who may ask', () => {
  test.each(['amina.voorzien.localhost:3000', 'evil.example', 'voorzien.localhost:3001'])(
    'STG-20 a page of %s steers nothing',
    async (host) => {
      expect(await ask(stageRoute, undefined, { host })).toMatchObject(refusal('NOT_FOUND', 404));
      expect(await ask(resetRoute, { client: FIRST }, { host })).toMatchObject(refusal('NOT_FOUND', 404));
    },
  );

  test.each([
    ['an unknown attack', runRoute, { kind: 'attack', name: 'rm' }],
    ['too many citizens', runRoute, { kind: 'scale', citizens: 100_000 }],
    ['an unknown chain', stopRoute, { domain: 'naive', seconds: 5 }],
    ['too long', stopRoute, { domain: 'income', seconds: 3_600 }],
    ['an unknown profile', profileRoute, { profile: 'fast' }],
    ['a name that is none', leadRoute, { client: '../x', takeOver: true, step: null, epoch: null }],
  ] as [string, NextHandler, object][])(
    'STG-20 %s: refused before the stage hears of it',
    async (_name, route, body) => {
      expect(await ask(route, { client: FIRST, ...body })).toMatchObject(refusal('INPUT_MALFORMED', 400));
    },
  );

  test('STG-21 the stage itself answers nobody without the token of this start, and no browser', async () => {
    const get = (headers: Record<string, string>) => fetch(`${stage.url}/stage`, { headers });
    expect((await get({})).status).toBe(401);
    expect((await get({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await get({ authorization: `Bearer ${TOKEN}`, origin: `http://${HOST}` })).status).toBe(401);
    expect((await get({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  test('STG-22 a persona’s host forgets cookies and storage, when it or the stage asks', async () => {
    const host = 'amina.voorzien.localhost:3000';
    const cookie = 'next-auth.session-token=abc; NEXT_LOCALE=nl';
    for (const origin of [`http://${host}`, `http://${HOST}`]) {
      const { status, headers } = await ask(forgetRoute, {}, { host, origin, cookie });
      expect([status, headers.get('clear-site-data')]).toEqual([200, '"storage"']);
      expect(headers.getSetCookie()).toEqual([
        'next-auth.session-token=; Path=/; Max-Age=0; SameSite=Lax',
        'NEXT_LOCALE=; Path=/; Max-Age=0; SameSite=Lax',
      ]);
    }
    for (const headers of [
      { host, origin: 'http://evil.example', cookie },
      { host, origin: 'http://bram.voorzien.localhost:3000', cookie },
      { host, cookie },
      { host: HOST, origin: `http://${HOST}`, cookie },
      { host: 'localhost:3000', origin: 'http://localhost:3000', cookie },
    ]) {
      const answer = await ask(forgetRoute, {}, headers);
      expect(answer).toMatchObject(refusal('NOT_FOUND', 404));
      expect([answer.headers.get('clear-site-data'), answer.headers.getSetCookie()]).toEqual([null, []]);
    }
  });
});
