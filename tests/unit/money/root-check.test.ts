import { EventEmitter, once } from 'node:events';
import { createPublicClient, custom, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem';
import { afterAll, describe, expect, it } from 'vitest';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { stopProver } from '@/lib/shared/card/groth16';
import { createRootCheck } from '@/lib/shared/card/money/root-check';
import { type ChainTree, poolChain } from '@/lib/shared/card/pool-chain';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashPayTo } from '@/lib/shared/protocol/hashes';
import { ACCOUNT, anna, wallet, world } from './support/wallet';

afterAll(() => stopProver());

const POOL = `0x${'2'.repeat(40)}` as const;
const payTo = hashPayTo(anna.secret, 0n as FieldElement);

/** A pool with one note whose chain answers otherwise from the first look on, and a wallet that is about to pay from it. */
async function paying(otherwise: (truth: (block: number) => ChainTree, block: number) => ChainTree) {
  const here = world();
  here.pool.deposit(payTo, 9_000n);
  const { treeAt, isKnownRoot } = here.pool.chain;
  here.pool.chain.treeAt = (block) => otherwise(treeAt, block);
  here.pool.chain.isKnownRoot = () => false;
  const own = wallet(here);
  await own.pay();
  const setRight = () => Object.assign(here.pool.chain, { treeAt, isKnownRoot });
  return { here, own, setRight, retryOf: () => own.plan().steps[0]?.retry };
}

describe('the tree that the portal shows against the payout chain’s own', { timeout: 120_000 }, () => {
  it.each([
    ['has another root after that block', { root: 99n }],
    ['has begun another tree', { treeIndex: 1 }],
    ['is 65 blocks further', { headBlock: 67 }],
  ])('M-91 where the chain %s no payment leaves, and the citizen is told', async (_, other) => {
    const { here, own, setRight, retryOf } = await paying((truth, block) => ({ ...truth(block), ...other }));
    await own.until(() => (retryOf()?.attempt ?? 0) >= 1);
    expect(retryOf()?.code).toBe('NOTE_ROOT_UNKNOWN');
    expect(here.pool.requests.some(({ path }) => path.startsWith('/api/relay'))).toBe(false);
    setRight();
    await own.until(own.isDone);
    expect(here.pool.countOf('spend')).toBe(1);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('M-92 while the chain does not answer the payment waits, and goes on by itself', async () => {
    const { here, own, setRight, retryOf } = await paying(() => {
      throw new Error('no answer');
    });
    await own.until(() => (retryOf()?.attempt ?? 0) >= 1);
    expect(retryOf()?.code).toBe('CHAIN_UNAVAILABLE');
    expect(here.pool.requests.some(({ path }) => path.startsWith('/api/relay'))).toBe(false);
    // What is there to see is shown all the same.
    expect(own.money().scan.kind).toBe('ready');
    setRight();
    await own.until(own.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('M-93 a wallet asks after every look, whether it pays or not, and for nothing of its own', async () => {
    const here = world();
    here.pool.deposit(payTo, 9_000n);
    const own = wallet(here);
    const blocks = here.pool.blocks().length;
    await own.agent.money.look();
    await own.agent.money.look();
    await expect.poll(() => own.portal.poolQuestions).toEqual([blocks - 1, blocks - 1]);
  });

  it('M-94 the pool’s tree is read after the block that was asked for, the head at the same moment', async () => {
    const seen: unknown[] = [];
    const request = async ({ method, params }: { method: string; params?: unknown }): Promise<Hex> => {
      if (method === 'eth_blockNumber') return '0x20';
      const [{ data, to }, block] = params as [{ data: Hex; to: Hex }, string];
      const { functionName, args } = decodeFunctionData({ abi: payoutPoolAbi, data });
      seen.push([to, functionName, args ?? [], block]);
      return functionName === 'currentTree'
        ? encodeFunctionResult({ abi: payoutPoolAbi, functionName, result: [3, 7n, 3n, 42n] })
        : encodeFunctionResult({ abi: payoutPoolAbi, functionName: 'isKnownRoot', result: true });
    };
    const chain = poolChain(createPublicClient({ transport: custom({ request }) }), POOL);
    expect(await chain.treeAt(16)).toEqual({ headBlock: 32, treeIndex: 3, root: 42n });
    expect(await chain.isKnownRoot(42n)).toBe(true);
    expect(seen).toEqual([
      [POOL, 'currentTree', [], '0x10'],
      [POOL, 'isKnownRoot', [42n], 'latest'],
    ]);
  });
});

describe('what a wallet remembers of the chain’s answers', () => {
  const root = 42n as FieldElement;
  const seen = { newestTree: { treeIndex: 0, root }, nextBlock: 11 };
  const noLook = async () => undefined;

  it('M-95 a root that was confirmed is refused once the chain is 65 blocks further, however long the portal shows it', async () => {
    let headBlock = 10;
    const check = createRootCheck({
      treeAt: async () => ({ headBlock, treeIndex: 0, root }),
      isKnownRoot: async () => true,
    });
    check.ask(seen);
    await expect(check.requireKnown('42', 0, noLook)).resolves.toBeUndefined();
    headBlock = 10 + 65;
    check.ask(seen);
    await expect(check.requireKnown('42', 0, noLook)).rejects.toMatchObject({ code: 'NOTE_ROOT_UNKNOWN' });
  });

  it('M-96 a chain that answers late is not asked once more for every look in between', async () => {
    const blocks: number[] = [];
    const answers = new EventEmitter();
    const check = createRootCheck({
      treeAt: async (block) => {
        blocks.push(block);
        await once(answers, 'go');
        return { headBlock: block, treeIndex: 0, root };
      },
      isKnownRoot: async () => false,
    });
    for (const nextBlock of [11, 12, 13, 14]) check.ask({ ...seen, nextBlock });
    const known = check.requireKnown('42', 0, noLook);
    answers.emit('go');
    await known;
    await expect.poll(() => blocks).toEqual([10, 13]);
  });
});
