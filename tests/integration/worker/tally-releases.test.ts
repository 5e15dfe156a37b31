import { concat, encodeAbiParameters, encodeFunctionData, numberToHex, zeroHash } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { PoolReleases } from '@/lib/server/pool/releases';
import { database } from '@/lib/server/repositories/database';
import { RESEND_SEC, TallyReleaser } from '@/lib/server/tally/releaser';
import { ShareProver } from '@/lib/server/tally/share-prover';
import { stopProver } from '@/lib/shared/card/groth16';
import { seeded } from '@/tests/fixtures/household';
import { type Stack, startStack } from '../helpers/stack';
import { allMined, CAP_CENTS, RELEASE_DELAY_SEC, sendAs, tallyByHand, WINDOW_SEC, waitOnChain } from '../helpers/tally';

const K = 10;
const AMOUNTS = Array.from({ length: K }, (_, index) => 1_000n * BigInt(index + 1));
const TOTAL_CENTS = 55_000n;
/** Token units of a cent. */
const UNITS = 10_000n;

let stack: Stack;
let tally: ReturnType<typeof tallyByHand>;
let releaser: TallyReleaser;
let applier: PoolReleases;
const prover = new ShareProver();

/** A tranche of the tests' ten amounts whose total is opened. */
async function openedTranche(label: string): Promise<bigint> {
  await tally.count(label, AMOUNTS);
  const trancheId = await tally.close();
  for (const name of ['pw', 'statistics'] as const) await tally.turnsOf(tally.keeper(name, prover));
  expect((await tally.eventsOf(trancheId)).at(-1)).toMatchObject({ kind: 'total', totalCents: TOTAL_CENTS });
  return trancheId;
}
/** A turn of the job that has the gate tell the pool, and what the index makes of it. */
async function tellPool(): Promise<void> {
  await releaser.turn(() => true);
  await allMined(stack, 'income');
  await tally.index('income');
}
async function deliver(): Promise<void> {
  await tally.sign();
  await tally.relay();
  await tally.index('payout');
}
async function apply(): Promise<void> {
  await applier.turn(() => true);
  await allMined(stack, 'payout');
  await tally.index('payout');
}
const sent = (trancheId: bigint) => database().trancheEvent.count({ where: { trancheId, kind: 'released' } });
const atPool = async (trancheId: bigint) =>
  (await database().releaseEvent.findMany({ where: { trancheId }, orderBy: { blockNumber: 'asc' } })).map(
    ({ kind }) => kind,
  );
const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi }) as const;
const reserved = () => stack.chains.payout.client.readContract({ ...pool(), functionName: 'reserved' });
const transactions = (domain: 'income' | 'payout') => {
  const address = privateKeyToAddress(stack.keys.TALLY_RELEASER_PRIVATE_KEY);
  return stack.chains[domain].client.getTransactionCount({ address });
};

/** Claims of a tranche as they arrive at the pool: the gateway's account delivers them in the messenger's place. */
async function arriveAtPool(trancheId: bigint, from: number, to: number): Promise<void> {
  const { gateway, payoutPool } = stack.deployments.payout.contracts;
  const { incomeSupplement } = stack.deployments.income.contracts;
  const gate = concat(['0x0001000002', numberToHex(31337, { size: 2 }), '0x14', incomeSupplement]);
  for (let index = from; index < to; index++) {
    const words = [1n, 1n, seeded(`${trancheId}.${index}`), seeded(`note.${trancheId}.${index}`), CAP_CENTS, trancheId];
    const payload = encodeAbiParameters(
      words.map(() => ({ type: 'uint256' })),
      words,
    );
    const data = encodeFunctionData({ ...pool(), functionName: 'receiveMessage', args: [zeroHash, gate, payload] });
    await sendAs(stack, 'payout', { from: gateway, to: payoutPool, data });
  }
  await tally.index('payout');
}

beforeAll(async () => {
  const fundingCents = 10_000_000n;
  stack = await startStack({ tallyWindowSec: WINDOW_SEC, releaseDelaySec: RELEASE_DELAY_SEC, fundingCents });
  tally = tallyByHand(stack);
  releaser = new TallyReleaser(stack.chains.income, stack.keys.TALLY_RELEASER_PRIVATE_KEY);
  applier = new PoolReleases(stack.chains.payout, stack.keys.TALLY_RELEASER_PRIVATE_KEY);
  for (const domain of ['income', 'payout'] as const) await tally.index(domain);
});
afterAll(async () => {
  await stopProver();
  await stack?.stop();
});

describe('the release of an opened tranche', () => {
  let first: bigint;

  it('S-37 is sent once, and again at once when a reorganisation took it away with its message', async () => {
    first = await openedTranche('first');
    await releaser.turn(() => false);
    expect(await transactions('income'), 'not while another worker holds the job').toBe(0);
    await tellPool();
    expect(await sent(first)).toBe(1);
    await tellPool();
    expect(await transactions('income'), 'its message is under way').toBe(1);
    await stack.anvils.income.reorganise(1);
    await tally.index('income');
    expect(await sent(first)).toBe(0);
    await tellPool();
    expect(await sent(first)).toBe(1);
    await deliver();
    expect(await atPool(first)).toEqual(['received']);
    await tellPool();
    expect(await sent(first), 'the pool has it').toBe(1);
  });

  it('S-22 that overtakes its claims waits for all of them, and is then applied once', async () => {
    await arriveAtPool(first, 0, K - 1);
    await waitOnChain(stack, 'payout', RELEASE_DELAY_SEC);
    await apply();
    expect(await transactions('payout'), 'nine of ten claims have arrived').toBe(0);
    await arriveAtPool(first, K - 1, K);
    const before = await reserved();
    await apply();
    expect(await atPool(first)).toEqual(['received', 'applied']);
    expect(before - (await reserved())).toBe((BigInt(K) * CAP_CENTS - TOTAL_CENTS) * UNITS);
    await apply();
    expect(await transactions('payout')).toBe(1);
  });

  it('S-27 applied in a block that is lost is applied again, once', async () => {
    const before = await reserved();
    await stack.anvils.payout.reorganise(1);
    await tally.index('payout');
    expect(await atPool(first)).toEqual(['received']);
    await apply();
    expect(await atPool(first)).toEqual(['received', 'applied']);
    expect(await reserved()).toBe(before);
  });

  it('TALLY-20 is not applied before its delay has passed at the pool', async () => {
    const trancheId = await openedTranche('second');
    await tellPool();
    await arriveAtPool(trancheId, 0, K);
    await deliver();
    const before = await transactions('payout');
    await apply();
    expect(await transactions('payout')).toBe(before);
    await waitOnChain(stack, 'payout', RELEASE_DELAY_SEC);
    await apply();
    expect(await atPool(trancheId)).toEqual(['received', 'applied']);
  });

  it('S-37 whose message was lost for good is sent again, after a while', async () => {
    const trancheId = await openedTranche('third');
    await tellPool();
    // Delivered, as the index says, without the pool having it: rejected there, or cancelled.
    await database().message.updateMany({ where: { status: 'pending' }, data: { status: 'delivered' } });
    await tellPool();
    expect(await sent(trancheId)).toBe(1);
    await waitOnChain(stack, 'income', RESEND_SEC);
    await stack.anvils.income.mine(1);
    await tally.index('income');
    await tellPool();
    expect(await sent(trancheId)).toBe(2);
    await deliver();
    expect(await atPool(trancheId)).toEqual(['received']);
  });
});
