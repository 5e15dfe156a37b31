import { getAddress } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as wagesRoute } from '@/app/api/demo/wages/route';
import { GET as eventsRoute } from '@/app/api/pool/events/route';
import { GET as jobRoute } from '@/app/api/relay/jobs/[jobId]/route';
import { OPTIONS as spendsPreflight, POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { loadDeployment } from '@/lib/server/chain/deployments';
import { runtimeConfig } from '@/lib/server/env';
import type { NextHandler } from '@/lib/server/http/route';
import { forgetSettled, recordFailed } from '@/lib/server/repositories/relay-queue';
import { publicConfig } from '@/lib/server/services/public-config';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { zPoolEvents } from '@/lib/shared/schemas/pool-api';
import { zPublicConfig, zRelayJob } from '@/lib/shared/schemas/public-api';
import { seed } from '@/prisma/seed';
import { SEED_WAGES_CENTS } from '@/prisma/seed-data';
import { seeded } from '@/tests/fixtures/household';
import { call, ISSUER_KEYS, type Portal, STAFF_PASSWORD, startPortal } from '../helpers/portal';
import { wireSpend, wireTransfer } from '../helpers/wire';

/** Nodes are down here: what the relay does with chains that answer stands in tests/integration/worker. */
let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const post = (route: NextHandler, json: unknown) => call(route, { method: 'POST', json });
const NOBODY = `0x${'0'.repeat(40)}`;
const ourContracts = () => {
  const { deploymentsDir, chains } = runtimeConfig();
  return loadDeployment<PayoutDeployment>(deploymentsDir, chains.payout.chainId, 'payout').contracts;
};
const place = (blockNumber: bigint, logIndex: number) => ({
  chain: 'payout',
  blockNumber,
  logIndex,
  txHash: `0x${'ab'.repeat(32)}`,
  timestampSec: 9n,
});
/** The index says that the pool paid an account. */
const payTo = (account: string, logIndex = 0) =>
  portal.db.spendEvent.create({
    data: {
      ...place(3n, logIndex),
      nullifier0: `${logIndex}`,
      nullifier1: '2',
      change: '3',
      recipient: getAddress(account),
      amountCents: 5000n,
    },
  });

describe('PAY-01 the seed', () => {
  test('PAY-01 holds at least 24 wages, no two alike, as jobs that a second start does not repeat', async () => {
    const jobs = () => portal.db.relayJob.findMany({ where: { kind: 'wage' } });
    const before = await jobs();
    expect(new Set(SEED_WAGES_CENTS).size).toBeGreaterThanOrEqual(24);
    expect(before).toHaveLength(SEED_WAGES_CENTS.length);
    const payTos = before.map(({ request }) => (request as { payTo: string }).payTo);
    expect(new Set(payTos).size).toBe(before.length);
    await seed({ db: portal.db, issuerKeys: ISSUER_KEYS, staffPassword: STAFF_PASSWORD });
    expect((await jobs()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });
});

describe('the relay of payouts', () => {
  beforeEach(async () => {
    await portal.db.relayJob.deleteMany();
    await portal.db.spendEvent.deleteMany();
  });

  test('PAY-02 a spend is queued while the chain cannot be asked; its job can be followed', async () => {
    const answer = await post(spendsRoute, wireSpend());
    expect(answer.status).toBe(202);
    const job = await call(jobRoute, { params: { jobId: answer.body.jobId } });
    expect(zRelayJob.parse(job.body)).toMatchObject({ status: 'queued', txHash: null });
  });

  test('S-26 the same spend many times at once is one job; after it failed a new proof is taken', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(spendsRoute, wireSpend())));
    const ids = new Set(answers.map(({ body }) => body.jobId as string));
    expect(ids.size).toBe(1);
    const [first = ''] = ids;
    await recordFailed(first, 'NOTE_ROOT_UNKNOWN');
    const again = await post(spendsRoute, { ...wireSpend(), proof: wireSpend().proof.toReversed() });
    expect(again.body.jobId).not.toBe(first);
  });

  test('S-26 a spend and a claim with the same number are two jobs', async () => {
    const nullifier = wireSpend().nullifiers[0] as string;
    await portal.db.relayJob.create({ data: { kind: 'claim', chain: 'income', activeKey: nullifier, request: {} } });
    expect((await post(spendsRoute, wireSpend())).status).toBe(202);
    expect(await portal.db.relayJob.count()).toBe(2);
  });

  test('S-33 no more than a thousand spends wait for a pool that cannot be asked, and claims are none of them', async () => {
    const job = (kind: string) => () => ({ kind, chain: 'payout', request: {} });
    await portal.db.relayJob.createMany({ data: Array.from({ length: 1000 }, job('claim')) });
    expect((await post(spendsRoute, wireSpend('first'))).status).toBe(202);
    await portal.db.relayJob.createMany({ data: Array.from({ length: 999 }, job('spend')) });
    expect((await post(spendsRoute, wireSpend('above'))).code).toBe('RELAY_UNAVAILABLE');
  });

  test.each([
    ['a deadline that passed', { deadlineSec: 1_700_000_000 }, 'SPEND_DEADLINE_PASSED'],
    ['S-18 less than five euro', { amountCents: '499' }, 'AMOUNT_TOO_SMALL'],
    ['S-18 nobody as recipient', { recipient: NOBODY }, 'RECIPIENT_INVALID'],
    ['S-18 a recipient of nothing', { amountCents: '0' }, 'RECIPIENT_INVALID'],
    ['S-18 a malformed recipient', { recipient: '0x12' }, 'INPUT_MALFORMED'],
    ['one note twice', { nullifiers: ['5', '5'] }, 'SPEND_REFUSED'],
    ['S-13 a nullifier at the field size', { nullifiers: [FIELD_ORDER.toString(), '5'] }, 'INPUT_MALFORMED'],
    ['S-13 a change above the field', { change: (FIELD_ORDER + 1n).toString() }, 'INPUT_MALFORMED'],
    ['S-02 an amount of 2^32', { amountCents: (1n << 32n).toString() }, 'INPUT_MALFORMED'],
    ['three nullifiers', { nullifiers: ['1', '2', '3'] }, 'INPUT_MALFORMED'],
    ['a person', { personId: 'amina' }, 'INPUT_MALFORMED'],
  ])('%s: refused, nothing written', async (_name, change, code) => {
    expect((await post(spendsRoute, { ...wireSpend(), ...change })).code).toBe(code);
    expect(await portal.db.relayJob.count()).toBe(0);
  });

  test('S-18 pool and token are no recipients, of spends or transfers', async () => {
    const { payoutPool, euroToken } = ourContracts();
    for (const own of [payoutPool, euroToken]) {
      expect((await post(spendsRoute, { ...wireSpend(), recipient: own })).code).toBe('RECIPIENT_INVALID');
      expect((await post(transfersRoute, { ...wireTransfer(), to: own })).code).toBe('RECIPIENT_INVALID');
    }
    expect(await portal.db.relayJob.count()).toBe(0);
  });

  test('PAY-03 a transfer is taken for an account that the pool paid, however its address is written', async () => {
    const { from } = wireTransfer();
    expect((await post(transfersRoute, wireTransfer())).code).toBe('RELAY_UNAVAILABLE');
    expect(await portal.db.relayJob.count()).toBe(0);
    await payTo(from);
    const first = await post(transfersRoute, wireTransfer());
    expect(first.status).toBe(202);
    const shouted = { ...wireTransfer(), from: getAddress(from) };
    expect((await post(transfersRoute, shouted)).body).toEqual(first.body);
    expect((await post(transfersRoute, wireTransfer('another'))).body.jobId).not.toBe(first.body.jobId);
  });

  test.each([
    ['S-18 nobody as recipient', { to: NOBODY }, 'RECIPIENT_INVALID'],
    ['nothing', { units: '0' }, 'AMOUNT_TOO_SMALL'],
    ['an authorization that expired', { validBeforeSec: 1_700_000_000 }, 'TRANSFER_REFUSED'],
    ['2^256 units', { units: (1n << 256n).toString() }, 'INPUT_MALFORMED'],
    ['a v of 29', { v: 29 }, 'INPUT_MALFORMED'],
    ['a short nonce', { nonce: '0x12' }, 'INPUT_MALFORMED'],
  ])('a transfer of %s: refused, nothing written', async (_name, change, code) => {
    await payTo(wireTransfer().from);
    expect((await post(transfersRoute, { ...wireTransfer(), ...change })).code).toBe(code);
    expect(await portal.db.relayJob.count()).toBe(0);
  });

  test('PAY-04 pages of other portals may call the relay, without credentials', async () => {
    const answer = await post(spendsRoute, { ...wireSpend(), deadlineSec: 1 });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    const asked = spendsPreflight();
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
  });

  test('S-25 settled payouts are forgotten after a day, wages are kept and claims are another relay’s', async () => {
    const updatedAt = new Date(Date.now() - 60_000);
    for (const [kind, chain] of [
      ['claim', 'income'],
      ['spend', 'payout'],
      ['transfer', 'payout'],
      ['wage', 'payout'],
    ] as const) {
      await portal.db.relayJob.create({ data: { kind, chain, request: {}, status: 'mined', updatedAt } });
    }
    expect(await forgetSettled({ chain: 'payout', kinds: ['spend', 'transfer'] }, new Date())).toBe(2);
    const left = await portal.db.relayJob.findMany({ select: { kind: true }, orderBy: { kind: 'asc' } });
    expect(left).toEqual([{ kind: 'claim' }, { kind: 'wage' }]);
  });
});

