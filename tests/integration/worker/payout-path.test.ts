import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as eventsRoute } from '@/app/api/pool/events/route';
import { POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { forgetIndex } from '@/lib/server/repositories/chain-events';
import { database } from '@/lib/server/repositories/database';
import { readPoolPage } from '@/lib/server/repositories/pool-page';
import type { Worker } from '@/lib/server/worker/worker';
import { stopProver } from '@/lib/shared/card/groth16';
import { createNoteTree, NOTE_TREE_DEPTH } from '@/lib/shared/protocol/note-tree';
import { spendCallData } from '@/lib/shared/protocol/pool-calls';
import { type SpendRequest, type TransferRequest, zPoolEvents } from '@/lib/shared/schemas/pool-api';
import { secretOf } from '@/tests/fixtures/household';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { call } from '../helpers/portal';
import {
  enqueueSpend,
  enqueueTransfer,
  enqueueWage,
  eurosOf,
  failedWith,
  type Held,
  inTree,
  NOBODY,
  oneTimeAccount,
  poolEvents,
  post,
  provedSpend,
  signedTransfer,
  unitsOf,
} from '../helpers/spends';
import { enrol, type Stack, startStack, writer } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { minedJob, noteOf, publishedLeaves, startWorkerHere } from '../helpers/worker';

const OWNER = 'spender';
const FINAL = office(8).address;

let stack: Stack;
let worker: Worker;
let wages: Held[];
let withdrawal: SpendRequest;
let transfer: TransferRequest;

const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi }) as const;
beforeAll(async () => {
  stack = await startStack();
  worker = startWorkerHere(stack);
  await worker.ready;
  wages = [];
  for (let counter = 0; counter < 5; counter++)
    wages.push(await enqueueWage(OWNER, 120_000n + BigInt(counter), counter));
});
afterAll(async () => {
  await worker?.stop();
  await stopProver();
  await stack?.stop();
});

describe('wages and insertion', () => {
  it('PAY-11 each wage is one deposit, and its leaf comes to stand in the tree that the pool has', async () => {
    const leaves = await inTree(wages);
    expect(leaves).toHaveLength(5);
    const deposits = (await poolEvents()).filter(({ kind }) => kind === 'deposit');
    expect(deposits).toHaveLength(5);
    const client = stack.chains.payout.client;
    const [, size, , root] = await client.readContract({ ...pool(), functionName: 'currentTree' });
    expect([size, root]).toEqual([5n, createNoteTree(leaves).root]);
  });

  it('PAY-12 the same wage again is the same deposit, also when its job was forgotten', async () => {
    await database().relayJob.deleteMany({ where: { kind: 'wage' } });
    await enqueueWage(OWNER, 120_000n, 0);
    const job = await database().relayJob.findFirstOrThrow({ where: { kind: 'wage' } });
    expect((await minedJob(job.id)).txHash).not.toBeNull();
    expect((await poolEvents()).filter(({ kind }) => kind === 'deposit')).toHaveLength(5);
  });
});

