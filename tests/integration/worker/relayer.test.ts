import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/server/repositories/database';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { messengerByHand, provedClaims } from '../helpers/by-hand';
import { office, type Stack, startStack, testKey, writer } from '../helpers/stack';
import { noteOf } from '../helpers/worker';

let stack: Stack;
let claims: Record<string, ClaimRequest>;
let byHand: ReturnType<typeof messengerByHand>;

beforeAll(async () => {
  stack = await startStack();
  claims = await provedClaims(stack, ['latecomer']);
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

async function readAndSign(): Promise<void> {
  await byHand.index('income');
  await byHand.sign();
}
async function deliver(): Promise<void> {
  await byHand.relay();
  await byHand.index('payout');
}

describe('S-27 a delivery that the index has not read', () => {
  it('is not taken for granted: lost in a reorganisation, it is made again', async () => {
    await byHand.claim(request('latecomer'));
    await readAndSign();
    const stranger = messengerByHand(stack, office(8).key);
    await stranger.relay();
    await database().message.updateMany({ where: { status: 'sent' }, data: { status: 'pending', sentTx: null } });
    await byHand.relay();
    expect((await statuses()).at(-1)).toBe('pending');
    expect(await paidFor()).toBe(0);
    await stack.anvils.payout.reorganise(1);
    await deliver();
    await deliver();
    expect(await noteOf(request('latecomer'))).not.toBeNull();
    expect((await statuses()).at(-1)).toBe('delivered');
  });
});
