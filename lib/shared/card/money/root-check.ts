import { AppError } from '../../errors/app-error';
import type { ChainTree, PoolChain } from '../pool-chain';
import { MAX_BEHIND_BLOCKS, type OwnPool } from './scan';

type Seen = Pick<OwnPool, 'newestTree' | 'nextBlock'>;

/**
 * Compares the newest tree that the portal shows with the payout chain's own. A portal that showed one wallet a cut of its
 * own would know that wallet's payment by the root it names. The chain is asked after every look, with or without a
 * payment, so that asking tells nothing.
 */
export function createRootCheck(chain: PoolChain) {
  /** By root, the last block after which the chain was seen to have it as its newest. */
  const confirmed = new Map<string, number>();
  /** The last answer; null when there was none. */
  let last: ChainTree | null = null;
  let round: Promise<void> = Promise.resolve();
  let isAsking = false;
  /** Looked at while a question was out: only the newest of them is asked about. */
  let waiting: Seen | null = null;

  async function compare({ newestTree, nextBlock }: Seen): Promise<ChainTree | null> {
    if (newestTree === null) return null;
    const block = nextBlock - 1;
    const there = await chain.treeAt(block);
    const isSame = there.treeIndex === newestTree.treeIndex && there.root === newestTree.root;
    if (isSame) confirmed.set(String(newestTree.root), block);
    for (const [root, at] of confirmed) if (at < there.headBlock - MAX_BEHIND_BLOCKS) confirmed.delete(root);
    return there;
  }

  async function start(seen: Seen): Promise<void> {
    // A chain that does not answer is told of where it is needed: in `requireKnown`.
    last = await compare(seen).catch(() => null);
    const next = waiting;
    waiting = null;
    if (next === null) isAsking = false;
    else round = start(next);
  }

  return {
    /** After a look, without waiting for it. */
    ask(seen: Seen): void {
      if (isAsking) {
        waiting = seen;
        return;
      }
      isAsking = true;
      round = start(seen);
    },
    /**
     * That a proof names a root that the chain itself had as its newest, at most 64 blocks ago.
     * @param look another look, for a root that came after the last one
     * @throws NOTE_ROOT_UNKNOWN for a root that the chain did not have then, CHAIN_UNAVAILABLE
     */
    async requireKnown(root: string, treeIndex: number, look: () => Promise<unknown>): Promise<void> {
      // The second round may still be about the look before.
      for (let rounds = 0; rounds < 3; rounds += 1) {
        await round;
        if (last !== null && confirmed.has(root)) return;
        if (last !== null && treeIndex < last.treeIndex && (await chain.isKnownRoot(BigInt(root)).catch(() => false)))
          return;
        if (rounds === 0) await look();
      }
      throw new AppError(last === null ? 'CHAIN_UNAVAILABLE' : 'NOTE_ROOT_UNKNOWN');
    },
  };
}
export type RootCheck = ReturnType<typeof createRootCheck>;
