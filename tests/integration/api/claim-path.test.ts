import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as configRoute } from '@/app/api/config/route';
import { GET as healthRoute } from '@/app/api/health/route';
import { GET as notesRoute } from '@/app/api/notes/route';
import { GET as policiesRoute } from '@/app/api/policies/route';
import { GET as bucketRoute } from '@/app/api/registers/[root]/buckets/[index]/route';
import { GET as registersRoute } from '@/app/api/registers/route';
import { POST as claimsRoute } from '@/app/api/relay/claims/route';
import { GET as jobRoute } from '@/app/api/relay/jobs/[jobId]/route';
import { chainHandles } from '@/lib/server/chain/client';
import { runtimeConfig } from '@/lib/server/env';
import { claimLane } from '@/lib/server/relay/claim-lane';
import { GAS_PER_DAY, Relay } from '@/lib/server/relay/relay';
import { forgetSettled, type JobFilter, queuedJobsShuffled, recordFailed } from '@/lib/server/repositories/relay-queue';
import { submitClaim } from '@/lib/server/services/relay';
import { AppError } from '@/lib/shared/errors/app-error';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import {
  zClaimRequest,
  zHealth,
  zNotes,
  zPolicies,
  zPublicConfig,
  zRegisterBucket,
  zRegisters,
  zRelayJob,
} from '@/lib/shared/schemas/public-api';
import { PW_POLICY, seeded } from '@/tests/fixtures/household';
import { call, type Portal, startPortal } from '../helpers/portal';
import { wireClaim as claim } from '../helpers/wire';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(() => portal.db.relayJob.deleteMany());

const CLAIMS: JobFilter = { chain: 'income', kinds: ['claim'] };
const send = (json: unknown, headers = {}) => call(claimsRoute, { method: 'POST', json, headers });
const txHash = `0x${'ab'.repeat(32)}`;

