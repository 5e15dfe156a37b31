import { type Hex, isAddressEqual } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import { PolicyPublisher } from '@/lib/server/policies/policy-publisher';
import { policiesOfProposal } from '@/lib/server/policies/proposal-policy';
import { supplementGate } from '@/lib/server/policies/supplement-gate';
import { database } from '@/lib/server/repositories/database';
import { findProposal } from '@/lib/server/repositories/policy-proposals';
import { policyDesk } from '@/lib/server/services/policy-desk';
import { publishedPolicies } from '@/lib/server/services/published-chain';
import type { Worker } from '@/lib/server/worker/worker';
import { period } from '@/lib/shared/domain/period';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { zPolicies } from '@/lib/shared/schemas/public-api';
import { decideOn, monthFromNow, policyStaff, proposalRow, STAFF, type StaffName } from '../helpers/policies';
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
let staff: Record<StaffName, DecidingActor>;
let worker: Worker | undefined;

beforeAll(async () => {
  process.env.STAFF_POLICY_KEYS = JSON.stringify(KEYS);
  stack = await startStack();
  staff = await policyStaff();
  worker = startWorkerHere(stack);
  await worker.ready;
  // Approving takes the key of the sums from the index.
  await waitUntil('the index', async () => (await database().policyEvent.count()) > 0);
});
afterAll(async () => {
  await worker?.stop();
  delete process.env.STAFF_POLICY_KEYS;
  await stack?.stop();
});

const onChain = (month: number) =>
  stack.chains.income.client.readContract({
    address: stack.deployments.income.contracts.incomeSupplement,
    abi: incomeSupplementAbi,
    functionName: 'policyOf',
    args: [1, month],
  });
const settled = (id: string) =>
  waitUntil('the proposal settled', async () => {
    const { status } = await proposalRow(id);
    return status === 'published' || status === 'failed' ? status : null;
  });
const sentBy = async (name: 'proposer' | 'approver') =>
  stack.chains.income.client.getTransactionCount({ address: office(name === 'proposer' ? 4 : 5).address });
const publisher = (keys = KEYS, clock = () => new Date()) =>
  new PolicyPublisher(supplementGate(stack.chains.income), { keys, clock });

describe('a table that two members of staff decided on', () => {
  it('POL-80 reaches the chain for every month, each signature by its own person’s key, and every wallet', async () => {
    const from = monthFromNow(3);
    const before = [await sentBy('proposer'), await sentBy('approver')];
    const id = await decideOn({ fromPeriod: from, months: 3, single: '1430,00' }, staff.proposer, staff.approver);
    expect(await settled(id)).toBe('published');
    expect([(await sentBy('proposer')) - (before[0] ?? 0), (await sentBy('approver')) - (before[1] ?? 0)]).toEqual([
      3, 3,
    ]);

    const row = await findProposal(id, database());
    const policies = policiesOfProposal(row as NonNullable<typeof row>);
    expect(policies.map(({ period: month }) => month)).toEqual([from, monthFromNow(4), monthFromNow(5)]);
    for (const policy of policies) expect((await onChain(policy.period)).policyHash).toBe(hashPolicy(policy));

    await waitUntil(
      'the index',
      async () => (await database().policyEvent.count({ where: { period: monthFromNow(5) } })) > 0,
    );
    const served = zPolicies.parse(await publishedPolicies(database())).policies;
    for (const policy of policies) {
      const found = served.find((one) => one.scheme === 1 && one.period === policy.period);
      expect(found?.policyHash).toBe(hashPolicy(policy));
      expect(found?.norms[0]).toBe(143_000n);
    }
  });

  it('POL-81 the history names who decided, and the chain’s transactions bear both accounts', async () => {
    const deps = { db: database(), now: new Date(), poolLimit: async () => null };
    const { publications } = await policyDesk(staff.proposer, deps);
    const [newest] = publications;
    expect(newest?.origin).toMatchObject({ kind: 'proposal', proposerName: 'proposer', deciderName: 'approver' });
    if (newest?.origin.kind !== 'proposal' || newest.origin.proposedTx === null) throw new Error('no first signature');
    const { client } = stack.chains.income;
    const [first, second] = await Promise.all([
      client.getTransaction({ hash: newest.origin.proposedTx as Hex }),
      client.getTransaction({ hash: newest.txHash as Hex }),
    ]);
    expect(isAddressEqual(first.from, office(4).address)).toBe(true);
    expect(isAddressEqual(second.from, office(5).address)).toBe(true);
    // What the deployment published was nobody's proposal.
    expect(publications.at(-1)?.origin).toEqual({ kind: 'start' });
  });

  it('POL-82 a later decision for the same month takes its place, on the chain and in wallets', async () => {
    const month = monthFromNow(5);
    const before = (await onChain(month)).policyHash;
    const id = await decideOn({ fromPeriod: month, months: 1, single: '1435,00' }, staff.approver, staff.proposer);
    expect(await settled(id)).toBe('published');
    const { policyHash } = await onChain(month);
    expect(policyHash).not.toBe(before);
    await waitUntil('wallets', async () => {
      const { policies } = zPolicies.parse(await publishedPolicies(database()));
      return policies.find((one) => one.scheme === 1 && one.period === month)?.policyHash === policyHash;
    });
  });

  it('S-27 what one or both signatures are on the chain for already is not signed again', async () => {
    const month = monthFromNow(7);
    // By hand: the first signature stands before the job looks.
    await worker?.stop();
    const id = await decideOn({ fromPeriod: month, months: 2, single: '1440,00' }, staff.proposer, staff.approver);
    const row = await findProposal(id, database());
    const policies = policiesOfProposal(row as NonNullable<typeof row>);
    const holds = () => true;
    const before = [await sentBy('proposer'), await sentBy('approver')];
    await publisher().turn(holds);
    expect((await sentBy('proposer')) - (before[0] ?? 0)).toBe(2);
    // Another process comes along: it sends no first signature, and nothing at all once the table stands.
    await publisher().turn(holds);
    await publisher().turn(holds);
    await publisher().turn(holds);
    expect([(await sentBy('proposer')) - (before[0] ?? 0), (await sentBy('approver')) - (before[1] ?? 0)]).toEqual([
      2, 2,
    ]);
    expect((await proposalRow(id)).status).toBe('published');
    for (const policy of policies) expect((await onChain(policy.period)).policyHash).toBe(hashPolicy(policy));
  });

  it('POL-83 without the lease nothing is sent', async () => {
    const id = await decideOn(
      { fromPeriod: monthFromNow(9), months: 1, single: '1445,00' },
      staff.proposer,
      staff.approver,
    );
    const before = await sentBy('proposer');
    await publisher().turn(() => false);
    expect(await sentBy('proposer')).toBe(before);
    expect((await proposalRow(id)).status).toBe('approved');
    for (let turn = 0; turn < 4; turn++) await publisher().turn(() => true);
    expect((await proposalRow(id)).status).toBe('published');
  });

  it('S-27 a reorganisation that takes a published table away has it brought again', async () => {
    worker = startWorkerHere(stack);
    await worker.ready;
    const month = monthFromNow(11);
    const id = await decideOn({ fromPeriod: month, months: 1, single: '1450,00' }, staff.proposer, staff.approver);
    expect(await settled(id)).toBe('published');
    const { policyHash } = await onChain(month);
    await waitUntil('the index', async () => (await database().policyEvent.count({ where: { period: month } })) === 1);
    await stack.anvils.income.reorganise(3);
    expect((await onChain(month)).policyHash).toBe(0n);
    await waitUntil('the table again', async () => (await onChain(month)).policyHash === policyHash);
    await waitUntil('the row', async () => (await proposalRow(id)).status === 'published');
    await waitUntil('the index', async () => (await database().policyEvent.count({ where: { period: month } })) === 1);
  });
});

