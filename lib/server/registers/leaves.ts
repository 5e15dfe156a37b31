import { keccak256, stringToHex } from 'viem';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import { hashSource } from '@/lib/shared/protocol/hashes';
import { BUCKET_DEPTH, BUCKET_SIZE, ZERO_LEAF } from '@/lib/shared/protocol/merkle';
import { hashEntitled, MAX_SOURCES } from '@/lib/shared/protocol/register-leaf';
import type { PreparedRegister, PublicationEntry, RegisterKey } from '../repositories/register-publication';
import { RegisterMemory } from './register-memory';

const NO_SOURCE = 0n as FieldElement;

/**
 * The leaf at place 0 of every register: nobody's. It keeps the roots of two registers apart even when both are empty
 * (a root belongs to one register for ever). No opening is known: it is a hash of another kind.
 */
export const registerMark = ({ scheme, region }: RegisterKey): FieldElement =>
  reduceToField(BigInt(keccak256(stringToHex(`voorzien.register.v1:${scheme}:${region}`))));

/**
 * The leaf that an entry stands for now: 0 once it has ended, null while the claimant or the person of a source has
 * no card yet.
 */
export function entryLeaf(entry: PublicationEntry, now: Date): FieldElement | null {
  if (entry.endedAt !== null && entry.endedAt <= now) return ZERO_LEAF;
  if (entry.holder === null || entry.sources.length > MAX_SOURCES) return null;
  const sources: FieldElement[] = [];
  for (const { keyHash, holder } of entry.sources) {
    if (holder === null) return null;
    sources.push(hashSource(keyHash, holder));
  }
  return hashEntitled({
    holder: entry.holder,
    normClass: entry.normClass,
    disregardClass: entry.disregardClass,
    knownBenefitCents: entry.knownBenefitCents,
    validFrom: entry.validFrom,
    validUntil: entry.validUntil,
    sources: [sources[0] ?? NO_SOURCE, sources[1] ?? NO_SOURCE],
    leafSalt: entry.leafSalt,
  });
}

/**
 * Builds the register as it should be now. A place is given once and never again to another: a person who was erased
 * or whose entry ended leaves a zero behind.
 * @param leavesBefore number of places of the last root
 * @param memory of earlier roots: the same result, sooner
 * @returns null when nobody has a place yet and nobody gets one
 */
export function prepareRegister(
  key: RegisterKey,
  entries: readonly PublicationEntry[],
  leavesBefore: number,
  now: Date,
  memory: RegisterMemory = new RegisterMemory(),
): PreparedRegister | null {
  const newIndexes: { entryId: string; leafIndex: number }[] = [];
  const placed = new Map<number, FieldElement>([[0, registerMark(key)]]);
  let next = Math.max(1, leavesBefore, ...entries.map(({ leafIndex }) => (leafIndex ?? 0) + 1));
  for (const entry of entries) {
    const leaf = memory.leafOf(entry, now, () => entryLeaf(entry, now));
    if (entry.leafIndex !== null) placed.set(entry.leafIndex, leaf ?? ZERO_LEAF);
    else if (leaf !== null && leaf !== ZERO_LEAF) {
      placed.set(next, leaf);
      newIndexes.push({ entryId: entry.id, leafIndex: next });
      next += 1;
    }
  }
  if (next === 1) return null;
  const leaves = Array.from({ length: next }, (_, index) => placed.get(index) ?? ZERO_LEAF);
  return registerOver(key, leaves, newIndexes, memory);
}

/** A register over leaves that are known, ready to be stored and published. */
export function registerOver(
  key: RegisterKey,
  leaves: readonly FieldElement[],
  newIndexes: PreparedRegister['newIndexes'],
  memory: RegisterMemory,
): PreparedRegister {
  const tree = memory.treeOf(key, leaves);
  const roots = tree.levels[BUCKET_DEPTH] ?? [];
  return {
    ...key,
    root: tree.root,
    leafCount: leaves.length,
    buckets: roots.map((root, bucket) => ({
      root,
      leaves: leaves.slice(bucket * BUCKET_SIZE, (bucket + 1) * BUCKET_SIZE),
    })),
    newIndexes,
  };
}
