import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as figuresRoute } from '@/app/api/caseworker/figures/route';
import { GET as liveRoute } from '@/app/api/caseworker/live/route';
import { claimCounts } from '@/lib/server/services/claim-counts';
import { FiguresKeeper } from '@/lib/server/services/figures-keeper';
import { zFiguresView, zLiveStatus, zSupplementFigures } from '@/lib/shared/schemas/caseworker-api';
import { LOAD_REGION } from '@/lib/shared/schemas/load-run-api';
import { indexPolicies, indexTranches, type MadeTranche } from '../helpers/figure-rows';
import { call, type Portal, staffCookie, startPortal } from '../helpers/portal';

const [STAD, DORP, STEDE, WOUDE] = [9001, 9002, 9003, 9004];
const pw = { scheme: 1, isReleased: true, waitSec: 4 } as const;
const tw = { scheme: 2, region: 0, isReleased: true, waitSec: 9 } as const;

const TRANCHES: readonly MadeTranche[] = [
  { ...pw, id: 1, region: STAD, month: 202607, count: 27, totalCents: 1_234_567n },
  { ...pw, id: 2, region: DORP, month: 202607, count: 34, totalCents: 900_000n },
  { ...pw, id: 3, region: STAD, month: 202608, count: 44, totalCents: 2_000_000n },
  { ...pw, id: 4, region: DORP, month: 202608, count: 12, totalCents: 500_000n },
  { ...pw, id: 5, region: STAD, month: 202609, count: 16 },
  { ...pw, id: 6, region: STEDE, month: 202609, count: 4, isOpen: true },
  { ...tw, id: 7, region: 0, month: 202608, count: 21, totalCents: 700_000n },
  // Late ones: of a month that nobody counts any more. So there is room for what is told of the others.
  { ...tw, id: 10, region: 0, month: 202607, of: 202602, count: 40, totalCents: 1_300_000n },
  // Of a load run, in a region that no agency keeps: of no figure.
  { ...pw, id: 9, region: LOAD_REGION, month: 202607, count: 25, totalCents: 9_000_000n, waitSec: 400 },
  { ...tw, id: 8, region: 0, month: 202609, count: 33, totalCents: 1_100_000n },
];

let portal: Portal;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  portal = await startPortal();
  cookies.stad = await staffCookie('consulent@voorbeeldstad.example', portal.db);
  cookies.dorp = await staffCookie('consulent@demodorp.example', portal.db);
  cookies.uwv = await staffCookie('medewerker@uwv.example', portal.db);
  cookies.svb = await staffCookie('medewerker@svb.example', portal.db);
});
afterAll(() => portal.stop());

const keeper = () =>
  new FiguresKeeper({
    db: portal.db,
    clock: () => new Date('2026-10-01T00:00:00Z'),
    readPool: async () => ({ balanceCents: 50_000_000n, reservedCents: 20_000_000n, readAtSec: 1_790_812_800 }),
  });
const ask = (who: string, query = '') =>
  call(figuresRoute, { cookie: cookies[who], path: `/api/caseworker/figures${query}` });
const view = async (who: string) => zFiguresView.parse((await ask(who)).body);

async function supplement(who: string) {
  const { figures } = await view(who);
  if (!figures || figures.scheme === 'tas') throw new Error('A supplement was expected.');
  return figures;
}

