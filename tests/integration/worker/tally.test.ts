import { privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { forgetIndex } from '@/lib/server/repositories/chain-events';
import { database } from '@/lib/server/repositories/database';
import { listTranches, trancheDetail } from '@/lib/server/repositories/tally-figures';
import type { Worker } from '@/lib/server/worker/worker';
import { stopProver } from '@/lib/shared/card/groth16';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { openedTotals } from '@/lib/shared/tally/opened-totals';
import { verifyTotal } from '@/lib/shared/tally/verify-total';
import { PW_POLICY } from '@/tests/fixtures/household';
import { enqueueClaim } from '../helpers/claims';
import { REGION, type Stack, startStack, writer } from '../helpers/stack';
import { CAP_CENTS, claimsOfMany, RELEASE_DELAY_SEC, supplementsOf, WINDOW_SEC, waitOnChain } from '../helpers/tally';
import { office, TALLY_HOLDERS } from '../helpers/test-keys';
import { checkPort } from '../helpers/verify';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

const K = 10;
/** Token units of a cent. */
const UNITS = 10_000n;

let stack: Stack;
let worker: Worker;
let claims: ClaimRequest[];
let trancheId: bigint;

const here = async () => {
  const [tranche] = await listTranches(database(), { scheme: PW_POLICY.scheme, region: REGION });
  return tranche;
};
const events = (kind: string) => database().trancheEvent.findMany({ where: { kind, trancheId } });
const releases = (kind: string) => database().releaseEvent.findMany({ where: { kind } });
const notes = (count: number) =>
  waitUntil('the notes', async () => (await database().noteEvent.count()) === count, 60_000);
const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi }) as const;
const reserved = () => stack.chains.payout.client.readContract({ ...pool(), functionName: 'reserved' });

beforeAll(async () => {
  stack = await startStack({
    tallyWindowSec: WINDOW_SEC,
    releaseDelaySec: RELEASE_DELAY_SEC,
    fundingCents: 10_000_000n,
  });
  claims = await claimsOfMany(stack, K);
  worker = startWorkerHere(stack);
  await worker.ready;
}, 300_000);
afterAll(async () => {
  await worker?.stop();
  await stopProver();
  await stack?.stop();
});

