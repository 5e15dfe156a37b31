import type { Address, PublicClient } from 'viem';
import { payoutPoolAbi } from '../../generated/abi/PayoutPool';

export type ChainTree = {
  /** The chain's newest block, by its own word. */
  readonly headBlock: number;
  /** The tree that took the next leaf after the block that was asked for, and its root then; 0 while it was empty. */
  readonly treeIndex: number;
  readonly root: bigint;
};

/** What the payout chain says of the pool's trees, asked of the chain itself and not of the portal. */
export type PoolChain = {
  /** As it stood after a block. Rejects when it cannot be read. */
  treeAt(block: number): Promise<ChainTree>;
  /** Whether the pool ever had this root. For trees that are full: the newest one's says too little. */
  isKnownRoot(root: bigint): Promise<boolean>;
};

export function poolChain(client: Pick<PublicClient, 'readContract' | 'getBlockNumber'>, pool: Address): PoolChain {
  const contract = { address: pool, abi: payoutPoolAbi } as const;
  return {
    async treeAt(block) {
      const [head, [treeIndex, , , root]] = await Promise.all([
        client.getBlockNumber({ cacheTime: 0 }),
        client.readContract({ ...contract, functionName: 'currentTree', blockNumber: BigInt(block) }),
      ]);
      return { headBlock: Number(head), treeIndex, root };
    },
    isKnownRoot: (root) => client.readContract({ ...contract, functionName: 'isKnownRoot', args: [root] }),
  };
}
