import { randomBytes } from 'node:crypto';
import { type Hash, toHex } from 'viem';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';

export const randomHash = (): Hash => toHex(randomBytes(32));
/** A number that a circuit could give. */
export const randomField = (): bigint => BigInt(toHex(randomBytes(32))) % FIELD_ORDER;
