import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptOf } from '@/contracts/deploy/receipt';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { PoolInserter } from '@/lib/server/pool/inserter';
import { database } from '@/lib/server/repositories/database';
import type { Worker } from '@/lib/server/worker/worker';
import { seeded } from '@/tests/fixtures/household';
import { enqueueWage, type Held, inTree, poolEvents } from '../helpers/spends';
import { type Stack, startStack, writer } from '../helpers/stack';
import { office, testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

const BATCH = 16;
/** The tests' chains begin on a day of their own: longer than any distance from it. */
const CENTURY_SEC = 3_155_760_000;

let stack: Stack;
let worker: Worker | null;
const wages: Held[] = [];

const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi }) as const;
const queue = () => stack.chains.payout.client.readContract({ ...pool(), functionName: 'queue' });
const insertions = async () => (await poolEvents()).flatMap((event) => (event.kind === 'inserted' ? [event] : []));
const inserterOf = (key: `0x${string}`, waitSec: number) => new PoolInserter(stack.chains.payout, key, waitSec);

beforeAll(async () => {
  stack = await startStack();
  worker = startWorkerHere({ ...stack, config: { ...stack.config, insertWaitSec: CENTURY_SEC } });
  await worker.ready;
});
afterAll(async () => {
  await worker?.stop();
  await stack?.stop();
});

describe('the pool’s inserter', () => {
  it('PAY-31 inserts a full batch at once, and lets what is left wait for others', async () => {
    for (let counter = 0; counter <= BATCH; counter++) {
      wages.push(await enqueueWage('many', 100_000n + BigInt(counter), counter));
    }
    await inTree(wages.slice(0, BATCH));
    await waitUntil('all wages', async () => (await database().depositEvent.count()) === BATCH + 1);
    expect((await insertions()).map(({ leaves }) => leaves.length)).toEqual([BATCH]);
    expect(await queue()).toEqual([1n, 1n, 1]);
    const { gasUsed } = await stack.chains.payout.client.getTransactionReceipt({
      hash: (await insertions())[0]?.txHash ?? '0x',
    });
    console.info(`insertion of ${BATCH}: ${gasUsed / BigInt(BATCH)} gas each`);
  });

  it('PAY-32 inserts what has waited long enough, once, whoever else tries', async () => {
    const inserters = [testKey('inserter'), office(7).key].map((key) => inserterOf(key, 0));
    await Promise.all(inserters.map((inserter) => inserter.turn(() => true)));
    await inTree(wages);
    expect(await insertions()).toHaveLength(2);
    expect(await queue()).toEqual([2n, 2n, 0]);
    expect(await inserters[0]?.turn(() => true), 'nothing is left').toBe(false);
  });

  it('S-27 sends nothing while the index does not know all of a batch, or the job is not held', async () => {
    await enqueueWage('many', 200_000n, 100);
    await waitUntil('the wage', async () => (await database().depositEvent.count()) === BATCH + 2);
    await worker?.stop();
    worker = null;
    const { client } = stack.chains.payout;
    // A deposit that nobody has indexed.
    const employer = writer(stack, 'payout', testKey('wage'));
    const hash = await employer.writeContract({ ...pool(), functionName: 'deposit', args: [100, seeded('unseen')] });
    await receiptOf(client, hash);
    const head = await client.getBlockNumber();
    const inserter = inserterOf(testKey('inserter'), 0);
    expect(await inserter.turn(() => true)).toBe(false);
    expect(await client.getBlockNumber()).toBe(head);
    worker = startWorkerHere(stack);
    const leaves = await waitUntil('the rest', async () => {
      const found = (await insertions()).flatMap((event) => event.leaves);
      return found.length >= BATCH + 3 && found;
    });
    expect(leaves).toHaveLength(BATCH + 3);
    expect(new Set(leaves).size).toBe(leaves.length);
    await enqueueWage('many', 300_000n, 101);
    expect(await inserter.turn(() => false)).toBe(false);
  });
});
