import { concat, numberToHex, pad, stringToHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { database } from '@/lib/server/repositories/database';
import { findRelayJob } from '@/lib/server/repositories/relay-queue';
import type { Worker } from '@/lib/server/worker/worker';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { PW_POLICY } from '@/tests/fixtures/household';
import { enqueueClaim, provedClaim } from '../helpers/claims';
import { enrol, REGION, type Stack, startStack, writer } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { claimOf, minedJob, noteOf, publishedLeaves, startWorkerHere } from '../helpers/worker';

const CONFIRMATIONS = 4;
const DEPTH = 3;

let stack: Stack;
let worker: Worker;

/** The index of a chain ends with the block that the chain ends with. */
const indexAgrees = (domain: ChainDomain) =>
  waitUntil(`the index of ${domain}`, async () => {
    const cursor = await database().chainCursor.findUnique({ where: { chain: domain } });
    const head = await stack.chains[domain].client.getBlock();
    return cursor?.blockHash === head.hash;
  });

/** Messages between gateways; others are leaves of a tree only. */
const messages = (origin: ChainDomain) =>
  database().message.findMany({ where: { origin, status: { not: 'foreign' } } });

/** Mines until something holds: instant chains make no blocks by themselves. */
async function mineUntil<T>(domain: ChainDomain, what: string, look: () => Promise<T | null | false | undefined>) {
  return waitUntil(what, async () => {
    const found = await look();
    if (!found) await stack.anvils[domain].mine(1);
    return found;
  });
}

beforeAll(async () => {
  stack = await startStack({ confirmations: CONFIRMATIONS });
  worker = startWorkerHere(stack);
  await worker.ready;
});
afterAll(async () => {
  await worker?.stop();
  await stack?.stop();
});

describe(`a reorganisation of ${DEPTH} blocks`, () => {
  let request: ClaimRequest;
  let jobId: string;

  it('S-27 income: a register root that is lost is published again', async () => {
    await enrol(['driver']);
    const first = await waitUntil('the root on chain', () => database().rootEvent.findFirst());
    const block = () => stack.chains.income.client.getBlock({ blockNumber: first.blockNumber });
    const { hash } = await block();
    await stack.anvils.income.reorganise(DEPTH);
    expect((await block()).hash).not.toBe(hash);
    const { registerRoots } = stack.deployments.income.contracts;
    const args = [PW_POLICY.scheme, REGION] as const;
    const current = () =>
      stack.chains.income.client.readContract({
        address: registerRoots,
        abi: registerRootsAbi,
        functionName: 'currentRoot',
        args,
      });
    await waitUntil('the root on chain again', async () => (await current()) === BigInt(first.root));
    await indexAgrees('income');
    expect(await database().rootEvent.count()).toBe(1);
    const leaves = await mineUntil('income', 'the root confirmed', async () => {
      const row = await database().registerRoot.findUnique({ where: { root: first.root } });
      return row?.status === 'published' && publishedLeaves(2);
    });
    await indexAgrees('income');
    const { income, payout } = stack.deployments;
    request = await provedClaim({ name: 'driver', netCents: 118_000n, leaves, income, payout });
  });

  it('S-27 income: a claim that is lost is sent again, and nothing was signed for the lost one', async () => {
    jobId = await enqueueClaim(request);
    await waitUntil('the claim in the index', () => claimOf(request));
    const [unconfirmed] = await messages('income');
    expect(unconfirmed?.checkpointRoot, 'validators wait for the confirmations').toBeNull();
    await stack.anvils.income.reorganise(DEPTH);
    await waitUntil('the claim taken back', async () => (await claimOf(request)) === null);
    expect(await messages('income')).toHaveLength(0);
    await waitUntil('the claim on chain again', () => claimOf(request));
    expect((await findRelayJob(jobId))?.status).toBe('sent');
    await mineUntil('income', 'the claim confirmed', async () => (await findRelayJob(jobId))?.status === 'mined');
    await indexAgrees('income');
    expect(await database().claimEvent.count()).toBe(1);
  });

  it('S-27 payout: a note that is lost is delivered again, and paid once', async () => {
    const first = await mineUntil('income', 'the note', () => noteOf(request));
    await stack.anvils.payout.reorganise(DEPTH);
    const pool = { address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    const args = [1, request.nullifier] as const;
    const onChain = () => stack.chains.payout.client.readContract({ ...pool, functionName: 'noteOf', args });
    await waitUntil('the note on chain again', async () => (await onChain()) === request.note);
    await indexAgrees('payout');
    const notes = await waitUntil('one note', async () => {
      const rows = await database().noteEvent.findMany();
      return rows.length === 1 && rows;
    });
    expect(notes[0]?.note).toBe(first.note);
    expect(await database().deliveryEvent.count()).toBe(1);
    const [message] = await messages('income');
    expect(message?.status).toBe('delivered');
  });

  it('S-37 health: a message of another sender is a leaf of the tree only, and goes with its block', async () => {
    const sender = writer(stack, 'health', office(7).key);
    const dispatch = () =>
      sender.writeContract({
        address: stack.deployments.health.contracts.mailbox,
        abi: mailboxAbi,
        functionName: 'dispatch',
        args: [31339, pad(sender.account.address), stringToHex('spam')],
      });
    const rows = () => database().message.findMany({ where: { origin: 'health' }, orderBy: { checkpoint: 'desc' } });
    const before = (await rows()).length;
    await dispatch();
    const [message] = await waitUntil('the leaf', async () => {
      const found = await rows();
      return found.length === before + 1 && found;
    });
    expect(message?.status).toBe('foreign');
    await stack.anvils.health.reorganise(DEPTH);
    await waitUntil('the leaf taken back', async () => (await rows()).length === before);
    await indexAgrees('health');
  });

  it('S-19 a message that anyone sends through the gateway is not delivered at our expense', async () => {
    const sender = writer(stack, 'income', office(7).key);
    const { payoutPool } = stack.deployments.payout.contracts;
    const recipient = concat(['0x0001000002', numberToHex(31339, { size: 2 }), '0x14', payoutPool]);
    const txHash = await sender.writeContract({
      address: stack.deployments.income.contracts.gateway,
      abi: hyperlaneGatewayAbi,
      functionName: 'sendMessage',
      args: [recipient, stringToHex('spam'), []],
    });
    const leaf = await waitUntil('the leaf', () => database().message.findFirst({ where: { txHash } }));
    expect(leaf).toMatchObject({ origin: 'income', destination: 'payout', status: 'foreign' });
  });

  it('S-27 every chain: the index follows a reorganisation of blocks without events', async () => {
    for (const domain of CHAIN_DOMAINS) {
      await stack.anvils[domain].mine(DEPTH + 1);
      await indexAgrees(domain);
      await stack.anvils[domain].reorganise(DEPTH);
      await indexAgrees(domain);
    }
    expect(await database().claimEvent.count()).toBe(1);
    expect(await database().noteEvent.count()).toBe(1);
    expect((await minedJob(jobId)).status).toBe('mined');
  });
});
