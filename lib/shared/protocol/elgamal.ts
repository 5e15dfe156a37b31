import type { EurCents } from '../domain/cents';
import { AppError } from '../errors/app-error';
import { BASE8, type Point, pointAdd, SUBGROUP_ORDER, scalarMul } from './babyjubjub';

export type Ciphertext = { readonly c1: Point; readonly c2: Point };

/**
 * Exponential ElGamal under a tally key: c1 = r·B8, c2 = amount·B8 + r·K. Sums of ciphertexts decrypt to sums.
 * @param randomness fresh for every proof, 1 .. l − 1 (S-12)
 * @throws FIELD_OUT_OF_RANGE
 */
export function encryptAmount(amountCents: EurCents, tallyKey: Point, randomness: bigint): Ciphertext {
  if (randomness <= 0n || randomness >= SUBGROUP_ORDER) throw new AppError('FIELD_OUT_OF_RANGE');
  return {
    c1: scalarMul(BASE8, randomness),
    c2: pointAdd(scalarMul(BASE8, amountCents), scalarMul(tallyKey, randomness)),
  };
}
