import { addPoint, Base8, inCurve, mulPointEscalar, subOrder } from '@zk-kit/baby-jubjub';
import { AppError } from '../errors/app-error';
import { type FieldElement, field, reduceToField } from './field';

/** A point of BabyJubJub (twisted Edwards, affine). */
export type Point = readonly [FieldElement, FieldElement];

/** Order `l` of the prime subgroup. */
export const SUBGROUP_ORDER: bigint = subOrder;

/** Generator `B8` of the prime subgroup. */
export const BASE8: Point = [field(Base8[0]), field(Base8[1])];

/** The sum of no points. */
export const IDENTITY: Point = [0n as FieldElement, 1n as FieldElement];

export const isIdentity = ([x, y]: Point): boolean => x === 0n && y === 1n;

const WINDOW_BITS = 4n;
const WINDOW_SIZE = 1 << Number(WINDOW_BITS);
const WINDOWS = 63;
let baseWindows: readonly (readonly Point[])[] | undefined;

/** j · 16^i · B8, for every window i and digit j from 1: worked out once, some 30 ms. */
function windowsOfBase(): readonly (readonly Point[])[] {
  if (baseWindows) return baseWindows;
  const windows: Point[][] = [];
  let unit = BASE8;
  for (let i = 0; i < WINDOWS; i++) {
    const digits = [unit];
    for (let j = 2; j < WINDOW_SIZE; j++) digits.push(pointAdd(digits.at(-1) ?? unit, unit));
    windows.push(digits);
    unit = pointAdd(digits.at(-1) ?? unit, unit);
  }
  baseWindows = windows;
  return windows;
}

/**
 * scalar · B8, which every signature, encryption and check asks for: some six times sooner than by doubling, from a table
 * (fixed-base windows: Brickell, Gordon, McCurley and Wilson, EUROCRYPT 1992).
 */
function baseMul(scalar: bigint): Point {
  const windows = windowsOfBase();
  let rest = ((scalar % SUBGROUP_ORDER) + SUBGROUP_ORDER) % SUBGROUP_ORDER;
  let sum = IDENTITY;
  for (let i = 0; rest > 0n; i++, rest >>= WINDOW_BITS) {
    const digit = Number(rest & BigInt(WINDOW_SIZE - 1));
    const part = digit === 0 ? undefined : windows[i]?.[digit - 1];
    if (part) sum = pointAdd(sum, part);
  }
  return sum;
}

export const scalarMul = (point: Point, scalar: bigint): Point =>
  point[0] === BASE8[0] && point[1] === BASE8[1]
    ? baseMul(scalar)
    : (mulPointEscalar([point[0], point[1]], scalar) as unknown as Point);

export const pointAdd = (a: Point, b: Point): Point => addPoint([a[0], a[1]], [b[0], b[1]]) as unknown as Point;

/** -(x, y) = (-x, y). */
export const pointNegate = ([x, y]: Point): Point => [reduceToField(-x), y];

/** @throws FIELD_OUT_OF_RANGE for a point that is not on the curve; the identity and points of low order are */
export function pointOnCurve([x, y]: Point): Point {
  const point: Point = [field(x), field(y)];
  if (!inCurve([x, y])) throw new AppError('FIELD_OUT_OF_RANGE');
  return point;
}

/**
 * Checks a public key before it is registered: on the curve, in the prime subgroup, not the identity (S-08).
 * @throws FIELD_OUT_OF_RANGE
 */
export function checkedPoint(x: bigint, y: bigint): Point {
  const point = pointOnCurve([field(x), field(y)]);
  if (isIdentity(point)) throw new AppError('FIELD_OUT_OF_RANGE');
  if (!isIdentity(scalarMul(point, SUBGROUP_ORDER))) throw new AppError('FIELD_OUT_OF_RANGE');
  return point;
}