describe('figures by role', () => {
  test('FIG-01 before the first round there is nothing to show, and that is no fault', async () => {
    expect(await view('stad')).toMatchObject({ computedAtMs: null, figures: null, pool: null });
  });

  test('FIG-02 a municipality sees its own region and all together, rounded, and no other', async () => {
    for (const scheme of [1, 2]) await indexPolicies(scheme, [202601, 202602], portal.db);
    await indexTranches(TRANCHES, 202610, portal.db);
    await portal.db.advanceEvent.createMany({ data: advances(2025, 14) });
    await portal.db.advanceEvent.createMany({ data: advances(2026, 12) });
    expect(await keeper().turn()).toBe(true);

    const figures = await supplement('stad');
    expect(figures.scheme).toBe('pw');
    expect(figures.regions).toEqual([{ region: STAD, name: 'Voorbeeldstad' }]);
    const of = (month: number) => figures.payouts.find((one) => one.month === month)?.cells;
    expect(of(202607)).toMatchObject([
      { region: STAD, claims: { value: 30 }, paid: { value: '1230000' }, average: { value: '41000' }, tranches: ['1'] },
      { region: null, claims: { value: 60 }, paid: { value: '2130000' }, wait: { value: 4 } },
    ]);
    expect(of(202609)).toMatchObject([
      { claims: { value: 20 }, paid: { value: null, why: 'not-opened' }, tranches: [] },
      { region: null, paid: { value: null, why: 'not-opened' } },
    ]);
    expect(figures.waiting).toEqual([{ region: STAD, belowTen: 0, ready: 0, forShares: 1, forRelease: 0 }]);
    expect((await supplement('dorp')).regions).toEqual([{ region: DORP, name: 'Demodorp' }]);
    const everything = JSON.stringify(await view('stad'));
    for (const other of [DORP, STEDE, WOUDE]) expect(everything).not.toContain(`${other}`);
  });

  test('FIG-03 what two municipalities see of all together is the same', async () => {
    const [stad, dorp] = [await supplement('stad'), await supplement('dorp')];
    const all = ({ payouts, benefits }: typeof stad) =>
      [...payouts, ...benefits].map(({ cells }) => cells.find(({ region }) => region === null));
    expect(all(stad)).toEqual(all(dorp));
  });

  test('FIG-04 UWV sees the whole country, SVB the advance by year that is over, both the pool', async () => {
    const uwv = await supplement('uwv');
    expect([uwv.scheme, uwv.regions]).toEqual(['tw', [{ region: 0, name: 'Nederland' }]]);
    expect(uwv.payouts.at(-2)?.cells).toMatchObject([{ region: 0, claims: { value: 30 }, wait: { value: 9 } }]);
    const svb = await view('svb');
    expect(svb.figures).toMatchObject({
      scheme: 'tas',
      years: [{ year: 2025, claims: { value: 10 }, paid: { value: '24010000' } }],
      upcoming: { year: 2026 },
    });
    // (34,300 + 32,000) / 2: September has no amount of pw in it.
    expect(svb.pool).toMatchObject({ free: '30000000', averagedMonths: 2, averageMonth: '3315000', reachMonths: 9 });
    expect((await view('stad')).pool).toEqual(svb.pool);
  });

  test('S-29 another agency’s scheme is not found, and leaves a line in the log', async () => {
    const seen = (await portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
    const refused = async () =>
      (await portal.db.auditEvent.findMany({ where: { action: 'access.refused', id: { gt: seen } } })).map(
        ({ role, data }) => [role, (data as { path: string }).path],
      );
    for (const [who, scheme] of [
      ['stad', 'tw'],
      ['stad', 'tas'],
      ['uwv', 'pw'],
      ['svb', 'pw'],
      ['svb', 'tw'],
    ] as const) {
      const answer = await ask(who, `?scheme=${scheme}`);
      expect([who, scheme, answer.status, answer.code]).toEqual([who, scheme, 404, 'NOT_FOUND']);
    }
    // One line a minute for each account and what it asked for, which the line says.
    await ask('svb', '?scheme=tw');
    const path = '/api/caseworker/figures?scheme=';
    expect((await refused()).sort()).toEqual([
      ['caseworker', `${path}tas`],
      ['caseworker', `${path}tw`],
      ['svb', `${path}pw`],
      ['svb', `${path}tw`],
      ['uwv', `${path}pw`],
    ]);
    expect((await ask('stad', '?scheme=pw')).status).toBe(200);
    expect((await ask('svb', '?scheme=tas')).status).toBe(200);
  });

  test('FIG-20 S-29 another region is not found, and the log says which was asked for; the own one is', async () => {
    const seen = (await portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
    for (const [who, region] of [
      ['stad', 9002],
      ['stad', 0],
      ['dorp', 9001],
      ['uwv', 9001],
      ['svb', 9001],
    ] as const) {
      const answer = await ask(who, `?region=${region}`);
      expect([who, region, answer.status, answer.code]).toEqual([who, region, 404, 'NOT_FOUND']);
    }
    const lines = await portal.db.auditEvent.findMany({ where: { id: { gt: seen } }, orderBy: { id: 'asc' } });
    expect(lines.map(({ data }) => (data as { path: string }).path)).toEqual(
      [9002, 0, 9001, 9001, 9001].map((region) => `/api/caseworker/figures?region=${region}`),
    );
    expect((await ask('stad', '?region=9001&scheme=pw')).body).toEqual((await ask('stad')).body);
    expect((await ask('svb', '?region=0')).status).toBe(200);
  });

  test('FIG-05 a free filter is refused', async () => {
    for (const query of ['?region=north', '?scheme=pw&from=202601', '?month=202609']) {
      expect((await ask('stad', query)).code).toBe('INPUT_MALFORMED');
    }
  });

  test('FIG-06 what is stored is what is published: no row of it holds an exact count', async () => {
    const rows = await portal.db.figureSnapshot.findMany({ where: { key: { in: ['pw', 'tw'] } } });
    const published = rows.map(({ value }) => zSupplementFigures.parse(value));
    const counts = published.flatMap(({ payouts, benefits }) =>
      [...payouts, ...benefits].flatMap(({ cells }) => cells.map(({ claims }) => claims.value)),
    );
    expect(counts.length).toBeGreaterThan(20);
    for (const count of counts) expect((count ?? 0) % 10).toBe(0);
    expect(JSON.stringify(published)).not.toMatch(/:(27|34|44|16|21|33)[,}]/);
  });

  test('FIG-07 the desk’s other pages read the same numbers', async () => {
    const account = await portal.db.staffAccount.findFirstOrThrow({ where: { role: 'uwv' } });
    const { rows } = await claimCounts({ role: 'uwv', staffId: account.id, name: '' }, 'tw', portal.db);
    const { benefits } = await supplement('uwv');
    expect(rows).toEqual(
      benefits.map(({ month, cells }) => ({ period: month, count: cells[0]?.claims.value ?? null })),
    );
    expect(rows.some(({ count }) => count === 20)).toBe(true);
  });
});

describe('the keeper of figures', () => {
  test('FIG-08 nothing is worked out twice while nothing changed, nor at once again', async () => {
    const one = keeper();
    expect(await one.turn()).toBe(true);
    expect(await one.turn()).toBe(false);
    await indexTranches([{ ...pw, id: 20, region: DORP, month: 202609, count: 13, totalCents: 1n }], 202610, portal.db);
    // Due, but not before its rest is over.
    expect(await one.turn()).toBe(false);
    await expect.poll(() => one.turn(), { timeout: 20_000, interval: 200 }).toBe(true);
    const dorp = (await supplement('dorp')).payouts.find(({ month }) => month === 202609)?.cells[0];
    expect(dorp?.claims.value).toBe(10);
  });

  test('FIG-09 a payout chain that is away keeps no figure from being worked out', async () => {
    const away = new FiguresKeeper({
      db: portal.db,
      clock: () => new Date('2026-10-02T00:00:00Z'),
      readPool: async () => Promise.reject(new Error('down')),
    });
    await expect(away.turn()).rejects.toThrow('down');
    expect((await view('stad')).computedAtMs).toBe(Date.parse('2026-10-02T00:00:00Z'));
    expect((await view('stad')).pool?.free).toBe('30000000');
  });

  test('FIG-10 choices are counted once, at the end of a month', async () => {
    await portal.db.consent.createMany({
      data: ['amina', 'bram'].map((personId) => ({
        personId,
        version: '1',
        given: true,
        mode: 'automatic',
        at: new Date('2026-09-15T00:00:00Z'),
      })),
    });
    await keeper().turn();
    const modes = (await supplement('stad')).modes[0];
    expect(modes).toMatchObject({ region: STAD, month: 202609, people: { value: null, why: 'below-threshold' } });
    expect(modes?.automatic.value).toBeNull();
  });
});

test('FIG-11 live status: chains, jobs and messages, and when the figures were worked out', async () => {
  const lease = { owner: 'x', expiresAt: new Date(0), lastRunAt: new Date() };
  await portal.db.jobLease.createMany({
    data: [
      { name: 'indexer:income', ...lease },
      { name: 'tally:closer', ...lease, lastError: 'TimeoutError' },
    ],
  });
  const answer = await call(liveRoute, { cookie: cookies.svb });
  const live = zLiveStatus.parse(answer.body);
  expect(live.chains.map(({ chain, reachable }) => [chain, reachable])).toEqual([
    ['income', true],
    ['health', false],
    ['payout', false],
  ]);
  expect(live.jobs).toMatchObject([
    { name: 'indexer:income', healthy: true, lastError: null },
    { name: 'tally:closer', healthy: false, lastError: 'TimeoutError' },
  ]);
  expect([live.messagesUnderWay, typeof live.computedAtMs]).toEqual([0, 'number']);
});

function advances(year: number, count: number) {
  const at = BigInt(Date.UTC(year, 5, 1) / 1000);
  return Array.from({ length: count }, (_, index) => ({
    chain: 'health',
    blockNumber: at,
    logIndex: index,
    txHash: '0x',
    timestampSec: at,
    policyId: 1,
    nullifier: `${year}-${index}`,
    note: '1',
    capCents: 2_401_000n,
  }));
}
