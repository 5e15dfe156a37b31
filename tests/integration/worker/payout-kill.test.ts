import { type Hex, parseTransaction, toFunctionSelector } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/server/repositories/database';
import { stopProver } from '@/lib/shared/card/groth16';
import type { SpendRequest } from '@/lib/shared/schemas/pool-api';
import { type KillPoint, Mortals } from '../helpers/kill';
import type { RpcCall } from '../helpers/rpc-proxy';
import {
  enqueueSpend,
  enqueueTransfer,
  enqueueWage,
  eurosOf,
  type Held,
  inTree,
  oneTimeAccount,
  poolEvents,
  provedSpend,
  signedTransfer,
  unitsOf,
} from '../helpers/spends';
import { type Stack, startStack } from '../helpers/stack';
import { office } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { expireLeases, minedJob } from '../helpers/worker';

const SELECTORS = {
  approve: toFunctionSelector('approve(address,uint256)'),
  deposit: toFunctionSelector('deposit(uint32,uint256)'),
  insertBatch: toFunctionSelector('insertBatch(uint256[])'),
  spend: toFunctionSelector('spend((uint256,uint32,uint256[2],uint256,address,uint64,uint256[8]))'),
  transfer: toFunctionSelector(
    'transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)',
  ),
} as const;
type Sent = keyof typeof SELECTORS;

/** Hashes of transactions that went by, by what they call: receipts are asked for by hash. */
const hashes = new Map<unknown, Sent>();

const isSent = (what: Sent) => (call: RpcCall, result: unknown) => {
  if (call.method !== 'eth_sendRawTransaction') return false;
  const { data } = parseTransaction(call.params[0] as Hex);
  if (!data?.startsWith(SELECTORS[what])) return false;
  if (result !== undefined) hashes.set(result, what);
  return true;
};
const isReceipt = (what: Sent) => (call: RpcCall, result: unknown) =>
  call.method === 'eth_getTransactionReceipt' && Boolean(result) && hashes.get(call.params[0]) === what;

const point = (title: string, moment: KillPoint['moment'], matches: KillPoint['matches']): KillPoint => ({
  title,
  chain: 'payout',
  moment,
  matches,
});
const WAGE = [
  point('approval not sent', 'before', isSent('approve')),
  point('approval sent, answer not heard', 'after', isSent('approve')),
  point('wage recorded, not sent', 'before', isSent('deposit')),
  point('wage sent, answer not heard', 'after', isSent('deposit')),
  point('batch not sent', 'before', isSent('insertBatch')),
  point('batch sent, answer not heard', 'after', isSent('insertBatch')),
];
const SPEND = [
  point('spend recorded, not sent', 'before', isSent('spend')),
  point('spend sent, answer not heard', 'after', isSent('spend')),
  point('spend mined, not recorded', 'after', isReceipt('spend')),
];
const TRANSFER = [
  point('transfer recorded, not sent', 'before', isSent('transfer')),
  point('transfer sent, answer not heard', 'after', isSent('transfer')),
  point('transfer mined, not recorded', 'after', isReceipt('transfer')),
];

/** A dozen starts of a process: half a minute on an idle machine. */
const LONG_MS = 300_000;

let stack: Stack;
let mortals: Mortals;
let wage: Held;
let request: SpendRequest;

beforeAll(async () => {
  stack = await startStack();
  mortals = new Mortals(stack);
});
afterAll(async () => {
  await mortals?.end();
  await stopProver();
  await stack?.stop();
});

/** Kills a worker at each point, then lets one go on. */
async function surviveAll(points: readonly KillPoint[], settled: () => Promise<unknown>): Promise<void> {
  for (const index of points.keys()) await mortals.killAt(points, index);
  await expireLeases();
  const worker = mortals.spawn();
  await settled();
  worker.kill('SIGKILL');
  await worker.exited;
}

describe('S-27 a worker that is killed and started again', () => {
  it(
    'S-27 pays a wage once and inserts its leaf once, killed at every point',
    async () => {
      wage = await enqueueWage('spender', 150_000n, 1);
      await surviveAll(WAGE, () => inTree([wage]));
      const kinds = (await poolEvents()).map(({ kind }) => kind);
      expect(kinds).toEqual(['deposit', 'inserted']);
    },
    LONG_MS,
  );

  it(
    'S-27 carries out a spend once, killed at every point',
    async () => {
      const { address } = oneTimeAccount('killed');
      request = await provedSpend({ notes: [wage], publicCents: 100_00n, recipient: address, stack });
      const id = await enqueueSpend(request);
      await surviveAll(SPEND, async () => {
        await minedJob(id, 60_000);
        await waitUntil('the event', async () => (await database().spendEvent.count()) > 0);
      });
      expect(await eurosOf(stack, address)).toBe(unitsOf(100_00n));
      expect(await database().spendEvent.count()).toBe(1);
    },
    LONG_MS,
  );

  it(
    'S-27 carries out a transfer once, killed at every point',
    async () => {
      const final = office(8).address;
      const units = unitsOf(100_00n);
      const id = await enqueueTransfer(await signedTransfer(stack, 'killed', { to: final, units }));
      await surviveAll(TRANSFER, async () => {
        await minedJob(id, 60_000);
        await waitUntil('the event', async () => (await database().transferEvent.count()) > 0);
      });
      expect(await eurosOf(stack, final)).toBe(units);
      expect(await database().transferEvent.count()).toBe(1);
    },
    LONG_MS,
  );

  it('S-34 prints no key, nullifier, note or account', () => {
    const output = mortals.processes.map((worker) => worker.output).join('');
    for (const secret of Object.values(stack.env).filter((value) => /^0x[0-9a-f]{64}/.test(value))) {
      expect(output).not.toContain(secret.slice(2, 40));
    }
    expect(output).not.toContain(request.nullifiers[0].toString());
    expect(output).not.toContain(request.change.toString());
    expect(output.toLowerCase()).not.toContain(oneTimeAccount('killed').address.toLowerCase());
  });
});