describe('what the chain refuses', () => {
  it('S-30 a month that began meanwhile fails as a whole, with nothing sent, and may be withdrawn', async () => {
    const { client } = stack.chains.income;
    const id = await decideOn(
      { fromPeriod: monthFromNow(13), months: 3, single: '1455,00' },
      staff.proposer,
      staff.approver,
    );
    // Decided in time, and late on the chain: the row is put back to where the chain's month has begun.
    await waitUntil('published', async () => (await proposalRow(id)).status === 'published');
    const { timestamp } = await client.getBlock();
    const begun = new Date(Number(timestamp) * 1000);
    const fromPeriod = period(begun.getUTCFullYear() * 100 + begun.getUTCMonth() + 1);
    const before = [await sentBy('proposer'), await sentBy('approver')];
    await database().policyProposal.update({ where: { id }, data: { fromPeriod, status: 'approved', openKey: '1' } });
    expect(await settled(id)).toBe('failed');
    expect(await proposalRow(id)).toMatchObject({ errorCode: 'POLICY_PERIOD_NOT_FUTURE', openKey: null });
    expect([await sentBy('proposer'), await sentBy('approver')]).toEqual(before);
    await database().policyProposal.update({ where: { id }, data: { status: 'withdrawn' } });
  });

  it('POL-84 a person without a key, or without the role on the chain, fails with a code', async () => {
    const failed = async (proposer: StaffName, approver: StaffName) => {
      const id = await decideOn(
        { fromPeriod: monthFromNow(12), months: 1, single: '1460,00' },
        staff[proposer],
        staff[approver],
      );
      expect(await settled(id)).toBe('failed');
      return (await proposalRow(id)).errorCode;
    };
    expect(await failed('keyless', 'approver')).toBe('POLICY_KEY_MISSING');
    expect(await failed('proposer', 'keyless')).toBe('POLICY_KEY_MISSING');
    expect(await failed('stranger', 'approver')).toBe('POLICY_CHAIN_REFUSED');
    expect(await failed('proposer', 'stranger')).toBe('POLICY_CHAIN_REFUSED');
    expect((await onChain(monthFromNow(12))).policyHash).toBe(0n);
  });

  it('S-30 one key for two people is refused before anything is sent', async () => {
    await worker?.stop();
    const id = await decideOn(
      { fromPeriod: monthFromNow(12), months: 1, single: '1465,00' },
      staff.proposer,
      staff.approver,
    );
    const before = await sentBy('proposer');
    await publisher({ ...KEYS, [STAFF.approver]: office(4).key }).turn(() => true);
    expect(await proposalRow(id)).toMatchObject({ status: 'failed', errorCode: 'POLICY_SAME_PERSON' });
    expect(await sentBy('proposer')).toBe(before);
    worker = undefined;
  });
});
