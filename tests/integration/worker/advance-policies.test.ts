import { type Hex, isAddressEqual } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { advanceGate, policyOfAdvance } from '@/lib/server/policies/advance-gate';
import { PolicyPublisher } from '@/lib/server/policies/policy-publisher';
import { findAdvanceProposal } from '@/lib/server/repositories/advance-proposals';
import { database } from '@/lib/server/repositories/database';
import { decideAdvance } from '@/lib/server/services/advance-policy-decide';
import { advancePolicyDesk, type PayingActor } from '@/lib/server/services/advance-policy-desk';
import { proposeAdvance } from '@/lib/server/services/advance-policy-propose';
import { publishedPolicies } from '@/lib/server/services/published-chain';
import type { Worker } from '@/lib/server/worker/worker';
import { ADVANCE_UNUSUAL, monthStartSec } from '@/lib/shared/domain/advance-change';
import type { Period } from '@/lib/shared/domain/period';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { zPolicies } from '@/lib/shared/schemas/public-api';
import { ADVANCE_POLICY } from '@/tests/fixtures/patient';
import { monthFromNow, proposalRow, STAFF, type StaffName } from '../helpers/policies';
import { type Stack, startStack } from '../helpers/stack';
import { office, testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

const KEYS: Readonly<Record<string, Hex>> = {
  [STAFF.proposer]: office(4).key,
  [STAFF.approver]: office(5).key,
  // Holds a key that the chain gave no role.
  [STAFF.stranger]: testKey('stranger'),
};

let stack: Stack;
let worker: Worker | undefined;
const staff = {} as Record<StaffName, PayingActor>;

beforeAll(async () => {
  process.env.STAFF_POLICY_KEYS = JSON.stringify(KEYS);
  stack = await startStack();
  for (const name of Object.keys(STAFF) as StaffName[]) {
    const data = { email: STAFF[name], name, passwordHash: testKey(name), role: 'svb' };
    const { id } = await database().staffAccount.create({ data, select: { id: true } });
    staff[name] = { role: 'svb', staffId: id, name };
  }
  worker = startWorkerHere(stack);
  await worker.ready;
  await waitUntil('the index', async () => (await database().advancePolicyEvent.count()) > 0);
});
afterAll(async () => {
  await worker?.stop();
  delete process.env.STAFF_POLICY_KEYS;
  await stack?.stop();
});

const deps = () => ({ db: database(), now: new Date(), poolLimit: async () => null });

/** Proposes and approves an amount. @returns the proposal's id */
async function decideOn(
  fromPeriod: Period,
  amount: string,
  proposer: StaffName = 'proposer',
  approver: StaffName = 'approver',
): Promise<string> {
  const { id } = await proposeAdvance(staff[proposer], { fromPeriod, amount, confirmed: [...ADVANCE_UNUSUAL] }, deps());
  await decideAdvance(staff[approver], id, { decision: 'approve', confirmed: [...ADVANCE_UNUSUAL] }, deps());
  return id;
}

const gate = () => ({ address: stack.deployments.health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi }) as const;
const lastOnChain = async () => {
  const { client } = stack.chains.health;
  const count = await client.readContract({ ...gate(), functionName: 'policyCount' });
  return { count, ...(await client.readContract({ ...gate(), functionName: 'policyOf', args: [count] })) };
};
const settled = (id: string) =>
  waitUntil('the proposal settled', async () => {
    const { status } = await proposalRow(id);
    return status === 'published' || status === 'failed' ? status : null;
  });
const sentBy = (account: 4 | 5) => stack.chains.health.client.getTransactionCount({ address: office(account).address });
const publisher = (keys = KEYS) =>
  new PolicyPublisher(advanceGate(stack.chains.health), { keys, clock: () => new Date() });

describe('an amount that two members of SVB’s staff decided on', () => {
  it('POL-120 reaches the health chain, each signature by its own person’s key, and every wallet', async () => {
    const from = monthFromNow(2);
    const before = [await sentBy(4), await sentBy(5)];
    const id = await decideOn(from, '26100,00');
    expect(await settled(id)).toBe('published');
    expect([(await sentBy(4)) - (before[0] ?? 0), (await sentBy(5)) - (before[1] ?? 0)]).toEqual([1, 1]);
    const last = await lastOnChain();
    const policyHash = hashAdvancePolicy({
      ...ADVANCE_POLICY,
      amountCents: 2_610_000n as typeof ADVANCE_POLICY.amountCents,
    });
    expect(last).toMatchObject({ count: 2, policyHash, amountCents: 2_610_000, startsAt: BigInt(monthStartSec(from)) });
    await waitUntil('the index', async () => (await database().advancePolicyEvent.count()) === 2);
    const { advances } = zPolicies.parse(await publishedPolicies(database()));
    expect(advances.map(({ amountCents, endsAtSec }) => [amountCents, endsAtSec])).toEqual([
      [ADVANCE_POLICY.amountCents, monthStartSec(from)],
      [2_610_000n, null],
    ]);
    const { publications } = await advancePolicyDesk(staff.approver, deps());
    expect(publications[0]?.decidedBy).toMatchObject({ proposerName: 'proposer', deciderName: 'approver' });
    const { from: signer } = await stack.chains.health.client.getTransaction({ hash: publications[0]?.txHash as Hex });
    expect(isAddressEqual(signer, office(5).address)).toBe(true);
  });

  it('S-27 what one or both signatures are on the chain for already is not signed again', async () => {
    await worker?.stop();
    const id = await decideOn(monthFromNow(3), '26200,00');
    const before = [await sentBy(4), await sentBy(5)];
    await publisher().turn(() => false);
    expect(await sentBy(4)).toBe(before[0]);
    // Another process each time: the contract alone says what is missing.
    for (let turn = 0; turn < 4; turn++) await publisher().turn(() => true);
    expect([(await sentBy(4)) - (before[0] ?? 0), (await sentBy(5)) - (before[1] ?? 0)]).toEqual([1, 1]);
    expect((await proposalRow(id)).status).toBe('published');
    const [policy] = policyOfAdvance((await findAdvanceProposal(id, database())) as never);
    expect((await lastOnChain()).policyHash).toBe(policy && hashAdvancePolicy(policy));
  });

  it('S-27 a reorganisation that takes a published policy away has it brought again', async () => {
    worker = startWorkerHere(stack);
    await worker.ready;
    await waitUntil('the index', async () => (await database().advancePolicyEvent.count()) === 3);
    const id = await decideOn(monthFromNow(4), '26300,00');
    expect(await settled(id)).toBe('published');
    await waitUntil('the index', async () => (await database().advancePolicyEvent.count()) === 4);
    const { policyHash } = await lastOnChain();
    await stack.anvils.health.reorganise(2);
    expect((await lastOnChain()).policyHash).not.toBe(policyHash);
    await waitUntil('the policy again', async () => (await lastOnChain()).policyHash === policyHash);
    await waitUntil('the row', async () => (await proposalRow(id)).status === 'published');
  });
});

describe('what the chain refuses', () => {
  it('POL-121 a person without a key, or without the role on the chain, fails with a code', async () => {
    const failed = async (proposer: StaffName, approver: StaffName) => {
      const id = await decideOn(monthFromNow(6), '26400,00', proposer, approver);
      expect(await settled(id)).toBe('failed');
      return (await proposalRow(id)).errorCode;
    };
    const { count } = await lastOnChain();
    expect(await failed('keyless', 'approver')).toBe('POLICY_KEY_MISSING');
    expect(await failed('proposer', 'keyless')).toBe('POLICY_KEY_MISSING');
    expect(await failed('stranger', 'approver')).toBe('POLICY_CHAIN_REFUSED');
    expect(await failed('proposer', 'stranger')).toBe('POLICY_CHAIN_REFUSED');
    expect((await lastOnChain()).count).toBe(count);
  });

  it('S-30 one key for two people, and a start that is over or not after the last, are refused with nothing sent', async () => {
    await worker?.stop();
    worker = undefined;
    const before = await sentBy(4);
    const same = await decideOn(monthFromNow(6), '26400,00');
    await publisher({ ...KEYS, [STAFF.approver]: office(4).key }).turn(() => true);
    expect(await proposalRow(same)).toMatchObject({ status: 'failed', errorCode: 'POLICY_SAME_PERSON', openKey: null });
    // Decided in time, and late on the chain: the row is put back to an earlier month.
    for (const [back, code] of [
      [0, 'POLICY_PERIOD_NOT_FUTURE'],
      [1, 'POLICY_NOT_AFTER_LAST'],
    ] as const) {
      const id = await decideOn(monthFromNow(6), '26400,00');
      await database().policyProposal.update({ where: { id }, data: { fromPeriod: monthFromNow(back) } });
      await publisher().turn(() => true);
      expect(await proposalRow(id)).toMatchObject({ status: 'failed', errorCode: code });
    }
    expect(await sentBy(4)).toBe(before);
  });
});
