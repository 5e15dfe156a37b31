import type { EurCents } from './cents';

/** PW art. 31(2) n, r, y; TW art. 7. `bps` are hundredths of a percent, 0..10000. */
export type Disregard = { readonly flatCents: EurCents; readonly bps: number; readonly capCents: EurCents };

export type SupplementInput = {
  readonly normCents: EurCents;
  /** Sum over the household's statements: net for pw, gross for tw. 0 .. 2^33 − 1 */
  readonly earningsCents: bigint;
  readonly knownBenefitCents: EurCents;
  readonly disregard: Disregard;
};

export type SupplementBreakdown = SupplementInput & {
  readonly disregardedCents: bigint;
  readonly countableCents: bigint;
  /** 0 when there is no right this month. */
  readonly supplementCents: bigint;
};

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * The supplement of one calendar month, exact to the cent: norm − (earnings − disregard + known benefit), never
 * below zero. Division is floor. The circuit `supplement` proves this same formula.
 * @see PW art. 19(2), 31(2); TW art. 7, 8
 */
export function computeSupplement(input: SupplementInput): SupplementBreakdown {
  const { normCents, earningsCents, knownBenefitCents, disregard } = input;
  const flat = min(earningsCents, disregard.flatCents);
  const share = ((earningsCents - flat) * BigInt(disregard.bps)) / 10000n;
  const disregardedCents = min(flat + share, disregard.capCents);
  const countableCents = earningsCents - disregardedCents + knownBenefitCents;
  const supplementCents = normCents > countableCents ? normCents - countableCents : 0n;
  return { ...input, disregardedCents, countableCents, supplementCents };
}
