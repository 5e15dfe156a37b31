import { describe, expect, it } from 'vitest';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNode } from '@/lib/shared/protocol/hashes';
import {
  BUCKET_SIZE,
  buildTree,
  pathOf,
  rootFromPath,
  updateTree,
  verifyPath,
  ZERO_LEAF,
} from '@/lib/shared/protocol/merkle';
import { bucketIndexOf, bucketRoots, pathFromBucket, rootFromBucketRoots } from '@/lib/shared/protocol/merkle-buckets';

const leavesOf = (count: number): FieldElement[] =>
  Array.from({ length: count }, (_, i) => BigInt(1000 + i) as FieldElement);

/** The definition, without sparseness: every place of a small tree is hashed. */
function naiveRoot(leaves: readonly FieldElement[], depth: number): FieldElement {
  let level = Array.from({ length: 2 ** depth }, (_, i) => leaves[i] ?? ZERO_LEAF);
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, i) =>
      hashNode(level[2 * i] as FieldElement, level[2 * i + 1] as FieldElement),
    );
  }
  return level[0] as FieldElement;
}

describe('fixed-depth tree', () => {
  it('M-01 equals the full tree for every fill of a depth of 3', () => {
    for (let count = 0; count <= 8; count++) {
      expect(buildTree(leavesOf(count), 3).root).toBe(naiveRoot(leavesOf(count), 3));
    }
  });

  it('M-02 each leaf has a path that leads to the root, and only at its own place', () => {
    const leaves = leavesOf(5);
    const tree = buildTree(leaves, 4);
    leaves.forEach((leaf, index) => {
      const path = pathOf(tree, index);
      expect(verifyPath(leaf, path, tree.root)).toBe(true);
      expect(verifyPath(leaf, { ...path, index: index ^ 1 }, tree.root)).toBe(false);
    });
  });

  it('S-10 an empty place is never a member', () => {
    const tree = buildTree(leavesOf(3), 24);
    const path = pathOf(tree, 7);
    expect(rootFromPath(ZERO_LEAF, path)).toBe(tree.root);
    expect(verifyPath(ZERO_LEAF, path, tree.root)).toBe(false);
  });

  it('S-04 an inner node with a shortened path and an index above the depth are refused', () => {
    const tree = buildTree(leavesOf(4), 3);
    const path = pathOf(tree, 0);
    expect(verifyPath(leavesOf(1)[0] as FieldElement, { ...path, index: 8 }, tree.root)).toBe(false);
  });

  it('M-04 an updated tree is the one that is built anew, with changes, gaps and new leaves', () => {
    for (const [count, changes] of [
      [5, [1]],
      [5, [0, 4]],
      [6, [6]],
      [3, [2, 9]],
      [0, [3]],
      [8, []],
    ] as const) {
      const leaves = leavesOf(count);
      const before = buildTree(leaves, 4);
      const wanted = [...leaves];
      for (const place of changes) {
        while (wanted.length < place) wanted.push(ZERO_LEAF);
        wanted[place] = BigInt(77 + place) as FieldElement;
      }
      const map = new Map(changes.map((place) => [place, BigInt(77 + place) as FieldElement]));
      expect(updateTree(before, map)).toEqual(buildTree(wanted, 4));
      expect(before).toEqual(buildTree(leaves, 4));
    }
    expect(() => updateTree(buildTree([], 3), new Map([[8, 1n as FieldElement]]))).toThrow('INPUT_TOO_LARGE');
  });

  it('M-03 more leaves than places are refused', () => {
    expect(() => buildTree(leavesOf(9), 3)).toThrow('INPUT_TOO_LARGE');
    expect(() => pathOf(buildTree([], 3), 8)).toThrow('NOT_FOUND');
  });
});

describe('buckets', () => {
  const leaves = leavesOf(BUCKET_SIZE + 3);
  const tree = buildTree(leaves);
  const roots = bucketRoots(leaves);

  it('M-04 roots of buckets lead to the root of the whole tree', () => {
    expect(roots).toHaveLength(2);
    expect(rootFromBucketRoots(roots)).toBe(tree.root);
    expect(rootFromBucketRoots([])).toBe(buildTree([]).root);
  });

  it('M-05 a path from a bucket equals the path from the whole tree', () => {
    const index = BUCKET_SIZE + 2;
    const bucket = { bucketIndex: bucketIndexOf(index), leaves: leaves.slice(BUCKET_SIZE), bucketRoots: roots };
    const path = pathFromBucket(bucket, index - BUCKET_SIZE);
    expect(path).toEqual(pathOf(tree, index));
    expect(verifyPath(leaves[index] as FieldElement, path, tree.root)).toBe(true);
  });

  it('M-06 leaves that are not those of the named bucket are refused', () => {
    const wrong = { bucketIndex: 0, leaves: leaves.slice(BUCKET_SIZE), bucketRoots: roots };
    expect(() => pathFromBucket(wrong, 0)).toThrow('REGISTER_BUCKET_INVALID');
    expect(() => pathFromBucket({ ...wrong, bucketIndex: -1 }, 0)).toThrow('REGISTER_BUCKET_INVALID');
    expect(() => pathFromBucket({ ...wrong, bucketIndex: 1 }, BUCKET_SIZE)).toThrow('REGISTER_BUCKET_INVALID');
  });
});
