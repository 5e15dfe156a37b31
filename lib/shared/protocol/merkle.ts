import { AppError } from '../errors/app-error';
import type { FieldElement } from './field';
import { hashNode } from './hashes';
import { ENTITLED_DEPTH } from './register-leaf';

/** An empty place. A tagged Poseidon hash is never 0, so that no one is a member by it (S-10). */
export const ZERO_LEAF = 0n as FieldElement;

/** Wallets fetch a register in buckets: the lowest 10 of 24 levels, and the top of the tree above them. */
export const BUCKET_DEPTH = 10;
export const BUCKET_SIZE = 1 << BUCKET_DEPTH;
export const TOP_DEPTH = ENTITLED_DEPTH - BUCKET_DEPTH;
export const MAX_BUCKETS = 1 << TOP_DEPTH;

export type NodeHash = (left: FieldElement, right: FieldElement) => FieldElement;

/** Position of a leaf and the sibling at each level, lowest first. */
export type MerklePath = { readonly index: number; readonly siblings: readonly FieldElement[] };

/** `levels[0]` are the leaves as given, `levels[depth]` is the root alone; whatever lies to the right is empty. */
export type FixedTree = {
  readonly depth: number;
  readonly levels: readonly (readonly FieldElement[])[];
  readonly zeros: readonly FieldElement[];
  readonly root: FieldElement;
};

/** Roots of empty subtrees by height, `height + 1` of them, starting with `base`. */
export function zeroSubtrees(height: number, base: FieldElement = ZERO_LEAF, hash: NodeHash = hashNode) {
  const zeros: FieldElement[] = [base];
  for (let level = 0; level < height; level++) {
    const below = zeros[level] as FieldElement;
    zeros.push(hash(below, below));
  }
  return zeros as readonly FieldElement[];
}

/**
 * Tree of fixed depth over leaves that fill it from the left; about one hash per leaf, plus one per level.
 * @param base what an empty place holds: 0 for leaves, the root of an empty bucket for bucket roots
 * @param hash a faster implementation of hashNode, where a million leaves are at stake
 * @throws INPUT_TOO_LARGE when the leaves do not fit
 */
export function buildTree(
  leaves: readonly FieldElement[],
  depth: number = ENTITLED_DEPTH,
  base: FieldElement = ZERO_LEAF,
  hash: NodeHash = hashNode,
): FixedTree {
  if (leaves.length > 2 ** depth) throw new AppError('INPUT_TOO_LARGE', { data: { limit: 2 ** depth } });
  const zeros = zeroSubtrees(depth, base, hash);
  const levels: (readonly FieldElement[])[] = [leaves.slice()];
  for (let level = 0; level < depth; level++) {
    const below = levels[level] as readonly FieldElement[];
    const zero = zeros[level] as FieldElement;
    const above: FieldElement[] = [];
    for (let left = 0; left < below.length; left += 2) {
      above.push(hash(below[left] as FieldElement, below[left + 1] ?? zero));
    }
    levels.push(above);
  }
  return { depth, levels, zeros, root: levels[depth]?.[0] ?? (zeros[depth] as FieldElement) };
}

/**
 * The tree with other leaves in some places, which may lie behind the last one: about one hash per level for each changed
 * leaf, and fewer where their paths meet. The given tree stays as it is.
 * @param changes by place @throws INPUT_TOO_LARGE for a place outside of the tree
 */
export function updateTree(
  tree: FixedTree,
  changes: ReadonlyMap<number, FieldElement>,
  hash: NodeHash = hashNode,
): FixedTree {
  const { depth, zeros } = tree;
  const levels = tree.levels.map((level) => level.slice());
  const leaves = levels[0] as FieldElement[];
  let touched = new Set<number>();
  for (const [place, leaf] of changes) {
    if (place < 0 || place >= 2 ** depth) throw new AppError('INPUT_TOO_LARGE', { data: { limit: 2 ** depth } });
    // Places between the last leaf and a new one are empty, and change nothing above them.
    while (leaves.length < place) leaves.push(zeros[0] as FieldElement);
    leaves[place] = leaf;
    touched.add(place);
  }
  for (let level = 0; level < depth; level++) {
    const below = levels[level] as FieldElement[];
    const above = levels[level + 1] as FieldElement[];
    const zero = zeros[level] as FieldElement;
    const parents = new Set([...touched].map((place) => Math.floor(place / 2)));
    while (above.length < Math.ceil(below.length / 2)) above.push(zeros[level + 1] as FieldElement);
    for (const parent of parents) {
      above[parent] = hash(below[2 * parent] as FieldElement, below[2 * parent + 1] ?? zero);
    }
    touched = parents;
  }
  return { depth, levels, zeros, root: levels[depth]?.[0] ?? (zeros[depth] as FieldElement) };
}

/** The path of any place of the tree, empty ones included. @throws NOT_FOUND outside the tree */
export function pathOf(tree: FixedTree, index: number): MerklePath {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** tree.depth) throw new AppError('NOT_FOUND');
  const siblings: FieldElement[] = [];
  for (let level = 0; level < tree.depth; level++) {
    const place = Math.floor(index / 2 ** level);
    const sibling = place % 2 === 0 ? place + 1 : place - 1;
    siblings.push(tree.levels[level]?.[sibling] ?? (tree.zeros[level] as FieldElement));
  }
  return { index, siblings };
}

/** The root that a leaf and its path lead to, as the circuits compute it. */
export function rootFromPath(leaf: FieldElement, path: MerklePath, hash: NodeHash = hashNode): FieldElement {
  return path.siblings.reduce<FieldElement>(
    (node, sibling, level) =>
      Math.floor(path.index / 2 ** level) % 2 === 0 ? hash(node, sibling) : hash(sibling, node),
    leaf,
  );
}

/** Whether a leaf stands in a tree at the path's place. An empty place is never a member (S-10). */
export function verifyPath(leaf: FieldElement, path: MerklePath, root: FieldElement): boolean {
  return leaf !== ZERO_LEAF && path.index < 2 ** path.siblings.length && rootFromPath(leaf, path) === root;
}