describe('demo wages', () => {
  beforeEach(() => portal.db.relayJob.deleteMany());
  const wage = (name: string, amountCents = '150000') => ({ payTo: seeded(`wage.${name}`).toString(), amountCents });

  test('PAY-05 one job per payTo, and not endlessly many a minute', async () => {
    const first = await post(wagesRoute, wage('first'));
    expect(first.status).toBe(202);
    expect((await post(wagesRoute, wage('first'))).body).toEqual(first.body);
    const job = () => ({ kind: 'wage', chain: 'payout', request: {} });
    await portal.db.relayJob.createMany({ data: Array.from({ length: 59 }, job) });
    expect((await post(wagesRoute, wage('above'))).code).toBe('RATE_LIMITED');
    await portal.db.$executeRaw`UPDATE "RelayJob" SET "createdAt" = "createdAt" - interval '1 minute'`;
    expect((await post(wagesRoute, wage('above'))).status).toBe(202);
  });

  test.each([
    ['nothing', wage('x', '0'), 'AMOUNT_TOO_SMALL'],
    ['more than two thousand euro', wage('x', '200001'), 'AMOUNT_OUT_OF_RANGE'],
    ['a payTo of zero', { ...wage('x'), payTo: '0' }, 'FIELD_OUT_OF_RANGE'],
    ['S-13 a payTo above the field', { ...wage('x'), payTo: FIELD_ORDER.toString() }, 'INPUT_MALFORMED'],
  ])('a wage of %s is refused', async (_name, json, code) => {
    expect((await post(wagesRoute, json)).code).toBe(code);
    expect(await portal.db.relayJob.count()).toBe(0);
  });
});

