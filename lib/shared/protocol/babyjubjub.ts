import { addPoint, Base8, inCurve, mulPointEscalar, subOrder } from '@zk-kit/baby-jubjub';
import { AppError } from '../errors/app-error';
import { type FieldElement, field } from './field';

/** A point of BabyJubJub (twisted Edwards, affine). */
export type Point = readonly [FieldElement, FieldElement];

/** Order `l` of the prime subgroup. */
export const SUBGROUP_ORDER: bigint = subOrder;

/** Generator `B8` of the prime subgroup. */
export const BASE8: Point = [field(Base8[0]), field(Base8[1])];

export const scalarMul = (point: Point, scalar: bigint): Point =>
  mulPointEscalar([point[0], point[1]], scalar) as unknown as Point;

export const pointAdd = (a: Point, b: Point): Point => addPoint([a[0], a[1]], [b[0], b[1]]) as unknown as Point;

/**
 * Checks a public key before it is registered: on the curve, in the prime subgroup, not the identity (S-08).
 * @throws FIELD_OUT_OF_RANGE
 */
export function checkedPoint(x: bigint, y: bigint): Point {
  const point: Point = [field(x), field(y)];
  const identity = x === 0n && y === 1n;
  if (identity || !inCurve([x, y])) throw new AppError('FIELD_OUT_OF_RANGE');
  const [zx, zy] = scalarMul(point, SUBGROUP_ORDER);
  if (zx !== 0n || zy !== 1n) throw new AppError('FIELD_OUT_OF_RANGE');
  return point;
}
