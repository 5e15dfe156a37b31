import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as spendsRoute } from '@/app/api/relay/spends/route';
import { POST as transfersRoute } from '@/app/api/relay/transfers/route';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { simulateSpend } from '@/lib/server/relay/spend-call';
import { database } from '@/lib/server/repositories/database';
import { submitSpend } from '@/lib/server/services/relay';
import type { Worker } from '@/lib/server/worker/worker';
import { stopProver } from '@/lib/shared/card/groth16';
import { eurCents } from '@/lib/shared/domain/cents';
import { field } from '@/lib/shared/protocol/field';
import { transferCallData } from '@/lib/shared/protocol/pool-calls';
import type { SpendRequest, TransferRequest } from '@/lib/shared/schemas/pool-api';
import {
  enqueueSpend,
  enqueueTransfer,
  enqueueWage,
  failedWith,
  NOBODY,
  oneTimeAccount,
  poolEvents,
  post,
  provedSpend,
  signedTransfer,
  unitsOf,
} from '../helpers/spends';
import { type Stack, startStack, writer } from '../helpers/stack';
import { office, testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { minedJob, startWorkerHere } from '../helpers/worker';

const FINAL = office(8).address;

let stack: Stack;
let worker: Worker;
let request: SpendRequest;
/** Carried out. */
let transfer: TransferRequest;

const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool }) as const;

beforeAll(async () => {
  stack = await startStack();
  worker = startWorkerHere(stack);
  await worker.ready;
  const first = await enqueueWage('spender', 150_000n, 1);
  const second = await enqueueWage('spender', 150_000n, 2);
  const { address } = oneTimeAccount('first');
  const paid = await provedSpend({ notes: [first], publicCents: 10_00n, recipient: address, stack });
  await minedJob(await enqueueSpend(paid));
  transfer = await signedTransfer(stack, 'first', { to: FINAL, units: unitsOf(10_00n) });
  await minedJob(await enqueueTransfer(transfer));
  const recipient = oneTimeAccount('refused').address;
  request = await provedSpend({ notes: [second], publicCents: 5_00n, recipient, stack });
});
afterAll(async () => {
  await worker?.stop();
  await stopProver();
  await stack?.stop();
});