describe('money out of the pool', () => {
  it('PAY-13 a withdrawal through the relay pays a one-time account, which has no gas', async () => {
    const account = oneTimeAccount('first');
    const notes = [wages[0] as Held] as const;
    withdrawal = await provedSpend({ notes, publicCents: 100_00n, recipient: account.address, stack });
    const answer = await post(spendsRoute, withdrawal);
    expect([answer.status, answer.code]).toEqual([202, undefined]);
    const job = await minedJob(answer.body.jobId);
    expect(await eurosOf(stack, account.address)).toBe(unitsOf(100_00n));
    expect(BigInt(job.gasUsed ?? 0)).toBeLessThanOrEqual(400_000n);
    const again = await post(spendsRoute, withdrawal);
    expect(again.body).toEqual({ jobId: answer.body.jobId });
    console.info(`withdrawal: ${job.gasUsed} gas`);
  });

  it('PAY-14 its transfer by EIP-3009 arrives, and stands among the pool’s events', async () => {
    const account = oneTimeAccount('first');
    transfer = await signedTransfer(stack, 'first', { to: FINAL, units: unitsOf(100_00n) });
    const before = await eurosOf(stack, FINAL);
    const answer = await post(transfersRoute, transfer);
    expect([answer.status, answer.code]).toEqual([202, undefined]);
    await minedJob(answer.body.jobId);
    expect((await eurosOf(stack, FINAL)) - before).toBe(unitsOf(100_00n));
    expect(await eurosOf(stack, account.address)).toBe(0n);
    expect(await stack.chains.payout.client.getBalance({ address: account.address })).toBe(0n);
    const event = await waitUntil('the event', async () =>
      (await poolEvents()).find((candidate) => candidate.kind === 'transfer'),
    );
    expect(event).toMatchObject({ from: account.address, to: FINAL, units: unitsOf(100_00n) });
  });

  it('PAY-15 the change can be spent, together with another note, without showing anything', async () => {
    const change: Held = {
      owner: OWNER,
      amountCents: 120_000n - 100_00n,
      nonce: withdrawal.nullifiers[0],
      capCents: (wages[0] as Held).capCents,
    };
    const notes = [change, wages[1] as Held] as const;
    const request = await provedSpend({ notes, publicCents: 0n, recipient: NOBODY, stack });
    await minedJob(await enqueueSpend(request));
    const whole: Held = {
      ...change,
      amountCents: change.amountCents + notes[1].amountCents,
      nonce: request.nullifiers[0],
    };
    await inTree([whole]);
  });

  it('PAY-16 a claim’s note comes out of the pool as well', async () => {
    await enrol(['driver']);
    const leaves = await publishedLeaves(2);
    const { income, payout } = stack.deployments;
    const claim = await provedClaim({ name: 'driver', netCents: 118_000n, leaves, income, payout });
    await enqueueClaim(claim);
    const row = await waitUntil('the note', () => noteOf(claim));
    const supplement: Held = {
      owner: 'driver',
      amountCents: 416_46n,
      nonce: claim.nullifier,
      capCents: row.capCents,
    };
    const { address } = oneTimeAccount('claimant');
    const request = await provedSpend({ notes: [supplement], publicCents: 200_00n, recipient: address, stack });
    await minedJob(await enqueueSpend(request));
    expect(await eurosOf(stack, address)).toBe(unitsOf(200_00n));
  });
});

