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

export const scalarMul = (point: Point, scalar: bigint): Point =>
  mulPointEscalar([point[0], point[1]], scalar) as unknown as Point;

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