describe('what every wallet fetches', () => {
  test('config follows its schema and names each artifact with its hash', async () => {
    const config = zPublicConfig.parse((await call(configRoute)).body);
    expect(config.issuers.map(({ id }) => id)).toContain('ridehail');
    for (const { wasm, zkey, vkey } of Object.values(config.artifacts)) {
      for (const { url, sha256, bytes } of [wasm, zkey, vkey]) {
        expect(url).toBe(`${url.split('?')[0]}?v=${sha256.slice(0, 16)}`);
        expect(url).toMatch(/^\/zk\//);
        expect(bytes).toBeGreaterThan(500);
      }
    }
  });

  test('a policy of the index is published as it stands on the chain, the latest for its month', async () => {
    const policy = {
      ...PW_POLICY,
      norms: PW_POLICY.norms.map(String),
      disregards: PW_POLICY.disregards.map((d) => ({ ...d, flatCents: `${d.flatCents}`, capCents: `${d.capCents}` })),
      tallyKey: PW_POLICY.tallyKey.map(String),
      policyHash: hashPolicy(PW_POLICY).toString(),
      claimOpensAtSec: 1,
      claimClosesAtSec: 2,
    };
    const event = { chain: 'income', txHash, timestampSec: 1n, scheme: 1, period: 202610, policyHash: '1' };
    await portal.db.policyEvent.create({
      data: { ...event, blockNumber: 1n, logIndex: 0, policy: { ...policy, claimOpensAtSec: 0 } },
    });
    await portal.db.policyEvent.create({ data: { ...event, blockNumber: 2n, logIndex: 0, policy } });
    const { policies } = zPolicies.parse((await call(policiesRoute)).body);
    expect(policies).toHaveLength(1);
    expect(policies[0]?.claimOpensAtSec).toBe(1);
    expect(policies[0]?.policyHash).toBe(hashPolicy(PW_POLICY));
  });

  test('the newest root of a register, and its buckets for ever', async () => {
    const [older, root] = [seeded('older').toString(), seeded('newer').toString()];
    for (const [index, value] of [older, root].entries()) {
      await portal.db.registerRoot.create({
        data: { root: value, scheme: 1, region: 9001, leafCount: index + 1, bucketRoots: ['77'], status: 'published' },
      });
      await portal.db.rootEvent.create({
        data: {
          chain: 'income',
          blockNumber: BigInt(index),
          logIndex: 0,
          txHash,
          timestampSec: 9n,
          scheme: 1,
          region: 9001,
          root: value,
        },
      });
    }
    await portal.db.registerBucket.create({ data: { bucketRoot: '77', leaves: ['5', '6'] } });
    const { registers } = zRegisters.parse((await call(registersRoute)).body);
    expect(registers).toEqual([
      { scheme: 1, region: 9001, root: BigInt(root), leafCount: 2, bucketCount: 1, publishedAtSec: 9 },
    ]);
    const bucket = await call(bucketRoute, { params: { root, index: '0' } });
    expect(zRegisterBucket.parse(bucket.body).leaves).toEqual([5n, 6n]);
    expect(bucket.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const missing = await call(bucketRoute, { params: { root, index: '1' } });
    expect([missing.code, missing.headers.get('cache-control')]).toEqual(['NOT_FOUND', 'no-store']);
    const beyond = { root: FIELD_ORDER.toString(), index: '0' };
    expect((await call(bucketRoute, { params: beyond })).code).toBe('INPUT_MALFORMED');
  });

  test('notes come in block order and say where to go on', async () => {
    const rows = [3n, 1n, 3n].map((blockNumber, logIndex) => ({
      chain: 'payout',
      blockNumber,
      logIndex,
      txHash,
      timestampSec: 4n,
      nullifierClass: 1,
      nullifier: String(logIndex),
      note: '9',
      capCents: 202779n,
      trancheId: 0n,
    }));
    await portal.db.noteEvent.createMany({ data: rows });
    const cursor = { chain: 'payout', genesisHash: '0x', blockNumber: 8n, blockHash: '0x', headNumber: 8n };
    await portal.db.chainCursor.create({ data: cursor });
    const all = zNotes.parse((await call(notesRoute)).body);
    expect(all.notes.map(({ nullifier }) => nullifier)).toEqual([1n, 0n, 2n]);
    expect(all.nextBlock).toBe(9);
    const later = zNotes.parse((await call(notesRoute, { path: '/api/notes?fromBlock=2' })).body);
    expect(later.notes).toHaveLength(2);
    expect((await call(notesRoute, { path: '/api/notes?fromBlock=-1' })).code).toBe('INPUT_MALFORMED');
  });

  test('health says that nothing runs yet', async () => {
    const answer = await call(healthRoute);
    expect(answer.status).toBe(503);
    expect(zHealth.parse(answer.body)).toMatchObject({ status: 'degraded', database: true });
  });
});

test('S-33 while the gate cannot be asked, no more than a thousand claims are kept for it', async () => {
  const job = () => ({ kind: 'claim', chain: 'income', request: {} });
  await portal.db.relayJob.createMany({ data: Array.from({ length: 999 }, job) });
  expect((await send(claim('last'))).status).toBe(202);
  expect((await send(claim('above'))).code).toBe('RELAY_UNAVAILABLE');
  expect((await send(claim('last'))).status).toBe(202);
  expect(await portal.db.relayJob.count()).toBe(1000);
});

test('S-25 a settled claim is forgotten after its time, one under way is not', async () => {
  const settledAt = new Date(Date.now() - 60_000);
  for (const status of ['queued', 'sent', 'mined', 'failed']) {
    const data = { kind: 'claim', chain: 'income', request: {}, status, updatedAt: settledAt };
    await portal.db.relayJob.create({ data });
  }
  expect(await forgetSettled(CLAIMS, new Date(settledAt.getTime() - 1))).toBe(0);
  expect(await forgetSettled(CLAIMS, new Date())).toBe(2);
  const left = await portal.db.relayJob.findMany({ select: { status: true }, orderBy: { status: 'asc' } });
  expect(left).toEqual([{ status: 'queued' }, { status: 'sent' }]);
});

describe('relay batches', () => {
  const HOUR = 3600;
  const DECADES = 1_000_000_000;
  const relay = (batchSec: number) => {
    const { income } = chainHandles(runtimeConfig());
    return new Relay(income, `0x${'1'.repeat(64)}`, [claimLane(income)], { gasPerDay: GAS_PER_DAY, batchSec });
  };
  /** Moves all claims to before the current hour. */
  const hourLater = () => portal.db.$executeRaw`UPDATE "RelayJob" SET "createdAt" = "createdAt" - interval '1 hour'`;

  test('a claim waits for the end of its window, and any relay finds it then', async () => {
    await send(claim());
    // A window of decades: its end does not fall into the test.
    expect(await relay(DECADES).turn(() => true)).toBe(false);
    expect(await queuedJobsShuffled(CLAIMS, 20, DECADES)).toEqual([]);
    await hourLater();
    expect(await queuedJobsShuffled(CLAIMS, 20, HOUR)).toHaveLength(1);
    // The node is down: asking it shows that the claim would leave now.
    await expect(relay(HOUR).turn(() => true)).rejects.toThrow('CHAIN_UNAVAILABLE');
    await expect(relay(0).turn(() => true)).rejects.toThrow('CHAIN_UNAVAILABLE');
  });

  test('claims of one window leave in no order of theirs, each once, no more than asked for', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `claim ${i}`);
    for (const name of names) await send(claim(name));
    await hourLater();
    const nullifiers = names.map((name) => BigInt(claim(name).nullifier));
    const drawn = await queuedJobsShuffled(CLAIMS, 12, HOUR);
    const order = drawn.map(({ request }) => zClaimRequest.parse(request).nullifier);
    expect(new Set(order)).toEqual(new Set(nullifiers));
    // One order in 479 million is the order of arrival.
    expect(order).not.toEqual(nullifiers);
    const some = await queuedJobsShuffled(CLAIMS, 5, HOUR);
    expect(new Set(some.map(({ id }) => id)).size).toBe(5);
    await recordFailed(drawn[0]?.id ?? '', 'CLAIM_REFUSED');
    expect(await queuedJobsShuffled(CLAIMS, 12, HOUR)).toHaveLength(11);
  });
});

