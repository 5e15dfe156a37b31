import { MIN_COUNT } from '../domain/disclosure';
import { type Point, pointOnCurve } from '../protocol/babyjubjub';
import { MAX_TOTAL_CENTS } from '../protocol/discrete-log';
import type { Ciphertext } from '../protocol/elgamal';
import { sumCiphertexts } from '../protocol/tally';
import type { ReadClaims, TrancheClaim } from './claims';
import type { ChainPair, ClosedTranche, OpenedTotal } from './read-tranche';
import { StepRefused } from './steps';

/**
 * As many claims as the chain counted, at least ten, none of them twice or in another tranche, and caps that the total
 * stays within (S-22).
 * @throws StepRefused count-differs, too-few, claim-twice, caps-differ, caps-too-high, total-above-caps
 */
export function checkCount({ claims, elsewhere }: ReadClaims, closed: ClosedTranche, total: OpenedTotal): void {
  const counts = { claims: String(claims.length), closed: String(closed.count), opened: String(total.count) };
  if (claims.length !== closed.count || claims.length !== total.count) throw new StepRefused('count-differs', counts);
  if (claims.length < MIN_COUNT) throw new StepRefused('too-few', counts);
  const distinct = new Set(claims.map(({ nullifier }) => nullifier));
  if (distinct.size !== claims.length || claims.some(({ nullifier }) => elsewhere.has(nullifier))) {
    throw new StepRefused('claim-twice');
  }
  const caps = claims.reduce((sum, { capCents }) => sum + capCents, 0n);
  const detail = { caps: String(caps), closed: String(closed.capSumCents), total: String(total.totalCents) };
  if (caps !== closed.capSumCents) throw new StepRefused('caps-differ', detail);
  if (caps > MAX_TOTAL_CENTS) throw new StepRefused('caps-too-high', detail);
  if (total.totalCents > caps) throw new StepRefused('total-above-caps', detail);
}

/**
 * A pair of coordinates that is a point of the curve (S-08). That the points of a claim also lie in the subgroup is
 * what its proof says.
 * @throws StepRefused point-invalid
 */
export function checkedPair([x, y]: ChainPair): Point {
  try {
    return pointOnCurve([x, y] as unknown as Point);
  } catch {
    throw new StepRefused('point-invalid', { x: String(x), y: String(y) });
  }
}

const ciphertextOf = ({ c1, c2 }: { readonly c1: ChainPair; readonly c2: ChainPair }): Ciphertext => ({
  c1: checkedPair(c1),
  c2: checkedPair(c2),
});
const isSame = (a: ChainPair, b: ChainPair): boolean => a[0] === b[0] && a[1] === b[1];

/** Claims that are added before whoever waits hears of it, and may cancel. */
const BATCH = 100;

/**
 * Adds all encrypted amounts and compares with the sums that the chain closed with.
 * @param onClaims told after every batch; a promise lets other work through
 * @throws StepRefused point-invalid, sum-differs
 */
export async function checkSum(
  claims: readonly TrancheClaim[],
  closed: ClosedTranche,
  onClaims: (done: number) => Promise<void> | void,
): Promise<Ciphertext> {
  let sum: Ciphertext | null = null;
  for (let at = 0; at < claims.length; at += BATCH) {
    const batch = claims.slice(at, at + BATCH).map(ciphertextOf);
    sum = sumCiphertexts(sum === null ? batch : [sum, ...batch]);
    await onClaims(Math.min(at + BATCH, claims.length));
  }
  const closing = ciphertextOf(closed);
  if (sum === null || !isSame(sum.c1, closing.c1) || !isSame(sum.c2, closing.c2)) throw new StepRefused('sum-differs');
  return sum;
}
