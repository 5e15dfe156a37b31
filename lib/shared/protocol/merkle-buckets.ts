import { AppError } from '../errors/app-error';
import type { FieldElement } from './field';
import { hashNode } from './hashes';
import {
  BUCKET_DEPTH,
  BUCKET_SIZE,
  buildTree,
  type FixedTree,
  MAX_BUCKETS,
  type MerklePath,
  type NodeHash,
  pathOf,
  TOP_DEPTH,
  ZERO_LEAF,
  zeroSubtrees,
} from './merkle';

/** What a wallet fetches: one bucket's leaves and the roots of all buckets; immutable per register root. */
export type RegisterBucket = {
  readonly bucketIndex: number;
  /** At most BUCKET_SIZE; empty places at the end may be left out. */
  readonly leaves: readonly FieldElement[];
  /** At most MAX_BUCKETS; empty buckets at the end may be left out. */
  readonly bucketRoots: readonly FieldElement[];
};

export const bucketIndexOf = (leafIndex: number): number => Math.floor(leafIndex / BUCKET_SIZE);

/** Root of one bucket. @throws INPUT_TOO_LARGE above BUCKET_SIZE leaves */
export const bucketRoot = (leaves: readonly FieldElement[], hash: NodeHash = hashNode): FieldElement =>
  buildTree(leaves, BUCKET_DEPTH, ZERO_LEAF, hash).root;

/** Roots of the buckets that hold a leaf, first to last: the bottom of the tree's top. */
export function bucketRoots(leaves: readonly FieldElement[], hash: NodeHash = hashNode): readonly FieldElement[] {
  const count = Math.ceil(leaves.length / BUCKET_SIZE);
  return Array.from({ length: count }, (_, bucket) =>
    bucketRoot(leaves.slice(bucket * BUCKET_SIZE, (bucket + 1) * BUCKET_SIZE), hash),
  );
}

const emptyBucketRoot = zeroSubtrees(BUCKET_DEPTH)[BUCKET_DEPTH] as FieldElement;

const topTree = (roots: readonly FieldElement[], hash: NodeHash = hashNode): FixedTree =>
  buildTree(roots, TOP_DEPTH, emptyBucketRoot, hash);

/** Root of the whole register. @throws INPUT_TOO_LARGE above MAX_BUCKETS */
export const rootFromBucketRoots = (roots: readonly FieldElement[], hash: NodeHash = hashNode): FieldElement =>
  topTree(roots, hash).root;

/**
 * The full path of a leaf, from its bucket alone: the server never learns which of the 1,024 was meant.
 * The caller compares rootFromBucketRoots with a root on chain.
 * @throws REGISTER_BUCKET_INVALID when the leaves are not those of the named bucket
 */
export function pathFromBucket(bucket: RegisterBucket, indexInBucket: number): MerklePath {
  const { bucketIndex, leaves, bucketRoots: roots } = bucket;
  const outside = (value: number, limit: number) => !Number.isInteger(value) || value < 0 || value >= limit;
  if (outside(bucketIndex, MAX_BUCKETS) || outside(indexInBucket, BUCKET_SIZE) || leaves.length > BUCKET_SIZE) {
    throw new AppError('REGISTER_BUCKET_INVALID');
  }
  const lower = buildTree(leaves, BUCKET_DEPTH);
  if (lower.root !== (roots[bucketIndex] ?? emptyBucketRoot)) throw new AppError('REGISTER_BUCKET_INVALID');
  const siblings = [...pathOf(lower, indexInBucket).siblings, ...pathOf(topTree(roots), bucketIndex).siblings];
  return { index: bucketIndex * BUCKET_SIZE + indexInBucket, siblings };
}
