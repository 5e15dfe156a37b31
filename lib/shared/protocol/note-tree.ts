import { LeanIMT } from '@zk-kit/lean-imt';
import { type EurCents, eurCents } from '../domain/cents';
import { AppError } from '../errors/app-error';
import type { FieldElement } from './field';
import { hashNode } from './hashes';

/** Levels that circuit `spend` follows: 67 million notes a tree. */
export const NOTE_TREE_DEPTH = 26;

/** What the pool's leaves of change and deposits carry as cap: the largest amount. */
export const MAX_NOTE_CAP: EurCents = eurCents((1n << 32n) - 1n);

/** Place of a leaf in a Lean incremental Merkle tree: only levels with a sibling count, lowest first. */
export type NotePath = { readonly index: number; readonly siblings: readonly FieldElement[] };

export type NoteTree = {
  readonly size: number;
  /** 0 while empty. */
  readonly root: FieldElement;
  append(leaves: readonly FieldElement[]): void;
  /** @throws NOT_FOUND outside the tree */
  pathOf(leafIndex: number): NotePath;
};

/**
 * One of the pool's trees, as the contract grows it.
 * @param hash a faster implementation of hashNode, where many leaves are at stake
 * @see Lean incremental Merkle tree (zk-kit)
 */
export function createNoteTree(
  leaves: readonly FieldElement[] = [],
  hash: (left: FieldElement, right: FieldElement) => FieldElement = hashNode,
): NoteTree {
  const tree = new LeanIMT<bigint>((a, b) => hash(a as FieldElement, b as FieldElement), [...leaves]);
  return {
    get size() {
      return tree.size;
    },
    get root() {
      return (tree.size === 0 ? 0n : tree.root) as FieldElement;
    },
    append(more) {
      if (more.length > 0) tree.insertMany([...more]);
    },
    pathOf(leafIndex) {
      if (!Number.isInteger(leafIndex) || leafIndex < 0 || leafIndex >= tree.size) throw new AppError('NOT_FOUND');
      const { index, siblings } = tree.generateProof(leafIndex);
      return { index, siblings: siblings as FieldElement[] };
    },
  };
}

/** The root that a leaf and its path lead to, as the circuit computes it. */
export const noteRootFromPath = (leaf: FieldElement, { index, siblings }: NotePath): FieldElement =>
  siblings.reduce<FieldElement>(
    (node, sibling, level) =>
      Math.floor(index / 2 ** level) % 2 === 0 ? hashNode(node, sibling) : hashNode(sibling, node),
    leaf,
  );
