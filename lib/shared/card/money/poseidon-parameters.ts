import { FIELD_ORDER } from '../../protocol/field';

/**
 * Constants of Poseidon as circomlib has it (t state elements, eight full rounds), in the form that costs least: in a
 * partial round only one element passes the S-box, so constants of the others are pushed forward to where they are
 * needed, and the part of the matrix that mixes the others is pulled back before the partial rounds.
 * @see Grassi et al., "Poseidon" (2019/458), appendices B, E and F
 */
export type PoseidonParameters = {
  readonly t: number;
  readonly partialRounds: number;
  /** Constants of the full rounds, the eight rounds in order. */
  readonly full: readonly (readonly bigint[])[];
  /** Constant of the first element, by partial round. */
  readonly partial: readonly bigint[];
  readonly matrix: readonly (readonly bigint[])[];
  /** In place of the matrix in the full round before the partial ones. */
  readonly matrixBefore: readonly (readonly bigint[])[];
  /** By partial round: what the first element becomes of all, then what the others gain of it. */
  readonly sparse: readonly { readonly row: readonly bigint[]; readonly column: readonly bigint[] }[];
};

export const FULL_ROUNDS = 8;
const FIELD_BITS = 254;
/** By t. */
const PARTIAL_ROUNDS: Readonly<Record<number, number>> = { 3: 57, 4: 56 };

type Vector = readonly bigint[];
type Matrix = readonly Vector[];

const mod = (value: bigint): bigint => ((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;
const dot = (a: Vector, b: Vector): bigint => mod(a.reduce((sum, value, i) => sum + value * (b[i] ?? 0n), 0n));
const columnOf = (m: Matrix, i: number): Vector => m.map((row) => row[i] ?? 0n);
const apply = (m: Matrix, v: Vector): Vector => m.map((row) => dot(row, v));
const product = (a: Matrix, b: Matrix): Matrix => a.map((row) => row.map((_, i) => dot(row, columnOf(b, i))));

/** By Fermat; 0 has none, and stays 0. */
function inverse(value: bigint): bigint {
  let result = 1n;
  let base = mod(value);
  for (let power = FIELD_ORDER - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % FIELD_ORDER;
    base = (base * base) % FIELD_ORDER;
  }
  return result;
}

/** By Gauss and Jordan. PRE invertible without exchanging rows: a Cauchy matrix is. Test: M-29 */
function inverted(m: Matrix): Matrix {
  const rows = m.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1n : 0n))]);
  for (let i = 0; i < rows.length; i++) {
    const scale = inverse(rows[i]?.[i] ?? 0n);
    const pivot = (rows[i] ?? []).map((value) => mod(value * scale));
    rows[i] = pivot;
    for (const [j, row] of rows.entries()) {
      const factor = row[i] ?? 0n;
      if (j !== i) rows[j] = row.map((value, k) => mod(value - factor * (pivot[k] ?? 0n)));
    }
  }
  return rows.map((row) => row.slice(m.length));
}

/** The Grain LFSR that Poseidon draws its constants from (appendix E): random elements, below the order or reduced. */
function grain(t: number, partialRounds: number) {
  const bitsOf = (value: number, length: number): number[] =>
    Array.from({ length }, (_, i) => (value >> (length - 1 - i)) & 1);
  const state = [
    ...[...bitsOf(1, 2), ...bitsOf(0, 4), ...bitsOf(FIELD_BITS, 12), ...bitsOf(t, 12)],
    ...[...bitsOf(FULL_ROUNDS, 10), ...bitsOf(partialRounds, 10), ...Array<number>(30).fill(1)],
  ];
  let at = 0;
  function step(): number {
    const bit = [62, 51, 38, 23, 13, 0].reduce((sum, tap) => sum ^ (state[(at + tap) % 80] ?? 0), 0);
    state[at] = bit;
    at = (at + 1) % 80;
    return bit;
  }
  for (let i = 0; i < 160; i++) step();
  function nextBit(): bigint {
    for (;;) {
      const isTaken = step() === 1;
      const bit = step();
      if (isTaken) return BigInt(bit);
    }
  }
  const draw = (): bigint =>
    Array.from({ length: FIELD_BITS }, nextBit).reduce((value, bit) => (value << 1n) | bit, 0n);
  return {
    below(): bigint {
      for (;;) {
        const value = draw();
        if (value < FIELD_ORDER) return value;
      }
    },
    reduced: (): bigint => mod(draw()),
  };
}

export function poseidonParameters(t: 3 | 4): PoseidonParameters {
  const partialRounds = PARTIAL_ROUNDS[t] ?? 0;
  const half = FULL_ROUNDS / 2;
  const random = grain(t, partialRounds);
  const vector = (): Vector => Array.from({ length: t }, random.below);
  const constants = Array.from({ length: FULL_ROUNDS + partialRounds }, vector);
  const [xs, ys] = [Array.from({ length: t }, random.reduced), Array.from({ length: t }, random.reduced)];
  const matrix = xs.map((x) => ys.map((y) => inverse(x + y)));

  // Constants pushed forward: what the S-box does not touch passes through the matrix.
  let carried: Vector = Array<bigint>(t).fill(0n);
  const withCarried = (round: number): Vector => (constants[round] ?? []).map((c, i) => mod(c + (carried[i] ?? 0n)));
  const partial = Array.from({ length: partialRounds }, (_, round) => {
    const [first = 0n, ...others] = withCarried(half + round);
    carried = apply(matrix, [0n, ...others]);
    return first;
  });
  const full = [
    ...constants.slice(0, half),
    withCarried(half + partialRounds),
    ...constants.slice(half + partialRounds + 1),
  ];

  // The matrix, pulled back from the last partial round to before the first.
  const [top = [], ...below] = matrix;
  const inner = below.map((row) => row.slice(1));
  const innerInverse = inverted(inner);
  const corner = top[0] ?? 0n;
  let row: Vector = top.slice(1);
  let column: Vector = below.map((values) => values[0] ?? 0n);
  let power: Matrix = inner;
  const sparse = Array.from({ length: partialRounds }, (_, i) => {
    if (i > 0) {
      column = apply(inner, column);
      power = product(power, inner);
    }
    row = innerInverse[0]?.map((_value, j) => dot(row, columnOf(innerInverse, j))) ?? [];
    return { row: [corner, ...row], column };
  }).reverse();
  const matrixBefore = [
    top,
    ...product(power, inner).map((values, i) => [dot(power[i] ?? [], columnOf(below, 0)), ...values]),
  ];
  return { t, partialRounds, full, partial, matrix, matrixBefore, sparse };
}
