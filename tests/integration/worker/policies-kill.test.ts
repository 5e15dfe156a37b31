import { type Hex, parseTransaction, toFunctionSelector } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import { database } from '@/lib/server/repositories/database';
import { type KillPoint, Mortals } from '../helpers/kill';
import { decideOn, monthFromNow, policyStaff, proposalRow, STAFF, type StaffName } from '../helpers/policies';
import type { RpcCall } from '../helpers/rpc-proxy';
import { type Stack, startStack } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { expireLeases } from '../helpers/worker';

/** Half a dozen starts of a process. */
const LONG_MS = 300_000;

type Sent = 'proposePolicy' | 'approvePolicy';
const selectorOf = (name: Sent): Hex => {
  const found = incomeSupplementAbi.find((item) => item.type === 'function' && item.name === name);
  if (found?.type !== 'function') throw new Error(`No function ${name}.`);
  return toFunctionSelector(found);
};
const isSent = (name: Sent) => (call: RpcCall) =>
  call.method === 'eth_sendRawTransaction' &&
  (parseTransaction(call.params[0] as Hex).data?.startsWith(selectorOf(name)) ?? false);
const POINTS: readonly KillPoint[] = (['proposePolicy', 'approvePolicy'] as const).flatMap((name) => [
  { title: `${name} not sent`, chain: 'income', moment: 'before', matches: isSent(name) },
  { title: `${name} sent, answer not heard`, chain: 'income', moment: 'after', matches: isSent(name) },
]);

let stack: Stack;
let mortals: Mortals;
let staff: Record<StaffName, DecidingActor>;

beforeAll(async () => {
  process.env.STAFF_POLICY_KEYS = JSON.stringify({ [STAFF.proposer]: office(4).key, [STAFF.approver]: office(5).key });
  stack = await startStack();
  mortals = new Mortals(stack);
  staff = await policyStaff();
});
afterAll(async () => {
  await mortals?.end();
  delete process.env.STAFF_POLICY_KEYS;
  await stack?.stop();
});

describe('S-27 a worker that is killed and started again', () => {
  it(
    'S-27 brings a decided table to the chain once, killed at every point of its way',
    async () => {
      const reader = mortals.spawn();
      await waitUntil('the index', async () => (await database().policyEvent.count()) > 0, 60_000);
      reader.kill('SIGKILL');
      await reader.exited;
      const month = monthFromNow(2);
      const id = await decideOn({ fromPeriod: month, months: 1, single: '1430,00' }, staff.proposer, staff.approver);
      for (const index of POINTS.keys()) await mortals.killAt(POINTS, index);
      await expireLeases();
      const worker = mortals.spawn();
      await waitUntil('published', async () => (await proposalRow(id)).status === 'published', 60_000);
      await waitUntil(
        'the index',
        async () => (await database().policyEvent.count({ where: { period: month } })) === 1,
      );
      const { client } = stack.chains.income;
      const counts = await Promise.all(
        [4, 5].map((index) => client.getTransactionCount({ address: office(index).address })),
      );
      // One signature each: what was sent and not heard of is found on the chain.
      expect(counts).toEqual([1, 1]);
      worker.kill('SIGKILL');
      await worker.exited;
    },
    LONG_MS,
  );

  it('S-34 prints no key of staff, and no email address', () => {
    const output = mortals.processes.map((worker) => worker.output).join('');
    expect(output).toContain('policies.published');
    for (const index of [4, 5]) expect(output).not.toContain(office(index).key.slice(2, 34));
    for (const email of Object.values(STAFF)) expect(output).not.toContain(email);
  });
});
