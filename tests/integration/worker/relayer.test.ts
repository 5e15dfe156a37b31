import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { database } from '@/lib/server/repositories/database';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { messengerByHand, mined, provedClaims } from '../helpers/by-hand';
import { type Stack, startStack, writer } from '../helpers/stack';
import { office, testKey } from '../helpers/test-keys';
import { claimOf, noteOf } from '../helpers/worker';

let stack: Stack;
let claims: Record<string, ClaimRequest>;
let byHand: ReturnType<typeof messengerByHand>;

beforeAll(async () => {
  stack = await startStack();
  claims = await provedClaims(stack, ['driver', 'neighbour', 'latecomer']);
  byHand = messengerByHand(stack);
});
afterAll(() => stack?.stop());

const request = (name: string) => claims[name] as ClaimRequest;
/** Of the claims' messages, in the order of the tree; without the leaf that the deployment made. */
const statuses = async () => {
  const where = { origin: 'income', status: { not: 'foreign' } };
  return (await database().message.findMany({ where, orderBy: { checkpoint: 'asc' } })).map(({ status }) => status);
};
/** Transactions that the messenger has paid for. */
const paidFor = () => {
  const { address } = writer(stack, 'payout', testKey('messenger')).account;
  return stack.chains.payout.client.getTransactionCount({ address });
};

/** What anyone may do with a claim of the past. */
async function resend(name: string): Promise<void> {
  const claim = await claimOf(request(name));
  if (!claim) throw new Error(`${name} has not claimed.`);
  const message = {
    nullifierClass: 1,
    nullifier: BigInt(claim.nullifier),
    note: BigInt(claim.note),
    capCents: Number(claim.capCents),
    trancheId: claim.trancheId,
  };
  const { incomeSupplement } = stack.deployments.income.contracts;
  const call = {
    address: incomeSupplement,
    abi: incomeSupplementAbi,
    functionName: 'resend',
    args: [message],
  } as const;
  await mined(stack, 'income', writer(stack, 'income', office(8).key).writeContract(call));
}

async function readAndSign(): Promise<void> {
  await byHand.index('income');
  await byHand.sign();
}
async function deliver(): Promise<void> {
  await byHand.relay();
  await byHand.index('payout');
}

describe('S-37 messages that repeat a claim', () => {
  it('of a paid claim are settled without a transaction', async () => {
    await byHand.claim(request('driver'));
    await readAndSign();
    await deliver();
    expect(await statuses()).toEqual(['delivered']);
    for (let count = 0; count < 2; count++) await resend('driver');
    await readAndSign();
    await deliver();
    expect(await statuses()).toEqual(['delivered', 'settled', 'settled']);
    expect(await paidFor()).toBe(1);
  });

  it('are open again when a reorganisation takes the note back, and one of them is sent', async () => {
    await stack.anvils.payout.reorganise(1);
    await byHand.index('payout');
    expect(await statuses()).toEqual(['pending', 'pending', 'pending']);
    expect(await noteOf(request('driver'))).toBeNull();
    await deliver();
    expect(await noteOf(request('driver'))).not.toBeNull();
    expect(await paidFor()).toBe(1);
    await deliver();
    expect((await statuses()).sort()).toEqual(['delivered', 'settled', 'settled']);
  });

  it('wait for the note to stand in the index before they are settled', async () => {
    await resend('driver');
    await readAndSign();
    await database().noteEvent.updateMany({ data: { chain: 'unread' } });
    await deliver();
    expect((await statuses()).at(-1)).toBe('pending');
    await database().noteEvent.updateMany({ data: { chain: 'payout' } });
    await deliver();
    expect((await statuses()).at(-1)).toBe('settled');
    expect(await paidFor()).toBe(1);
  });

  it('of a claim that is not paid yet are one delivery, in one turn as in two', async () => {
    await byHand.claim(request('neighbour'));
    await byHand.index('income');
    for (let count = 0; count < 2; count++) await resend('neighbour');
    await readAndSign();
    await stack.anvils.payout.rpc('evm_setAutomine', [false]);
    await byHand.turn();
    await resend('neighbour');
    await readAndSign();
    await byHand.turn();
    expect((await statuses()).slice(4)).toEqual(['sent', 'pending', 'pending', 'pending']);
    await stack.anvils.payout.mine(1);
    await stack.anvils.payout.rpc('evm_setAutomine', [true]);
    await byHand.index('payout');
    await deliver();
    expect(await paidFor()).toBe(2);
    expect(await noteOf(request('neighbour'))).not.toBeNull();
    expect((await statuses()).slice(4)).toEqual(['delivered', 'settled', 'settled', 'settled']);
  });
});

describe('S-27 a delivery that the index has not read', () => {
  it('is not taken for granted: lost in a reorganisation, it is made again', async () => {
    await byHand.claim(request('latecomer'));
    await readAndSign();
    const stranger = messengerByHand(stack, office(8).key);
    await stranger.relay();
    await database().message.updateMany({ where: { status: 'sent' }, data: { status: 'pending', sentTx: null } });
    await byHand.relay();
    expect((await statuses()).at(-1)).toBe('pending');
    expect(await paidFor()).toBe(2);
    await stack.anvils.payout.reorganise(1);
    await deliver();
    await deliver();
    expect(await noteOf(request('latecomer'))).not.toBeNull();
    expect((await statuses()).at(-1)).toBe('delivered');
  });
});
