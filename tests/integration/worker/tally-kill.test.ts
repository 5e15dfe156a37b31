import { type Hex, parseTransaction, toFunctionSelector } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { database } from '@/lib/server/repositories/database';
import { stopProver } from '@/lib/shared/card/groth16';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { enqueueClaim } from '../helpers/claims';
import { type KillPoint, Mortals } from '../helpers/kill';
import type { RpcCall } from '../helpers/rpc-proxy';
import { type Stack, startStack } from '../helpers/stack';
import { claimsOfMany, RELEASE_DELAY_SEC, supplementsOf, WINDOW_SEC, waitOnChain } from '../helpers/tally';
import { TALLY_HOLDERS, testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { expireLeases } from '../helpers/worker';

const K = 10;
/** A dozen starts of a process, and as many proofs of shares. */
const LONG_MS = 400_000;

const ABIS = {
  close: tallyAbi,
  submitShare: tallyAbi,
  open: tallyAbi,
  release: incomeSupplementAbi,
  applyRelease: payoutPoolAbi,
};
type Sent = keyof typeof ABIS;
const selectorOf = (name: Sent): Hex => {
  const found = ABIS[name].find((item) => item.type === 'function' && item.name === name);
  if (found?.type !== 'function') throw new Error(`No function ${name}.`);
  return toFunctionSelector(found);
};
const isSent = (name: Sent) => (call: RpcCall) => {
  if (call.method !== 'eth_sendRawTransaction') return false;
  return parseTransaction(call.params[0] as Hex).data?.startsWith(selectorOf(name)) ?? false;
};
const points = (chain: ChainDomain, name: Sent): readonly KillPoint[] => [
  { title: `${name} not sent`, chain, moment: 'before', matches: isSent(name) },
  { title: `${name} sent, answer not heard`, chain, moment: 'after', matches: isSent(name) },
];
const INCOME = (['close', 'submitShare', 'open', 'release'] as const).flatMap((name) => points('income', name));
const PAYOUT = points('payout', 'applyRelease');

let stack: Stack;
let mortals: Mortals;
let claims: ClaimRequest[];
/** Transactions of a key, before the tests and since then. */
let before: Record<string, number>;

const KEYS = {
  closer: testKey('tallyCloser'),
  releaser: testKey('tallyReleaser'),
  pw: TALLY_HOLDERS.pw.account,
  statistics: TALLY_HOLDERS.statistics.account,
};
const nonces = async (chain: 'income' | 'payout'): Promise<Record<string, number>> => {
  const { client } = stack.chains[chain];
  const entries = Object.entries(KEYS).map(async ([name, key]) => {
    const address = privateKeyToAddress(key);
    return [name, await client.getTransactionCount({ address })] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
};
const trancheEvents = async () =>
  (
    await database().trancheEvent.findMany({ where: { trancheId: await closedId() }, orderBy: { blockNumber: 'asc' } })
  ).map(({ kind }) => kind);
const closedId = async () => (await database().trancheEvent.findFirstOrThrow({ where: { kind: 'closed' } })).trancheId;
const releases = async () =>
  (await database().releaseEvent.findMany({ orderBy: { blockNumber: 'asc' } })).map(({ kind }) => kind);

beforeAll(async () => {
  stack = await startStack({
    tallyWindowSec: WINDOW_SEC,
    releaseDelaySec: RELEASE_DELAY_SEC,
    fundingCents: 10_000_000n,
  });
  mortals = new Mortals(stack);
  claims = await claimsOfMany(stack, K);
  before = await nonces('income');
}, 300_000);
afterAll(async () => {
  await mortals?.end();
  await stopProver();
  await stack?.stop();
});

/** Kills a worker at each point, then lets one go on. */
async function surviveAll(killPoints: readonly KillPoint[], settled: () => Promise<unknown>): Promise<void> {
  for (const index of killPoints.keys()) await mortals.killAt(killPoints, index);
  await expireLeases();
  const worker = mortals.spawn();
  await settled();
  worker.kill('SIGKILL');
  await worker.exited;
}

describe('S-27 a worker that is killed and started again', () => {
  it(
    'S-27 closes a tranche, gives each share, opens the total and tells the pool once, killed at every point',
    async () => {
      const worker = mortals.spawn();
      for (const claim of claims) await enqueueClaim(claim);
      await waitUntil('the notes', async () => (await database().noteEvent.count()) === K, 60_000);
      worker.kill('SIGKILL');
      await worker.exited;
      await waitOnChain(stack, 'income', WINDOW_SEC);
      await surviveAll(INCOME, () => waitUntil('the release', async () => (await releases()).length === 1, 60_000));
      expect(await trancheEvents()).toEqual(['opened', 'closed', 'total', 'released']);
      const total = await database().trancheEvent.findFirstOrThrow({ where: { kind: 'total' } });
      expect(total.totalCents).toBe(supplementsOf(K));
      const after = await nonces('income');
      const sent = Object.fromEntries(
        Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]),
      );
      expect(sent).toEqual({ closer: 1, releaser: 1, pw: 1, statistics: 1 });
    },
    LONG_MS,
  );

  it(
    'S-27 applies the release once, killed at every point',
    async () => {
      const unused = await nonces('payout');
      await waitOnChain(stack, 'payout', RELEASE_DELAY_SEC);
      await surviveAll(PAYOUT, () => waitUntil('it applied', async () => (await releases()).length === 2, 60_000));
      expect(await releases()).toEqual(['received', 'applied']);
      expect((await nonces('payout')).releaser).toBe((unused.releaser ?? 0) + 1);
    },
    LONG_MS,
  );

  it('S-34 prints no key and no part of a tally key', () => {
    const output = mortals.processes
      .map((worker) => worker.output)
      .join('')
      .toLowerCase();
    expect(output).toContain('worker ready');
    const secrets = [
      KEYS.closer,
      KEYS.releaser,
      ...Object.values(TALLY_HOLDERS).flatMap(({ account, part }) => [account, part]),
    ];
    for (const secret of secrets) {
      expect(output).not.toContain(secret.slice(2, 34).toLowerCase());
      expect(output).not.toContain(BigInt(secret).toString().slice(0, 30));
    }
  });
});