describe('what the relay refuses', () => {
  const changed: readonly [string, (spend: SpendRequest) => Partial<SpendRequest>, string][] = [
    ['S-09 another recipient', () => ({ recipient: FINAL }), 'SPEND_PROOF_INVALID'],
    ['S-09 a larger amount', () => ({ amountCents: eurCents(6_00n) }), 'SPEND_PROOF_INVALID'],
    ['S-09 a later deadline', ({ deadlineSec }) => ({ deadlineSec: deadlineSec + 1 }), 'SPEND_PROOF_INVALID'],
    ['another change', ({ change }) => ({ change: field(change + 1n) }), 'SPEND_PROOF_INVALID'],
    ['a root of nowhere', () => ({ root: field(7n) }), 'NOTE_ROOT_UNKNOWN'],
    ['a passed deadline', () => ({ deadlineSec: 1 }), 'SPEND_DEADLINE_PASSED'],
    ['S-18 less than five euro', () => ({ amountCents: eurCents(4_99n) }), 'AMOUNT_TOO_SMALL'],
    ['S-18 nobody as recipient', () => ({ recipient: NOBODY }), 'RECIPIENT_INVALID'],
    ['S-18 the pool as recipient', () => ({ recipient: pool().address }), 'RECIPIENT_INVALID'],
    ['one note twice', ({ nullifiers: [first] }) => ({ nullifiers: [first, first] }), 'SPEND_REFUSED'],
  ];

  it.each(changed)(
    'PAY-30 %s is refused by the route and by the pool, and no job is made',
    async (_name, change, code) => {
      const before = await database().relayJob.count();
      const other = { ...request, ...change(request) };
      expect((await post(spendsRoute, other)).code).toBe(code);
      await expect(simulateSpend(other, stack.chains.payout)).rejects.toMatchObject({ code });
      expect(await database().relayJob.count()).toBe(before);
    },
  );

  it('S-18 PAY-38 notes turned over for nothing use half of the gas budget at most; payments go on', async () => {
    const ask = { kind: 'spend', chain: 'payout', status: 'mined' } as const;
    await database().relayJob.create({ data: { ...ask, activeKey: 'turned over', request: { amountCents: '0' } } });
    const deps = { now: new Date(), simulate: async () => undefined, mostConsolidations: 1 };
    const turned = { ...request, amountCents: eurCents(0n), recipient: NOBODY };
    await expect(submitSpend(turned, deps)).rejects.toThrow('RELAY_UNAVAILABLE');
    await database().relayJob.deleteMany({ where: { activeKey: 'turned over' } });
    const { jobId } = await submitSpend(turned, deps);
    await database()
      .relayJob.delete({ where: { id: jobId } })
      .catch(() => undefined);
  });

  it('PAY-33 a new proof is taken after a failed job', async () => {
    const forged = { ...request, change: field(request.change + 1n) };
    const first = await enqueueSpend(forged);
    expect(await failedWith(first)).toBe('SPEND_PROOF_INVALID');
    const answer = await post(spendsRoute, request);
    expect(answer.body.jobId).not.toBe(first);
    await minedJob(answer.body.jobId);
  });

  it('PAY-34 transfers of accounts that the pool never paid are not the relay’s business', async () => {
    const minter = writer(stack, 'payout', office(6).key);
    const token = { address: stack.deployments.payout.contracts.euroToken, abi: euroTokenAbi } as const;
    const { address } = oneTimeAccount('stranger');
    await minter.writeContract({ ...token, functionName: 'mint', args: [address, unitsOf(10_00n)] });
    const request = await signedTransfer(stack, 'stranger', { to: FINAL, units: unitsOf(10_00n) });
    const answer = await post(transfersRoute, request);
    expect([answer.code, answer.body.error.data.reason]).toEqual(['TRANSFER_REFUSED', 'not paid by the pool']);
    // It can be sent around the relay, and is no event of the pool's.
    await minter.sendTransaction({ to: token.address, data: transferCallData(request) });
    const paid = (await poolEvents()).flatMap((event) => (event.kind === 'transfer' ? [event.from] : []));
    expect(paid).not.toContain(address);
  });

  it('S-18 PAY-36 transfers of nothing that strangers make from a paid account neither count nor are told', async () => {
    const stranger = writer(stack, 'payout', office(6).key);
    const token = { address: stack.deployments.payout.contracts.euroToken, abi: euroTokenAbi } as const;
    const own = (await poolEvents()).filter(({ kind }) => kind === 'transfer').length;
    // As many as would use up the account's share at the relay. Of nothing, a token asks nobody's leave.
    const args = [transfer.from, FINAL, 0n] as const;
    for (let i = 0; i < 4; i++) await stranger.writeContract({ ...token, functionName: 'transferFrom', args });
    // A later event that the index shows: it has passed the transfers by then.
    await enqueueWage('later', 150_000n, 3);
    const deposits = async () => (await poolEvents()).filter(({ kind }) => kind === 'deposit').length;
    await waitUntil('a later deposit', async () => (await deposits()) === 3);
    expect((await poolEvents()).filter(({ kind }) => kind === 'transfer')).toHaveLength(own);
    const answer = await post(transfersRoute, { ...transfer, nonce: testKey('after nothing') });
    expect(answer.body.error.data.reason).not.toBe('too many transfers');
  });

  it('S-18 PAY-37 transfers of one account that are under way count, before any is mined', async () => {
    const ask = { kind: 'transfer', chain: 'payout', request: {}, status: 'queued' } as const;
    const keys = [1, 2, 3, 4].map((n) => `${transfer.from.toLowerCase()}:${n}`);
    await worker.stop();
    await database().relayJob.createMany({ data: keys.map((activeKey) => ({ ...ask, activeKey })) });
    const answer = await post(transfersRoute, { ...transfer, nonce: testKey('one more') });
    expect(answer.body.error.data.reason).toBe('too many transfers');
    await database().relayJob.deleteMany({ where: { activeKey: { in: keys } } });
    worker = startWorkerHere(stack);
    await worker.ready;
  });

  it.each([
    ['nobody', () => NOBODY],
    ['the pool', () => pool().address],
    ['the token', () => stack.deployments.payout.contracts.euroToken],
  ])('S-18 a transfer to %s is RECIPIENT_INVALID', async (_name, to) => {
    expect((await post(transfersRoute, { ...transfer, nonce: testKey('fresh'), to: to() })).code).toBe(
      'RECIPIENT_INVALID',
    );
  });

  it('PAY-35 a transfer that was altered is refused, and an account’s transfers are counted', async () => {
    const fresh = { ...transfer, nonce: testKey('fresh') };
    expect((await post(transfersRoute, fresh)).code).toBe('TRANSFER_REFUSED');
    expect((await post(transfersRoute, { ...fresh, units: 0n })).code).toBe('AMOUNT_TOO_SMALL');
    const place = { chain: 'payout', blockNumber: 1n, txHash: '0x', timestampSec: 1n, to: FINAL, units: '1' };
    const rows = [1, 2, 3].map((logIndex) => ({ ...place, logIndex, from: transfer.from }));
    await database().transferEvent.createMany({ data: rows });
    const answer = await post(transfersRoute, fresh);
    expect(answer.body.error.data.reason).toBe('too many transfers');
    await database().transferEvent.deleteMany({ where: { blockNumber: 1n } });
  });
});
