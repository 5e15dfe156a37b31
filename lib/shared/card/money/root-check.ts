import { AppError } from '../../errors/app-error';
import type { ChainTree, PoolChain } from '../pool-chain';
import { MAX_BEHIND_BLOCKS, type OwnPool } from './scan';

/** Roots kept as confirmed: a proof that began before the last few looks is still good. */
const KEPT = 16;

/**
 * Compares the newest tree that the portal shows with the payout chain's own. A portal that showed one wallet a cut of its
 * own would know that wallet's payment by the root it names. The chain is asked after every look, with or without a
 * payment, so that asking tells nothing.
 */
export function createRootCheck(chain: PoolChain) {
  const confirmed = new Set<string>();
  let newest: ChainTree | null = null;
  let asking: Promise<void> = Promise.resolve();
  let isAnswered = false;

  async function compare({ newestTree, nextBlock }: Pick<OwnPool, 'newestTree' | 'nextBlock'>): Promise<void> {
    if (newestTree === null) return;
    const block = nextBlock - 1;
    const there = await chain.treeAt(block);
    newest = there;
    isAnswered = true;
    const isSame = there.treeIndex === newestTree.treeIndex && there.root === newestTree.root;
    if (!isSame || block < there.headBlock - MAX_BEHIND_BLOCKS) return;
    confirmed.add(String(newestTree.root));
    for (const root of confirmed) if (confirmed.size > KEPT) confirmed.delete(root);
  }

  return {
    /** After a look, without waiting for it. */
    ask(seen: Pick<OwnPool, 'newestTree' | 'nextBlock'>): void {
      isAnswered = false;
      // A chain that does not answer is told of where it is needed: in `requireKnown`.
      asking = asking.then(() => compare(seen)).catch(() => undefined);
    },
    /**
     * That a proof names a root that the chain itself had, newest when the wallet looked.
     * @param look another look, for a root that came after the last one
     * @throws NOTE_ROOT_UNKNOWN for a root that the chain did not have then, CHAIN_UNAVAILABLE
     */
    async requireKnown(root: string, treeIndex: number, look: () => Promise<unknown>): Promise<void> {
      for (let looks = 0; looks < 2; looks += 1) {
        await asking;
        if (confirmed.has(root)) return;
        const isOlder = newest !== null && treeIndex < newest.treeIndex;
        if (isOlder && (await chain.isKnownRoot(BigInt(root)).catch(() => false))) return;
        if (looks === 0) await look();
      }
      throw new AppError(isAnswered ? 'NOTE_ROOT_UNKNOWN' : 'CHAIN_UNAVAILABLE');
    },
  };
}
export type RootCheck = ReturnType<typeof createRootCheck>;
