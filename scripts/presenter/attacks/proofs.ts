/** Modulus of the curve's coordinates (EIP-196). */
const BASE_FIELD = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;
const negated = (coordinate: string | undefined): string =>
  String((BASE_FIELD - BigInt(coordinate ?? '0')) % BASE_FIELD);

/**
 * Other bytes that prove the same: (−A, −B, C) satisfies Groth16's equation as (A, B, C) does, and anybody can compute
 * it. So the bytes of a proof never tell that it was used (S-14).
 * @param proof words a, b, c in the verifier's order
 */
export function negatedProof(proof: readonly string[]): string[] {
  const [ax, ay, bx1, bx0, by1, by0, cx, cy] = proof;
  return [ax, negated(ay), bx1, bx0, negated(by1), negated(by0), cx, cy].map((word) => word ?? '0');
}
