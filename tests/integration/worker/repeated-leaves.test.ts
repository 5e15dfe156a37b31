import { pad, stringToHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import { indexedAddresses, type MinedLog, project } from '@/lib/server/chain/projection';
import { database } from '@/lib/server/repositories/database';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { messengerByHand, mined, provedClaims } from '../helpers/by-hand';
import { type Stack, startStack, writer } from '../helpers/stack';
import { office, testKey } from '../helpers/test-keys';
import { noteOf } from '../helpers/worker';

let stack: Stack;
let claims: Record<string, ClaimRequest>;
let byHand: ReturnType<typeof messengerByHand>;

beforeAll(async () => {
  stack = await startStack();
  claims = await provedClaims(stack, ['driver', 'neighbour', 'latecomer']);
  byHand = messengerByHand(stack);
});
afterAll(() => stack?.stop());

const claimOf = (name: string) => claims[name] as ClaimRequest;
const stranger = () => writer(stack, 'income', office(8).key);
const hook = () => ({ address: stack.deployments.income.contracts.merkleTreeHook, abi: merkleTreeHookAbi }) as const;
const mailbox = () => ({ address: stack.deployments.income.contracts.mailbox, abi: mailboxAbi }) as const;
/** Without the leaf that the deployment made. */
const leaves = () =>
  database().message.findMany({ where: { origin: 'income', checkpoint: { gte: 1 } }, orderBy: { checkpoint: 'asc' } });
const statuses = async () => (await leaves()).map(({ status }) => status);

/** What anyone may do: the hook checks only that the message is the mailbox's latest. */
async function insertLatestAgain(): Promise<void> {
  const events = { ...mailbox(), eventName: 'Dispatch', fromBlock: 0n } as const;
  const latest = (await stack.chains.income.client.getContractEvents(events)).at(-1)?.args.message ?? '0x';
  await mined(
    stack,
    'income',
    stranger().writeContract({ ...hook(), functionName: 'postDispatch', args: ['0x', latest] }),
  );
}

/** Signs, delivers and reads what was delivered; the tree in the index must be the chain's. */
async function deliver(): Promise<void> {
  await byHand.sign();
  const onChain = await stack.chains.income.client.readContract({ ...hook(), functionName: 'root' });
  expect((await leaves()).at(-1)?.checkpointRoot).toBe(onChain);
  await byHand.relay();
  await byHand.index('payout');
}

describe('S-37 a stranger’s postDispatch blocks nothing', () => {
  it('read in a later range than the message itself', async () => {
    await byHand.claim(claimOf('driver'));
    await byHand.index('income');
    await insertLatestAgain();
    await byHand.index('income');
    const [first, again] = await leaves();
    expect(again).toMatchObject({ id: first?.id, checkpoint: 2, status: 'foreign' });
    expect(first?.status).toBe('pending');
  });

  it('read in the same range, several times; each message is delivered once', async () => {
    await byHand.claim(claimOf('neighbour'));
    await insertLatestAgain();
    await insertLatestAgain();
    await byHand.index('income');
    expect(await statuses()).toEqual(['pending', 'foreign', 'pending', 'foreign', 'foreign']);
    await deliver();
    expect(await statuses()).toEqual(['delivered', 'foreign', 'delivered', 'foreign', 'foreign']);
    expect(await noteOf(claimOf('driver'))).not.toBeNull();
    expect(await noteOf(claimOf('neighbour'))).not.toBeNull();
    const address = writer(stack, 'payout', testKey('messenger')).account.address;
    expect(await stack.chains.payout.client.getTransactionCount({ address })).toBe(2);
  });

  it('made in the message’s own transaction', async () => {
    const { client } = stack.chains.income;
    const address = indexedAddresses(stack.deployments.income);
    const [first] = await leaves();
    const logs: MinedLog[] = await client.getLogs({ address, fromBlock: first?.blockNumber ?? 0n });
    const together = logs.map((log) => ({ ...log, transactionHash: first?.txHash as MinedLog['transactionHash'] }));
    const { chainId, contracts } = stack.deployments.payout;
    const routes = [{ domain: 'payout', chainId, gateway: contracts.gateway }] as const;
    const { messages } = project(stack.deployments.income, together, () => 0n, routes);
    expect(messages.map(({ status }) => status)).toEqual(['pending', 'foreign', 'pending', 'foreign', 'foreign']);
  });

  it('a message with a hook of its own, which enters the tree in a later block', async () => {
    const { pausableHook } = stack.deployments.income.contracts;
    const recipient = pad(stranger().account.address);
    const args = [31339, recipient, stringToHex('spam'), '0x', pausableHook] as const;
    await mined(stack, 'income', stranger().writeContract({ ...mailbox(), functionName: 'dispatch', args }));
    await byHand.index('income');
    expect(await leaves()).toHaveLength(5);
    await insertLatestAgain();
    await byHand.index('income');
    expect((await leaves()).at(-1)).toMatchObject({ checkpoint: 6, status: 'foreign', body: null, nonce: null });
    await byHand.claim(claimOf('latecomer'));
    await byHand.index('income');
    await deliver();
    expect(await noteOf(claimOf('latecomer'))).not.toBeNull();
  });

  it('S-27 a reorganisation takes back the repetition alone, and the tree stays right', async () => {
    const tree = async () => (await leaves()).map(({ id, status, checkpointRoot }) => ({ id, status, checkpointRoot }));
    const before = await tree();
    await insertLatestAgain();
    await byHand.index('income');
    await deliver();
    expect(await leaves()).toHaveLength(before.length + 1);
    await stack.anvils.income.reorganise(1);
    await byHand.index('income');
    expect(await tree()).toEqual(before);
    await insertLatestAgain();
    await insertLatestAgain();
    await byHand.index('income');
    await deliver();
    expect((await statuses()).slice(before.length - 1)).toEqual(['delivered', 'foreign', 'foreign']);
    expect(await database().deliveryEvent.count()).toBe(3);
  });

  it('a leaf that a reorganisation of the payout chain makes undelivered is pending; its repetitions are not', async () => {
    await stack.anvils.payout.reorganise(1);
    await byHand.index('payout');
    const found = await statuses();
    expect(found.filter((status) => status === 'pending')).toHaveLength(1);
    expect(found.filter((status) => status === 'foreign')).toHaveLength(6);
    await deliver();
    expect(await statuses()).not.toContain('pending');
    expect(await noteOf(claimOf('latecomer'))).not.toBeNull();
  });
});
