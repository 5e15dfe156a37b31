import { AppError } from '../errors/app-error';
import { type Point, SUBGROUP_ORDER } from './babyjubjub';
import type { FieldElement } from './field';
import type { SecretCircuitInput } from './supplement-witness';

/** A key holder's part of a tally key: a scalar, 0 < part < l. Never logged, sent or stored in the clear. */
export type SecretTallyPart = bigint & { readonly __secret?: 'SecretTallyPart' };

/** @throws FIELD_OUT_OF_RANGE when it is not 0 < part < l */
export function checkedPart(part: bigint): SecretTallyPart {
  if (part <= 0n || part >= SUBGROUP_ORDER) throw new AppError('FIELD_OUT_OF_RANGE');
  return part;
}

/**
 * Input of the circuit `tallyShare`.
 * @param c1 first point of a tranche's sum, or BASE8 to register the part
 * @param context of the same tranche; trancheId 0 for a registration (tallyShareContext)
 * @throws FIELD_OUT_OF_RANGE when it is not 0 < part < l
 */
export function tallyShareInput(part: SecretTallyPart, c1: Point, context: FieldElement): SecretCircuitInput {
  return { part: String(checkedPart(part)), c1: [String(c1[0]), String(c1[1])], context: String(context) };
}
