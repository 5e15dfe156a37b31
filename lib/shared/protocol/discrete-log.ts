import { type EurCents, eurCents } from '../domain/cents';
import { AppError } from '../errors/app-error';
import { BASE8, type Point, pointOnCurve, scalarMul } from './babyjubjub';
import { FIELD_ORDER } from './field';

/** EUR 10 million: what the caps of one tranche may add up to (Tally.MAX_CAP_SUM_CENTS). */
export const MAX_TOTAL_CENTS = 1_000_000_000n;

/** Baby steps: -BABY_STEPS .. BABY_STEPS, both signs under one entry, since -(x, y) = (-x, y). */
const BABY_STEPS = 1 << 14;
/** What one giant step passes over. */
const STRIDE = BigInt(2 * BABY_STEPS + 1);
/** Giant steps that share one inversion. */
const GIANT_STEPS = 1 << 10;

/** BabyJubJub's coefficients (EIP-2494). */
const A = 168700n;
const D = 168696n;

type XY = readonly [bigint, bigint];
type Table = { readonly babyByY: ReadonlyMap<bigint, number>; readonly giants: readonly XY[] };

const mod = (value: bigint): bigint => {
  const rest = value % FIELD_ORDER;
  return rest < 0n ? rest + FIELD_ORDER : rest;
};

/** Fermat: value^(r − 2). */
function inverse(value: bigint): bigint {
  let result = 1n;
  for (let base = value, power = FIELD_ORDER - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = mod(result * base);
    base = mod(base * base);
  }
  return result;
}

/** All inverses with one inversion (Montgomery's trick). PRE no value is 0. */
function inverses(values: readonly bigint[]): bigint[] {
  const before: bigint[] = [];
  let product = 1n;
  for (const value of values) {
    before.push(product);
    product = mod(product * value);
  }
  let rest = inverse(product);
  for (let i = values.length - 1; i >= 0; i--) {
    before[i] = mod(rest * (before[i] as bigint));
    rest = mod(rest * (values[i] as bigint));
  }
  return before;
}

/** y of each point plus `q`. No denominator is 0 for points of the curve: their addition is complete. */
function ySums(points: readonly XY[], [qx, qy]: XY): bigint[] {
  const denominators: bigint[] = [];
  const numerators = points.map(([px, py]) => {
    const xx = mod(px * qx);
    const yy = mod(py * qy);
    denominators.push(1n - D * mod(xx * yy));
    return yy - A * xx;
  });
  return inverses(denominators).map((inverted, i) => mod((numerators[i] as bigint) * inverted));
}

/** Each point plus `q`. */
function sums(points: readonly XY[], q: XY): XY[] {
  const ys = ySums(points, q);
  const denominators = points.map(([px, py]) => 1n + D * mod(mod(px * q[0]) * mod(py * q[1])));
  return inverses(denominators).map((inverted, i) => {
    const [px, py] = points[i] as XY;
    return [mod(mod(px * q[1] + py * q[0]) * inverted), ys[i] as bigint];
  });
}

/** point, 2·point, … `count`·point; the list doubles with each inversion. @param count a power of two */
function multiples(point: XY, count: number): XY[] {
  let list: XY[] = [point];
  while (list.length < count) list = list.concat(sums(list, list.at(-1) as XY));
  return list;
}

let table: Table | undefined;

/** Built by the first that asks, kept for all that follow: it depends on the curve alone. */
function stepTable(): Table {
  if (table === undefined) {
    const half = multiples(BASE8, BABY_STEPS / 2);
    const ys = [1n, ...half.map(([, y]) => y), ...ySums(half, half.at(-1) as XY)];
    const [x, y] = scalarMul(BASE8, STRIDE);
    table = { babyByY: new Map(ys.map((value, i) => [value, i])), giants: multiples([mod(-x), y], GIANT_STEPS) };
  }
  return table;
}

/**
 * The total whose multiple of B8 this is, by baby-step giant-step: about 31,000 giant steps for EUR 10 million, which is
 * well below a second, the table included.
 * @param point what totalPoint leaves of a tranche's sum @param maxCents the largest total that can be
 * @throws TALLY_TOTAL_NOT_FOUND when no total of 0 .. maxCents gives this point: a share is wrong or missing;
 *   FIELD_OUT_OF_RANGE for a point that is not on the curve
 */
export function recoverTotal(point: Point, maxCents: bigint = MAX_TOTAL_CENTS): EurCents {
  const { babyByY, giants } = stepTable();
  const isTotal = (cents: bigint): boolean => {
    if (cents < 0n || cents > maxCents) return false;
    const [x, y] = scalarMul(BASE8, cents);
    return x === point[0] && y === point[1];
  };
  let base: XY = pointOnCurve(point);
  for (let middle = 0n; middle - BigInt(BABY_STEPS) <= maxCents; ) {
    const steps = [base[1], ...ySums(giants.slice(0, -1), base)];
    base = sums(giants.slice(-1), base)[0] as XY;
    for (const y of steps) {
      const baby = babyByY.get(y);
      if (baby !== undefined) {
        const total = [middle - BigInt(baby), middle + BigInt(baby)].find(isTotal);
        if (total !== undefined) return eurCents(total);
      }
      middle += STRIDE;
    }
  }
  throw new AppError('TALLY_TOTAL_NOT_FOUND');
}
