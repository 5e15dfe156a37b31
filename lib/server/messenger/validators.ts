import 'server-only';
import type { Hash, Hex } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import type { ChainHandle } from '../chain/client';
import { firstUnsigned, type SignedLeaf, storeSignatures, type TreeLeaf, treeLeaves } from '../repositories/messages';
import { checkpointDigest } from './hyperlane';
import { IncrementalTree } from './incremental-tree';

/** Checkpoints signed in one turn: with five keys about 50 ms of work. */
const BATCH = 20;

export class TreeMismatchError extends Error {
  override readonly name = 'TreeMismatchError';
}

/**
 * The validators of one origin. They sign a checkpoint only after the origin's configured confirmations, and only of
 * a tree that they rebuilt themselves and found equal to the merkle tree hook's root on the chain. Several messages of
 * one block each get the root after themselves, which the chain alone does not tell.
 */
export class OriginValidators {
  readonly #chain: ChainHandle;
  readonly #accounts: readonly PrivateKeyAccount[];
  /** What was inserted so far; thrown away whenever the chain disagrees. */
  #tree = new IncrementalTree();

  constructor(chain: ChainHandle, keys: readonly Hex[]) {
    this.#chain = chain;
    this.#accounts = keys.map((key) => privateKeyToAccount(key));
  }

  /**
   * Signs what is ready. @returns whether signatures were added
   * @throws TreeMismatchError when the index and the chain tell different trees; nothing is signed
   */
  async turn(): Promise<boolean> {
    const { client, settings, domain } = this.#chain;
    const from = await firstUnsigned(domain);
    if (from === null) return false;
    const head = await client.getBlockNumber();
    const confirmed = head - BigInt(settings.confirmations);
    if (confirmed < 0n) return false;
    const hook = { address: this.#chain.deployment().contracts.merkleTreeHook, abi: merkleTreeHookAbi } as const;
    const [root, count] = await Promise.all([
      client.readContract({ ...hook, functionName: 'root', blockNumber: confirmed }),
      client.readContract({ ...hook, functionName: 'count', blockNumber: confirmed }),
    ]);
    if (count <= from) return false;
    const leaves = await this.#rebuild(count);
    // The index has not read that far: it wakes this job when it has.
    if (!leaves) return false;
    if (leaves.lastRoot !== root) {
      this.#tree = new IncrementalTree();
      throw new TreeMismatchError(`Tree of ${domain} with ${count} messages differs from the chain.`);
    }
    const unsigned = leaves.passed.filter(({ leaf }) => leaf.checkpointRoot === null && leaf.index >= from);
    for (let start = 0; start < unsigned.length; start += BATCH) {
      const batch = unsigned.slice(start, start + BATCH);
      await storeSignatures(domain, await Promise.all(batch.map((entry) => this.#sign(entry))));
    }
    return unsigned.length > 0;
  }

  /** Brings the tree to `count` leaves, noting the root after each. Null when the index holds fewer. */
  async #rebuild(count: number): Promise<{ passed: { leaf: TreeLeaf; root: Hash }[]; lastRoot: Hash } | null> {
    const from = await firstUnsigned(this.#chain.domain);
    // A tree that has passed the first unsigned leaf was built on messages that a reorganisation has replaced.
    if (from === null || this.#tree.count > from || this.#tree.count > count) this.#tree = new IncrementalTree();
    const tree = this.#tree;
    const leaves = await treeLeaves(this.#chain.domain, { fromIndex: tree.count, toIndex: count - 1 });
    if (leaves.length !== count - tree.count) return null;
    const passed = leaves.map((leaf) => {
      tree.insert(leaf.id);
      // Roots cost 32 hashes: only those that will be signed.
      return { leaf, root: leaf.checkpointRoot ?? tree.root() };
    });
    return { passed, lastRoot: tree.root() };
  }

  async #sign({ leaf, root }: { leaf: TreeLeaf; root: Hash }): Promise<SignedLeaf> {
    const digest = checkpointDigest({
      origin: this.#chain.settings.chainId,
      merkleTreeHook: this.#chain.deployment().contracts.merkleTreeHook,
      root,
      index: leaf.index,
      messageId: leaf.id,
    });
    const signatures = await Promise.all(
      this.#accounts.map(async (account) => ({
        validator: account.address.toLowerCase(),
        signature: await account.signMessage({ message: { raw: digest } }),
      })),
    );
    return { id: leaf.id, index: leaf.index, root, signatures };
  }
}
