import {
  checkedPoint,
  IDENTITY,
  isIdentity,
  type Point,
  pointAdd,
  pointNegate,
  pointOnCurve,
  scalarMul,
} from './babyjubjub';
import type { Ciphertext } from './elgamal';
import { checkedPart, type SecretTallyPart } from './tally-witness';

/**
 * The sum of ciphertexts under one key: it decrypts to the sum of their amounts. From the identity, as Tally counts.
 * @throws FIELD_OUT_OF_RANGE for a point that is not on the curve (S-22)
 */
export function sumCiphertexts(ciphertexts: readonly Ciphertext[]): Ciphertext {
  return ciphertexts.reduce<Ciphertext>(
    (sum, { c1, c2 }) => ({ c1: pointAdd(sum.c1, pointOnCurve(c1)), c2: pointAdd(sum.c2, pointOnCurve(c2)) }),
    { c1: IDENTITY, c2: IDENTITY },
  );
}

/**
 * A key holder's share of a tranche: part · c1, as circuit `tallyShare` proves it. For points of the prime subgroup and
 * the identity only: on any other the share would give away bits of the part (S-08).
 * @throws FIELD_OUT_OF_RANGE
 */
export function shareOf(part: SecretTallyPart, c1: Point): Point {
  const scalar = checkedPart(part);
  return isIdentity(c1) ? IDENTITY : scalarMul(checkedPoint(...c1), scalar);
}

/**
 * What is left of a sum without its mask: total · B8, when `shares` are those of all parts of the key.
 * @throws FIELD_OUT_OF_RANGE for a point that is not on the curve @see recoverTotal for the total itself
 */
export function totalPoint(c2: Point, shares: readonly Point[]): Point {
  return shares.reduce((left, share) => pointAdd(left, pointNegate(pointOnCurve(share))), pointOnCurve(c2));
}
