import { poseidon6 } from 'poseidon-lite';
import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import type { FieldElement } from './field';
import { TAG } from './tags';

export const ENTITLED_DEPTH = 24;
export const MAX_SOURCES = 2;

/** The opening of a leaf of `entitled`: one per household claim. Known to the agency and the holder. */
export type EntitledLeaf = {
  readonly holder: FieldElement;
  /** 0..7, index into NORM_CLASSES */
  readonly normClass: number;
  /** 0..3, index into DISREGARD_CLASSES */
  readonly disregardClass: number;
  readonly knownBenefitCents: EurCents;
  readonly validFrom: Period;
  /** Last month of validity, inclusive. */
  readonly validUntil: Period;
  /** Exactly two, from hashSource; 0 = none. */
  readonly sources: readonly [FieldElement, FieldElement];
  /** 128 random bits, so that nobody guesses a leaf (S-35). */
  readonly leafSalt: FieldElement;
};

/** packed = normClass | disregardClass << 8 | knownBenefit << 16 | validFrom << 48 | validUntil << 80 */
export const packEntitlement = (leaf: EntitledLeaf): bigint =>
  BigInt(leaf.normClass) |
  (BigInt(leaf.disregardClass) << 8n) |
  (leaf.knownBenefitCents << 16n) |
  (BigInt(leaf.validFrom) << 48n) |
  (BigInt(leaf.validUntil) << 80n);

/** ENTITLED: a leaf of the register. */
export const hashEntitled = (leaf: EntitledLeaf): FieldElement =>
  poseidon6([
    TAG.ENTITLED,
    leaf.holder,
    packEntitlement(leaf),
    leaf.sources[0],
    leaf.sources[1],
    leaf.leafSalt,
  ]) as FieldElement;
