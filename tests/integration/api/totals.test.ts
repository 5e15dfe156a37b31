import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET as configRoute } from '@/app/api/config/route';
import { GET as totalsRoute } from '@/app/api/totals/route';
import { publishedTotal } from '@/lib/server/services/totals';
import { zPublicConfig } from '@/lib/shared/schemas/public-api';
import { zTotals } from '@/lib/shared/schemas/totals-api';
import fixture from '@/tests/fixtures/tally-proof.json';
import { call, citizenCookie, type Portal, startPortal } from '../helpers/portal';

const { first, next } = fixture.tranches;

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(async () => {
  await portal.db.trancheEvent.deleteMany();
  await portal.db.tallyShareEvent.deleteMany();
  await portal.db.releaseEvent.deleteMany();
});

const at = (blockNumber: number, logIndex = 0) => ({
  chain: 'income',
  blockNumber: BigInt(blockNumber),
  logIndex,
  txHash: `0x${'ab'.repeat(32)}`,
  timestampSec: BigInt(1_800_000_000 + blockNumber),
});
type Tranche = typeof first | typeof next;
const begun = ({ trancheId, scheme, region }: Tranche, block: number) =>
  portal.db.trancheEvent.create({
    data: { ...at(block), kind: 'opened', trancheId, scheme, region, tallyKeyHash: fixture.keys.pw.keyHash },
  });
const closed = ({ trancheId, count, capSumCents, sumC1, sumC2 }: Tranche, block: number) =>
  portal.db.trancheEvent.create({
    data: {
      ...at(block),
      kind: 'closed',
      trancheId,
      count,
      capSumCents,
      c1x: sumC1[0] ?? '',
      c1y: sumC1[1] ?? '',
      c2x: sumC2[0] ?? '',
      c2y: sumC2[1] ?? '',
    },
  });
const shared = ({ trancheId }: Tranche, holder: 'pw' | 'statistics', block: number) =>
  portal.db.tallyShareEvent.create({
    data: { ...at(block), trancheId, holder: fixture.holders[holder].account, shareX: '0', shareY: '1' },
  });
const opened = ({ trancheId, count, totalCents }: Tranche, block: number) =>
  portal.db.trancheEvent.create({ data: { ...at(block, 1), kind: 'total', trancheId, count, totalCents } });

const read = async () => zTotals.parse((await call(totalsRoute)).body).totals;

test('V-50 before the first tranche there is an empty list', async () => {
  expect(await read()).toEqual([]);
});

test('V-50 totals are those of the chain, exact, the newest first', async () => {
  await begun(first, 1);
  await closed(first, 20);
  await shared(first, 'statistics', 21);
  await shared(first, 'pw', 22);
  await opened(first, 22);
  await begun(next, 23);
  await closed(next, 40);
  await shared(next, 'pw', 41);
  const [newest, oldest] = await read();
  expect(oldest).toMatchObject({
    trancheId: 1,
    scheme: 1,
    region: 9001,
    state: 'total',
    shares: 2,
    count: first.count,
    totalCents: BigInt(first.totalCents),
    beganAtSec: 1_800_000_001,
    closedAtSec: 1_800_000_020,
    openedAtSec: 1_800_000_022,
  });
  expect(newest).toMatchObject({ trancheId: 2, state: 'closed', shares: 1, count: next.count, totalCents: null });
});

test('V-51 of a tranche that still takes claims no count is given', async () => {
  await begun(first, 1);
  await portal.db.claimEvent.create({
    data: {
      ...at(2),
      scheme: 1,
      region: 9001,
      period: 202610,
      nullifier: '7',
      note: '8',
      capCents: 202779n,
      trancheId: 1n,
      c1x: '0',
      c1y: '1',
      c2x: '0',
      c2y: '1',
    },
  });
  expect(await read()).toMatchObject([{ trancheId: 1, state: 'open', count: null, totalCents: null }]);
});

test('V-52 what became of the reserve at the pool is told', async () => {
  await begun(first, 1);
  await closed(first, 20);
  await opened(first, 22);
  const release = (kind: string, block: number) =>
    portal.db.releaseEvent.create({ data: { ...at(block), chain: 'payout', kind, nullifierClass: 1, trancheId: 1n } });
  expect((await read())[0]?.pool).toBe('none');
  await release('received', 5);
  expect((await read())[0]?.pool).toBe('received');
  await release('applied', 6);
  expect((await read())[0]?.pool).toBe('applied');
});

test('V-53 anyone may ask, signed in or not, and gets the same', async () => {
  await begun(first, 1);
  const [anyone, citizen] = [
    await call(totalsRoute),
    await call(totalsRoute, { cookie: await citizenCookie('amina') }),
  ];
  expect([anyone.status, citizen.status]).toEqual([200, 200]);
  expect(citizen.body).toEqual(anyone.body);
});

test('V-53 a tranche that is not there is not found', async () => {
  await expect(publishedTotal(77n, portal.db)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await begun(first, 1);
  expect(await publishedTotal(1n, portal.db)).toMatchObject({ trancheId: 1, state: 'open' });
});

test('V-54 the configuration says where to check: contract, first block and verifying key', async () => {
  const { contracts, artifacts } = zPublicConfig.parse((await call(configRoute)).body);
  expect(contracts.tally).toMatch(/^0x/);
  expect(contracts.incomeStartBlock).toBe(7);
  expect(`0x${artifacts.tallyShare.vkey.sha256}`).toBe(fixture.verifyingKeySha256);
});