describe('what every wallet fetches', () => {
  test('PAY-06 the pool’s events in the chain’s order, and where to go on', async () => {
    await portal.db.spendEvent.deleteMany();
    expect(zPoolEvents.parse((await call(eventsRoute)).body)).toEqual({ events: [], nextBlock: 0, headBlock: 0 });
    const cursor = { chain: 'payout', genesisHash: '0x', blockNumber: 8n, blockHash: '0x', headNumber: 11n };
    await portal.db.chainCursor.create({ data: cursor });
    await payTo(wireTransfer().from, 1);
    await portal.db.depositEvent.create({
      data: { ...place(3n, 0), depositor: wireTransfer().to, note: '4', amountCents: 7n, payTo: '5' },
    });
    await portal.db.leavesInsertedEvent.create({
      data: { ...place(4n, 0), treeIndex: 0, firstLeafIndex: 0n, root: '6', leaves: ['7', '8'] },
    });
    const { from, to } = wireTransfer();
    await portal.db.transferEvent.create({ data: { ...place(4n, 1), from, to, units: '9' } });
    const page = zPoolEvents.parse((await call(eventsRoute)).body);
    expect(page.events.map(({ kind }) => kind)).toEqual(['deposit', 'spend', 'inserted', 'transfer']);
    expect([page.nextBlock, page.headBlock]).toEqual([9, 11]);
    const later = zPoolEvents.parse((await call(eventsRoute, { path: '/api/pool/events?fromBlock=4' })).body);
    expect(later.events.map(({ kind }) => kind)).toEqual(['inserted', 'transfer']);
    expect((await call(eventsRoute, { path: '/api/pool/events?fromBlock=-1' })).code).toBe('INPUT_MALFORMED');
  });

  test('PAY-07 the configuration names the circuit, the time of a plan and the token’s domain', async () => {
    const config = zPublicConfig.parse(await publicConfig({ db: portal.db, config: runtimeConfig() }));
    expect(config.artifacts.spend.zkey.url).toMatch(/^\/zk\/spend\.zkey\?v=/);
    expect(config.payout).toEqual({ spreadSec: 604_800, euroDecimals: 6, euroName: 'Demo Euro', euroVersion: '1' });
  });
});