describe('S-26 twice at once', () => {
  it('PAY-17 the same spend by two relays pays once, and both say that it is done', async () => {
    const { address } = oneTimeAccount('twice');
    const notes = [wages[2] as Held] as const;
    const request = await provedSpend({ notes, publicCents: 50_00n, recipient: address, stack });
    const otherRelay = writer(stack, 'payout', office(7).key);
    const [jobId] = await Promise.all([
      enqueueSpend(request),
      // Whoever comes second is refused: by the node's check or in the block.
      otherRelay.sendTransaction({ to: pool().address, data: spendCallData(request), gas: 600_000n }).catch(() => null),
    ]);
    await minedJob(jobId);
    expect(await eurosOf(stack, address)).toBe(unitsOf(50_00n));
    const nullifier0 = request.nullifiers[0].toString();
    expect(await database().spendEvent.count({ where: { nullifier0 } })).toBe(1);
  });

  it('PAY-18 a spend that another relay brought before is found on the chain, with its transaction', async () => {
    const { address } = oneTimeAccount('elsewhere');
    const notes = [wages[3] as Held] as const;
    const request = await provedSpend({ notes, publicCents: 20_00n, recipient: address, stack });
    const otherRelay = writer(stack, 'payout', office(7).key);
    const data = spendCallData(request);
    const txHash = await otherRelay.sendTransaction({ to: pool().address, data, gas: 600_000n });
    const job = await minedJob(await enqueueSpend(request));
    expect(job.txHash).toBe(txHash);
  });

  it('S-14 the same note spent from two tabs: one wins, the other is told NOTE_SPENT', async () => {
    const notes = [wages[4] as Held] as const;
    const spends = [];
    for (const tab of ['tab 1', 'tab 2']) {
      const { address } = oneTimeAccount(tab);
      spends.push(await provedSpend({ notes, publicCents: 10_00n, recipient: address, stack }));
    }
    const [first, second] = spends as [SpendRequest, SpendRequest];
    // The second note is blank: told apart by its place, the other tab's job has another key.
    const swapped = { ...second, nullifiers: [second.nullifiers[1], second.nullifiers[0]] } as SpendRequest;
    expect((await post(spendsRoute, swapped)).code).toBe('SPEND_PROOF_INVALID');
    await minedJob(await enqueueSpend(first));
    expect((await post(spendsRoute, second)).body.jobId, 'one job per first nullifier').toBeDefined();
    await database().relayJob.deleteMany({ where: { kind: 'spend' } });
    expect((await post(spendsRoute, second)).code).toBe('NOTE_SPENT');
    expect(await failedWith(await enqueueSpend(second))).toBe('NOTE_SPENT');
    expect(await eurosOf(stack, oneTimeAccount('tab 2').address)).toBe(0n);
  });

  it('PAY-19 a transfer that was carried out is found on the chain when nothing is remembered', async () => {
    await database().relayJob.deleteMany({ where: { kind: 'transfer' } });
    const refused = await post(transfersRoute, transfer);
    expect(refused.code).toBe('TRANSFER_REFUSED');
    const job = await minedJob(await enqueueTransfer(transfer));
    const event = (await poolEvents()).find(({ kind }) => kind === 'transfer');
    expect(job.txHash).toBe(event?.txHash);
    const other = await signedTransfer(stack, 'first', { to: office(7).address, units: 1n, nonce: transfer.nonce });
    await database().relayJob.deleteMany({ where: { kind: 'transfer' } });
    expect(await failedWith(await enqueueTransfer(other))).toBe('TRANSFER_REFUSED');
  });
});

describe('chain index', () => {
  it('PAY-23 pages hold every event once and cut no block', async () => {
    const answer = await call(eventsRoute);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const { events, nextBlock, headBlock } = zPoolEvents.parse(answer.body);
    expect(nextBlock).toBe(headBlock + 1);
    const blocks: number[] = [];
    for (let from = 0n; from <= BigInt(headBlock); ) {
      const page = await readPoolPage(from, database(), 3);
      const { notes, deposits, spends, insertions, transfers } = page;
      const rows = [...notes, ...deposits, ...spends, ...insertions, ...transfers];
      blocks.push(...rows.map(({ blockNumber }) => Number(blockNumber)).sort((a, b) => a - b));
      from = page.nextBlock;
    }
    expect(blocks).toEqual(events.map(({ blockNumber }) => blockNumber));
    expect((await call(eventsRoute, { path: '/api/pool/events?fromBlock=1e3' })).code).toBe('INPUT_MALFORMED');
  });

  it('P8 rebuilt from block 0, it holds the same rows', async () => {
    const queued = () =>
      database().leafQueuedEvent.findMany({ orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }] });
    const before = { events: await poolEvents(), queued: await queued() };
    expect(new Set(before.events.map(({ kind }) => kind)).size).toBe(5);
    await forgetIndex('payout');
    await waitUntil('the cursor at the head', async () => {
      const cursor = await database().chainCursor.findUnique({ where: { chain: 'payout' } });
      return Number(cursor?.blockNumber ?? -1) === (await stack.anvils.payout.head());
    });
    expect({ events: await poolEvents(), queued: await queued() }).toEqual(before);
  });

  it('S-25 knows no secret, and no depth that the circuit does not follow', async () => {
    const text = JSON.stringify(await database().relayJob.findMany(), (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(text).not.toContain(secretOf(OWNER).toString());
    const [, , depth] = await stack.chains.payout.client.readContract({ ...pool(), functionName: 'currentTree' });
    expect(depth).toBeLessThanOrEqual(BigInt(NOTE_TREE_DEPTH));
  });
});