describe('the relay', () => {
  test('a claim is queued while the chain cannot be asked, and its job can be followed', async () => {
    const answer = await send(claim());
    expect(answer.status).toBe(202);
    const job = await call(jobRoute, { params: { jobId: answer.body.jobId } });
    expect(zRelayJob.parse(job.body)).toMatchObject({ status: 'queued', txHash: null });
    const stored = await portal.db.relayJob.findUniqueOrThrow({ where: { id: answer.body.jobId } });
    expect(zClaimRequest.parse(stored.request)).toEqual(zClaimRequest.parse(claim()));
  });

  test('S-26 the same claim sent many times at once is one job', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(claim())));
    expect(new Set(answers.map(({ body }) => body.jobId)).size).toBe(1);
    expect(await portal.db.relayJob.count()).toBe(1);
  });

  test('S-26 after a failed job a new proof is taken, once', async () => {
    const first = (await send(claim())).body.jobId;
    await recordFailed(first, 'REGISTER_ROOT_STALE');
    const second = (await send({ ...claim(), proof: claim().proof.toReversed() })).body.jobId;
    expect(second).not.toBe(first);
    expect((await send(claim())).body.jobId).toBe(second);
    const failed = zRelayJob.parse((await call(jobRoute, { params: { jobId: first } })).body);
    expect(failed).toMatchObject({ status: 'failed', errorCode: 'REGISTER_ROOT_STALE' });
  });

  test('what the gate would refuse is refused at once, and not queued', async () => {
    const request = zClaimRequest.parse(claim());
    const simulate = async () => {
      throw new AppError('CLAIM_PROOF_INVALID');
    };
    await expect(submitClaim(request, { simulate, now: new Date() })).rejects.toMatchObject({
      code: 'CLAIM_PROOF_INVALID',
    });
    expect(await portal.db.relayJob.count()).toBe(0);
  });

  test.each([
    ['a deadline that passed', { deadlineSec: 1_700_000_000 }, 'CLAIM_DEADLINE_PASSED'],
    ['S-13 a nullifier at the field size', { nullifier: FIELD_ORDER.toString() }, 'INPUT_MALFORMED'],
    ['S-13 a note above the field', { note: (FIELD_ORDER + 1n).toString() }, 'INPUT_MALFORMED'],
    ['a number in place of a string', { nullifier: 5 }, 'INPUT_MALFORMED'],
    ['a person', { personId: 'amina' }, 'INPUT_MALFORMED'],
    ['another scheme', { scheme: 3 }, 'INPUT_MALFORMED'],
    ['seven coordinates', { proof: ['1', '2', '3', '4', '5', '6', '7'] }, 'INPUT_MALFORMED'],
  ])('%s: refused, nothing written', async (_name, change, code) => {
    expect((await send({ ...claim(), ...change })).code).toBe(code);
    expect(await portal.db.relayJob.count()).toBe(0);
  });
});
