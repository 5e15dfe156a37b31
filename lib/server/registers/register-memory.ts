import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNode } from '@/lib/shared/protocol/hashes';
import { buildTree, type FixedTree, type NodeHash, updateTree } from '@/lib/shared/protocol/merkle';
import type { PublicationEntry, RegisterKey } from '../repositories/register-publication';

/** Above this part of changed leaves a whole new tree is cheaper than following each of them up. */
const REBUILD_ABOVE = 0.25;
/** Nodes that are kept, over all registers: about 100 bytes each. The register that was longest not asked for goes first. */
const MOST_NODES = 8_000_000;

type KnownLeaf = { readonly fingerprint: string; readonly leaf: FieldElement | null };

const nodesOf = ({ levels }: FixedTree): number => levels.reduce((sum, level) => sum + level.length, 0);

/** Everything that a leaf is made of, and when its right ends. */
const fingerprintOf = (entry: PublicationEntry, hasEnded: boolean): string =>
  [
    hasEnded,
    entry.holder,
    entry.normClass,
    entry.disregardClass,
    entry.knownBenefitCents,
    entry.validFrom,
    entry.validUntil,
    entry.leafSalt,
    ...entry.sources.flatMap(({ keyHash, holder }) => [keyHash, holder]),
  ].join(',');

/**
 * What the publisher remembers of registers between two roots, so that a root costs what has changed and not what there
 * is. Lost at a restart: the first root after it is worked out whole.
 */
export class RegisterMemory {
  readonly #trees = new Map<string, FixedTree>();
  readonly #leaves = new Map<string, KnownLeaf>();
  readonly #hash: NodeHash;

  /** @param hash a faster implementation of hashNode */
  constructor(hash: NodeHash = hashNode) {
    this.#hash = hash;
  }

  /** The tree over these leaves; places are never taken away, so a shorter list is another register. */
  treeOf({ scheme, region }: RegisterKey, leaves: readonly FieldElement[]): FixedTree {
    const name = `${scheme}:${region}`;
    const tree = this.#next(this.#trees.get(name), leaves);
    this.#trees.delete(name);
    this.#trees.set(name, tree);
    this.#forget();
    return tree;
  }

  #next(known: FixedTree | undefined, leaves: readonly FieldElement[]): FixedTree {
    const before = known?.levels[0] ?? [];
    if (known === undefined || before.length > leaves.length)
      return buildTree(leaves, undefined, undefined, this.#hash);
    const changes = new Map<number, FieldElement>();
    leaves.forEach((leaf, place) => {
      if (before[place] !== leaf) changes.set(place, leaf);
    });
    return changes.size > leaves.length * REBUILD_ABOVE
      ? buildTree(leaves, undefined, undefined, this.#hash)
      : updateTree(known, changes, this.#hash);
  }

  #forget(): void {
    let nodes = [...this.#trees.values()].reduce((sum, tree) => sum + nodesOf(tree), 0);
    for (const [name, tree] of this.#trees) {
      if (nodes <= MOST_NODES || this.#trees.size === 1) return;
      this.#trees.delete(name);
      nodes -= nodesOf(tree);
    }
  }

  /** The leaf of an entry, worked out by `make` when anything about it has changed. */
  leafOf(entry: PublicationEntry, now: Date, make: () => FieldElement | null): FieldElement | null {
    const fingerprint = fingerprintOf(entry, entry.endedAt !== null && entry.endedAt <= now);
    const known = this.#leaves.get(entry.id);
    if (known?.fingerprint === fingerprint) return known.leaf;
    const leaf = make();
    this.#leaves.set(entry.id, { fingerprint, leaf });
    return leaf;
  }
}
