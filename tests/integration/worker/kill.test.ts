import { toFunctionSelector } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { database } from '@/lib/server/repositories/database';
import { firstUnsigned } from '@/lib/server/repositories/messages';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { type KillPoint, Mortals } from '../helpers/kill';
import type { RpcCall } from '../helpers/rpc-proxy';
import { enrol, type Stack, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import {
  expireLeases,
  minedJob,
  noteOf,
  publishedLeaves,
  startWorkerHere,
  type WorkerProcess,
} from '../helpers/worker';

const method = (name: string) => (call: RpcCall) => call.method === name;
const SEND = method('eth_sendRawTransaction');
const ROOT_SELECTOR = toFunctionSelector('root()');
/** An answer that tells of something: a receipt, logs. */
const telling = (name: string) => (call: RpcCall, result: unknown) =>
  call.method === name && result !== null && (!Array.isArray(result) || result.length > 0);
const hookRoot = ({ method: name, params }: RpcCall) =>
  name === 'eth_call' && (params[0] as { data?: string }).data === ROOT_SELECTOR;

const PUBLISHER: readonly KillPoint[] = [
  { title: 'root recorded, not sent', chain: 'income', moment: 'before', matches: SEND },
  { title: 'root sent, answer not heard', chain: 'income', moment: 'after', matches: SEND },
];
/** In the order in which a claim comes by. */
const CLAIM: readonly KillPoint[] = [
  { title: 'claim recorded, not sent', chain: 'income', moment: 'before', matches: SEND },
  { title: 'claim sent, answer not heard', chain: 'income', moment: 'after', matches: SEND },
  {
    title: 'claim mined, not recorded',
    chain: 'income',
    moment: 'after',
    matches: telling('eth_getTransactionReceipt'),
  },
  { title: 'claim read, not indexed', chain: 'income', moment: 'after', matches: telling('eth_getLogs') },
  { title: 'tree compared, not signed', chain: 'income', moment: 'after', matches: hookRoot },
  { title: 'delivery recorded, not sent', chain: 'payout', moment: 'before', matches: SEND },
  { title: 'delivery sent, answer not heard', chain: 'payout', moment: 'after', matches: SEND },
  { title: 'note read, not indexed', chain: 'payout', moment: 'after', matches: telling('eth_getLogs') },
];

/** Ten starts of a process: half a minute on an idle machine. */
const LONG_MS = 300_000;

let stack: Stack;
let claim: ClaimRequest;
let mortals: Mortals;

beforeAll(async () => {
  stack = await startStack();
  mortals = new Mortals(stack);
});
afterAll(async () => {
  await mortals?.end();
  await stack?.stop();
});

describe('S-27 a worker that is killed and started again', () => {
  it(
    'publishes a register once, killed at every point',
    async () => {
      await enrol(['driver', 'neighbour']);
      for (const index of PUBLISHER.keys()) await mortals.killAt(PUBLISHER, index);
      await expireLeases();
      const worker = mortals.spawn();
      await worker.ready;
      const leaves = await publishedLeaves(3);
      await waitUntil('both openings', async () => (await database().mailboxItem.count()) === 2);
      await waitUntil('the root in the index', async () => (await database().rootEvent.count()) === 1);
      // Messages of the deployment: signed here, so that the points of a claim's way are met by the claim alone.
      await waitUntil('no message to sign', async () => (await firstUnsigned('income')) === null);
      worker.kill('SIGKILL');
      await worker.exited;
      const { income, payout } = stack.deployments;
      claim = await provedClaim({ name: 'driver', netCents: 118_000n, leaves, income, payout });
    },
    LONG_MS,
  );

  it(
    'pays a claim once, killed at every point of its way',
    async () => {
      const jobId = await enqueueClaim(claim);
      for (const index of CLAIM.keys()) await mortals.killAt(CLAIM, index);
      await expireLeases();
      mortals.spawn();
      await minedJob(jobId);
      await waitUntil('the note', () => noteOf(claim));
      await waitUntil(
        'the message settled',
        async () => (await database().message.count({ where: { status: 'delivered' } })) === 1,
      );
      expect(await database().claimEvent.count()).toBe(1);
      expect(await database().noteEvent.count()).toBe(1);
      expect(await database().deliveryEvent.count()).toBe(1);
      const reserved = await stack.chains.payout.client.readContract({
        address: stack.deployments.payout.contracts.payoutPool,
        abi: payoutPoolAbi,
        functionName: 'reserved',
      });
      // One cap, the largest norm: €2,027.79 in units of 10^-6 euro.
      expect(reserved).toBe(2_027_790_000n);
    },
    LONG_MS,
  );

  it('hands its jobs to another worker when it dies, which stood by until then', async () => {
    const dying = mortals.processes.at(-1) as WorkerProcess;
    await dying.ready;
    const second = startWorkerHere(stack);
    try {
      await second.ready;
      const owners = async () => new Set((await database().jobLease.findMany()).map(({ owner }) => owner));
      expect(await owners()).toHaveLength(1);
      expect((await owners()).has(second.owner)).toBe(false);
      dying.kill('SIGKILL');
      const diedAtMs = performance.now();
      await waitUntil('the second worker', async () => {
        const current = await owners();
        return current.size === 1 && current.has(second.owner);
      });
      // A lease lasts 5 s, and is asked for every second.
      expect(performance.now() - diedAtMs).toBeLessThan(7_000);
    } finally {
      await second.stop();
    }
    const leases = await database().jobLease.findMany();
    expect(leases.every(({ owner }) => owner === '')).toBe(true);
  });

  it('ends within two seconds of SIGTERM', async () => {
    const worker = mortals.spawn();
    await worker.ready;
    const askedAtMs = performance.now();
    worker.kill('SIGTERM');
    await worker.exited;
    expect(performance.now() - askedAtMs).toBeLessThan(2_000);
  });

  it('S-34 prints no key, nullifier or note', () => {
    const output = mortals.processes
      .map((worker) => worker.output)
      .join('')
      .toLowerCase();
    expect(output).toContain('worker ready');
    // Lists and JSON hold several: session, two relays, inserter, wages, publisher, messenger, the tally's closer and
    // releaser, account and part of three key holders, five validators of each chain, two issuers.
    const secrets = Object.values(stack.env).flatMap((value) => value.match(/0x[0-9a-f]{64}/gi) ?? []);
    expect(new Set(secrets).size).toBe(7 + 2 + 3 * 2 + 3 * 5 + 2);
    for (const secret of secrets) {
      for (const part of [secret.slice(2, 34), secret.slice(34)]) expect(output).not.toContain(part.toLowerCase());
    }
    expect(output).not.toContain(claim.nullifier.toString());
    expect(output).not.toContain(claim.note.toString());
  });
});
