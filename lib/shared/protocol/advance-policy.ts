import { poseidon5 } from 'poseidon-lite';
import type { EurCents } from '../domain/cents';
import { AppError } from '../errors/app-error';
import type { Point } from './babyjubjub';
import type { FieldElement } from './field';
import { TAG } from './tags';

export const CODE_SLOTS = 8;

/** The published policy of a lump sum: what the circuit `advance` proves under. */
export type AdvancePolicy = {
  readonly scheme: number;
  readonly nullifierClass: number;
  /** Specialism that the stating doctor must have. */
  readonly specialism: number;
  readonly amountCents: EurCents;
  /** Diagnoses that are covered, at most CODE_SLOTS, each above 0. */
  readonly codes: readonly number[];
  readonly panelKey: Point;
};

/** Exactly CODE_SLOTS codes, 0 where none. @throws INPUT_MALFORMED for none, too many, 0 or 2^32 and above */
export function codeSlots({ codes }: Pick<AdvancePolicy, 'codes'>): readonly number[] {
  const unusable = (code: number) => !Number.isInteger(code) || code <= 0 || code >= 2 ** 32;
  if (codes.length === 0 || codes.length > CODE_SLOTS || codes.some(unusable)) throw new AppError('INPUT_MALFORMED');
  return Array.from({ length: CODE_SLOTS }, (_, slot) => codes[slot] ?? 0);
}

/**
 * Commits to a lump sum's policy; the contract computes the same from what it publishes.
 *
 *   head       = scheme | nullifierClass << 16 | specialism << 32 | amount << 64 | codes[7] << 96
 *   packed     = codes[0..6], 32 bits each, lowest first
 *   policyHash = H(ADVANCE_POLICY, head, packed, panelX, panelY)
 *
 * @throws INPUT_MALFORMED when the codes are unusable
 */
export function hashAdvancePolicy(policy: AdvancePolicy): FieldElement {
  const codes = codeSlots(policy).map(BigInt);
  const head =
    BigInt(policy.scheme) |
    (BigInt(policy.nullifierClass) << 16n) |
    (BigInt(policy.specialism) << 32n) |
    (policy.amountCents << 64n) |
    ((codes[7] ?? 0n) << 96n);
  const packed = codes.slice(0, 7).reduce((sum, code, slot) => sum | (code << BigInt(32 * slot)), 0n);
  return poseidon5([TAG.ADVANCE_POLICY, head, packed, ...policy.panelKey]) as FieldElement;
}
