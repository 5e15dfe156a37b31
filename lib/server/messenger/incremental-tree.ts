import { concat, type Hash, keccak256, zeroHash } from 'viem';

const DEPTH = 32;
const hashPair = (left: Hash, right: Hash): Hash => keccak256(concat([left, right]));

const ZEROS: readonly Hash[] = Array.from({ length: DEPTH }).reduce<Hash[]>(
  (zeros) => [...zeros, hashPair(zeros.at(-1) as Hash, zeros.at(-1) as Hash)],
  [zeroHash],
);

const bit = (count: number, level: number): boolean => Math.floor(count / 2 ** level) % 2 === 1;

/** Hyperlane's incremental tree of message ids, as MerkleLib.sol keeps it: only the left branch is stored. */
export class IncrementalTree {
  readonly #branch: Hash[] = Array<Hash>(DEPTH).fill(zeroHash);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  insert(leaf: Hash): void {
    this.#count += 1;
    let node = leaf;
    for (let level = 0; level < DEPTH; level++) {
      if (bit(this.#count, level)) {
        this.#branch[level] = node;
        return;
      }
      node = hashPair(this.#branch[level] as Hash, node);
    }
  }

  root(): Hash {
    let node: Hash = zeroHash;
    for (let level = 0; level < DEPTH; level++) {
      node = bit(this.#count, level)
        ? hashPair(this.#branch[level] as Hash, node)
        : hashPair(node, ZEROS[level] as Hash);
    }
    return node;
  }
}
