import type { Brand } from '../brand';
import { AppError } from '../errors/app-error';

/** An element of the BN254 scalar field, 0 .. r − 1. */
export type FieldElement = Brand<bigint, 'FieldElement'>;

/** Order `r` of BN254's scalar field: the field of every circuit, and the base field of BabyJubJub. */
export const FIELD_ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** @throws FIELD_OUT_OF_RANGE */
export function field(value: bigint): FieldElement {
  if (value < 0n || value >= FIELD_ORDER) throw new AppError('FIELD_OUT_OF_RANGE');
  return value as FieldElement;
}

/** Reduces a hash or random bytes into the field. */
export function reduceToField(value: bigint): FieldElement {
  return (((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER) as FieldElement;
}