describe('the total of ten claims', () => {
  it('S-22 nine claims are not closed when their window ends, and no holder gives a share', async () => {
    for (const claim of claims.slice(0, K - 1)) await enqueueClaim(claim);
    await notes(K - 1);
    trancheId = (await here())?.trancheId ?? 0n;
    expect(await here()).toMatchObject({ state: 'open', count: 9, capSumCents: 9n * CAP_CENTS, shares: 0 });
    await waitOnChain(stack, 'income', WINDOW_SEC);
    await waitUntil('the next window', async () => (await events('continued')).length === 1);
    expect((await events('continued'))[0]?.count).toBe(9);
    expect(await database().tallyShareEvent.count()).toBe(0);
    expect(await here()).toMatchObject({ trancheId, state: 'open', count: 9, totalCents: null, release: 'none' });
  });

  it('TALLY-01 with the tenth the tranche closes at the end of the window, and opens to the cent', async () => {
    await enqueueClaim(claims[K - 1] as ClaimRequest);
    await notes(K);
    expect(await reserved()).toBe(BigInt(K) * CAP_CENTS * UNITS);
    await waitOnChain(stack, 'income', WINDOW_SEC);
    const tranche = await waitUntil('the total', async () => {
      const found = await here();
      return found?.state === 'total' && found;
    });
    expect(tranche).toMatchObject({ trancheId, count: K, capSumCents: BigInt(K) * CAP_CENTS, shares: 2 });
    expect(tranche.totalCents).toBe(supplementsOf(K));
  });

  it('TALLY-02 the pool is told once, and frees what is not needed after its delay', async () => {
    await waitUntil('the release', async () => (await releases('received')).length === 1);
    const before = await reserved();
    expect(await releases('applied'), 'not before its delay').toHaveLength(0);
    await waitOnChain(stack, 'payout', RELEASE_DELAY_SEC);
    await waitUntil('the release applied', async () => (await releases('applied')).length === 1);
    const freed = (BigInt(K) * CAP_CENTS - supplementsOf(K)) * UNITS;
    expect(before - (await reserved())).toBe(freed);
    expect(await reserved(), 'what the notes are worth, to the cent').toBe(supplementsOf(K) * UNITS);
    expect(await here()).toMatchObject({ release: 'applied' });
    expect(await events('released')).toHaveLength(1);
  });

  it('S-37 a release that a stranger repeats is settled without a transaction', async () => {
    const { client } = stack.chains.payout;
    const address = privateKeyToAddress(stack.keys.MESSENGER_PRIVATE_KEY);
    const paidFor = await client.getTransactionCount({ address });
    const gate = { address: stack.deployments.income.contracts.incomeSupplement, abi: incomeSupplementAbi } as const;
    const stranger = writer(stack, 'income', office(7).key);
    await stranger.writeContract({ ...gate, functionName: 'release', args: [trancheId] });
    await waitUntil('it settled', async () => (await database().message.count({ where: { status: 'settled' } })) === 1);
    expect(await client.getTransactionCount({ address })).toBe(paidFor);
    expect(await releases('received')).toHaveLength(1);
  });

  it('TALLY-03 all that a check needs is known: blocks, sums, key, shares and the pool’s part', async () => {
    const detail = await trancheDetail(database(), trancheId);
    expect(detail).toMatchObject({ state: 'total', totalCents: supplementsOf(K), key: { point: PW_POLICY.tallyKey } });
    expect(detail?.givenShares.map(({ holder }) => holder).sort()).toEqual(
      [TALLY_HOLDERS.pw, TALLY_HOLDERS.statistics].map(({ account }) => privateKeyToAddress(account)).sort(),
    );
    expect(detail?.releases.map(({ kind }) => kind)).toEqual(['received', 'applied']);
    const stored = await database().claimEvent.findMany({ where: { trancheId } });
    const [from, to] = [detail?.opened.blockNumber ?? 0n, detail?.closed?.blockNumber ?? 0n];
    expect(stored.every(({ blockNumber }) => from < blockNumber && blockNumber < to)).toBe(true);
    expect(stored).toHaveLength(K);
    expect(await trancheDetail(database(), 10_000n)).toBeNull();
  });

  it('V-60 whoever asks the chains alone finds the same total, and what the pool did', async () => {
    const port = checkPort(stack);
    expect(await openedTotals(port)).toEqual([trancheId]);
    expect(await verifyTotal(trancheId, port)).toMatchObject({
      kind: 'verified',
      claims: K,
      totalCents: supplementsOf(K),
      pool: 'settled',
    });
  });

  it('P8 rebuilt from block 0, the index holds the same tranches, shares, keys and releases', async () => {
    const db = database();
    const orderBy = [{ blockNumber: 'asc' }, { logIndex: 'asc' }] as const;
    const rows = async () => ({
      tranches: await db.trancheEvent.findMany({ orderBy: [...orderBy] }),
      shares: await db.tallyShareEvent.findMany({ orderBy: [...orderBy] }),
      keys: await db.tallyKeyEvent.findMany({ orderBy: [...orderBy] }),
      releases: await db.releaseEvent.findMany({ orderBy: [...orderBy] }),
    });
    const before = await rows();
    expect(before.keys.map(({ scheme }) => scheme).sort()).toEqual([1, 2]);
    for (const domain of ['income', 'payout'] as const) await forgetIndex(domain);
    await waitUntil('the cursors at the heads', async () => {
      const cursors = await db.chainCursor.findMany({ where: { chain: { in: ['income', 'payout'] } } });
      const heads = await Promise.all(cursors.map(({ chain }) => stack.anvils[chain as 'income'].head()));
      return cursors.length === 2 && cursors.every(({ blockNumber }, i) => Number(blockNumber) === heads[i]);
    });
    const done = { status: { in: ['delivered', 'settled'] } };
    await waitUntil('the messages', async () => (await db.message.count({ where: done })) === K + 2);
    expect(await rows()).toEqual(before);
    expect(await events('released'), 'nothing is sent again').toHaveLength(2);
  });
});
