import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { database } from '@/lib/server/repositories/database';
import { findRelayJob } from '@/lib/server/repositories/relay-queue';
import type { Worker } from '@/lib/server/worker/worker';
import { stopProver } from '@/lib/shared/card/groth16';
import { createNoteTree } from '@/lib/shared/protocol/note-tree';
import {
  enqueueSpend,
  enqueueWage,
  eurosOf,
  type Held,
  inTree,
  oneTimeAccount,
  poolEvents,
  post,
  provedSpend,
  signedTransfer,
  unitsOf,
} from '../helpers/spends';
import { type Stack, startStack } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

const CONFIRMATIONS = 4;
const DEPTH = 3;
const FINAL = office(8).address;
const LONG_MS = 240_000;

let stack: Stack;
let worker: Worker;
let wages: Held[];

/** The index of the payout chain ends with the block that the chain ends with. */
const indexAgrees = () =>
  waitUntil('the index of payout', async () => {
    const cursor = await database().chainCursor.findUnique({ where: { chain: 'payout' } });
    return cursor?.blockHash === (await stack.chains.payout.client.getBlock()).hash;
  });
/** Mines until a job is mined: instant chains make no blocks by themselves. */
const mined = (id: string) =>
  waitUntil('the job mined', async () => {
    const job = await findRelayJob(id);
    if (job?.status === 'failed') throw new Error(`The job failed: ${job.errorCode}`);
    if (job?.status !== 'mined') await stack.anvils.payout.mine(1);
    return job?.status === 'mined' && job;
  });
const counts = async () => ({
  deposits: await database().depositEvent.count(),
  spends: await database().spendEvent.count(),
  transfers: await database().transferEvent.count(),
});

beforeAll(async () => {
  stack = await startStack({ confirmations: CONFIRMATIONS });
  worker = startWorkerHere(stack);
  await worker.ready;
});
afterAll(async () => {
  await worker?.stop();
  await stopProver();
  await stack?.stop();
});

describe(`a reorganisation of ${DEPTH} blocks on the payout chain`, () => {
  it(
    'S-27 a wage and its insertion that are lost come again, once',
    async () => {
      wages = [await enqueueWage('spender', 140_000n, 1)];
      await inTree(wages);
      await indexAgrees();
      await stack.anvils.payout.reorganise(DEPTH);
      await indexAgrees();
      const leaves = await inTree(wages);
      expect(await counts()).toMatchObject({ deposits: 1 });
      const pool = { address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
      const { client } = stack.chains.payout;
      const [, size, , root] = await client.readContract({ ...pool, functionName: 'currentTree' });
      expect([size, root]).toEqual([1n, createNoteTree(leaves).root]);
      // Deep enough for what follows not to touch it.
      await stack.anvils.payout.mine(DEPTH + 1);
    },
    LONG_MS,
  );

  it(
    'S-27 a spend that is lost is sent again and pays once',
    async () => {
      const { address } = oneTimeAccount('lost spend');
      const request = await provedSpend({
        notes: [wages[0] as Held],
        publicCents: 100_00n,
        recipient: address,
        stack,
      });
      const id = await enqueueSpend(request);
      await waitUntil('the spend in the index', async () => (await counts()).spends === 1);
      const before = await database().spendEvent.findFirstOrThrow();
      await stack.anvils.payout.reorganise(DEPTH);
      await waitUntil('the spend on the chain again', async () => {
        const again = await database().spendEvent.findFirst();
        return again !== null && again.blockNumber !== before.blockNumber;
      });
      expect((await findRelayJob(id))?.status, 'not before its confirmations').toBe('sent');
      await mined(id);
      await indexAgrees();
      expect(await eurosOf(stack, address)).toBe(unitsOf(100_00n));
      expect((await counts()).spends).toBe(1);
    },
    LONG_MS,
  );

  it(
    'S-27 a spend and the transfer of what it paid are lost together and both come again',
    async () => {
      const change: Held = {
        ...(wages[0] as Held),
        amountCents: 140_000n - 100_00n,
        nonce: BigInt((await database().spendEvent.findFirstOrThrow()).nullifier0) as Held['nonce'],
      };
      const { address } = oneTimeAccount('lost both');
      const request = await provedSpend({ notes: [change], publicCents: 50_00n, recipient: address, stack });
      await stack.anvils.payout.mine(DEPTH + 1);
      const spendId = await enqueueSpend(request);
      await waitUntil('the money on the account', async () => (await eurosOf(stack, address)) > 0n);
      const transfer = await signedTransfer(stack, 'lost both', { to: FINAL, units: unitsOf(50_00n) });
      const answer = await post(transfersRoute, transfer);
      expect([answer.status, answer.code]).toEqual([202, undefined]);
      await waitUntil('the transfer in the index', async () => (await counts()).transfers === 1);
      const before = await database().transferEvent.findFirstOrThrow();
      await stack.anvils.payout.reorganise(DEPTH);
      await mined(spendId);
      const { blockNumber } = await mined(answer.body.jobId);
      expect(BigInt(blockNumber ?? 0), 'in another block than before').toBeGreaterThan(before.blockNumber);
      await indexAgrees();
      expect(await eurosOf(stack, FINAL)).toBe(unitsOf(50_00n));
      expect(await eurosOf(stack, address)).toBe(0n);
      expect(await counts()).toEqual({ deposits: 1, spends: 2, transfers: 1 });
    },
    LONG_MS,
  );

  it('S-27 the events stand in the chain’s order, as every wallet sees them', async () => {
    const events = (await poolEvents()).filter(({ kind }) => kind !== 'inserted').map(({ kind }) => kind);
    expect(events).toEqual(['deposit', 'spend', 'spend', 'transfer']);
  });
});
