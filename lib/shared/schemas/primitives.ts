import { z } from 'zod';
import { CENTS_LIMIT, eurCents } from '../domain/cents';
import { period } from '../domain/period';
import { FIELD_ORDER, field } from '../protocol/field';

const decimal = z.string().regex(/^(0|[1-9]\d{0,77})$/, 'decimal string');

/** A field element as a decimal string; at or above the field size is refused (S-13). */
export const zField = decimal
  .transform((text) => BigInt(text))
  .refine((value) => value < FIELD_ORDER)
  .transform(field);

/** Euro cents as a decimal string below 2^32. */
export const zCents = decimal
  .transform((text) => BigInt(text))
  .refine((value) => value < CENTS_LIMIT)
  .transform(eurCents);

export const zPeriod = z
  .number()
  .int()
  .refine((value) => value >= 200001 && value <= 209912 && value % 100 >= 1 && value % 100 <= 12)
  .transform(period);

export const zHex = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/)
  .transform((text) => text as `0x${string}`);
export const zHex32 = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as `0x${string}`);
export const zAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as `0x${string}`);
export const zPoint = z.tuple([zField, zField]);
/** A uint256 as decimal string: proof coordinates live in the base field, above the scalar field. */
export const zUint256 = decimal.transform((text) => BigInt(text)).refine((value) => value < 1n << 256n);

/** Groth16 proof in the order that the Solidity verifier takes: A (2), B (4, swapped as snarkjs exports), C (2). */
export const zSolidityProof = z.array(zUint256).length(8);

/** The body of every error answer: a stable code and safe data; text comes from the message table. */
export const zErrorBody = z.object({
  error: z.object({
    code: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    requestId: z.string(),
  }),
});
