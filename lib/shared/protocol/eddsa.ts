import { blake512 } from '@noble/hashes/blake1';
import { inCurve } from '@zk-kit/baby-jubjub';
import { poseidon5 } from 'poseidon-lite';
import { BASE8, type Point, pointAdd, SUBGROUP_ORDER, scalarMul } from './babyjubjub';
import { FIELD_ORDER, type FieldElement } from './field';

/*
 * EdDSA on BabyJubJub over Poseidon, byte for byte what @zk-kit/eddsa-poseidon 1.1.0 computes and circomlib's
 * EdDSAPoseidonVerifier checks; a unit test compares the two. The package itself cannot be used: Node refuses to load
 * its ES module (it imports names that blakejs, a CommonJS package, does not announce).
 */

export type EddsaSignature = { readonly r8: Point; readonly s: bigint };

/** Raw bytes of a signing key (32 random bytes are usual). Never logged, nor stored in the clear. */
export type SecretSigningKey = Uint8Array;

const fromLittleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

function toLittleEndian32(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}

/** RFC 8032: the first half of the key's hash, pruned, is the scalar; the second half seeds the nonce. */
function expand(key: SecretSigningKey): { readonly scalar: bigint; readonly prefix: Uint8Array } {
  const digest = blake512(key);
  const low = digest.slice(0, 32);
  low[0] = (low[0] ?? 0) & 0xf8;
  low[31] = ((low[31] ?? 0) & 0x7f) | 0x40;
  return { scalar: fromLittleEndian(low), prefix: digest.slice(32) };
}

const challenge = (r8: Point, key: Point, message: FieldElement): bigint =>
  poseidon5([r8[0], r8[1], key[0], key[1], message]);

/** What signs with one key, whose public half is worked out once. */
export type Signer = {
  readonly publicKey: Point;
  /** Signs one field element; the nonce follows from key and message. */
  readonly sign: (message: FieldElement) => EddsaSignature;
};

export function signerOf(key: SecretSigningKey): Signer {
  const { scalar, prefix } = expand(key);
  // A multiple of B8 is in the prime subgroup by itself.
  const publicKey = scalarMul(BASE8, scalar >> 3n);
  return {
    publicKey,
    sign(message) {
      const seed = Uint8Array.from([...prefix, ...toLittleEndian32(message)]);
      const nonce = fromLittleEndian(blake512(seed)) % SUBGROUP_ORDER;
      const r8 = scalarMul(BASE8, nonce);
      return { r8, s: (nonce + challenge(r8, publicKey, message) * scalar) % SUBGROUP_ORDER };
    },
  };
}

export const signingPublicKey = (key: SecretSigningKey): Point => signerOf(key).publicKey;

export const signField = (key: SecretSigningKey, message: FieldElement): EddsaSignature => signerOf(key).sign(message);

/**
 * Whether the circuit would accept the signature: S·B8 = R8 + 8·h·A, with R8 on the curve (S-08) and S below the
 * subgroup's order.
 * @param key must have passed checkedPoint when it was registered
 */
export function verifyField(key: Point, message: FieldElement, { r8, s }: EddsaSignature): boolean {
  const inField = (value: bigint): boolean => value >= 0n && value < FIELD_ORDER;
  if (s < 0n || s >= SUBGROUP_ORDER || ![...r8, ...key, message].every(inField)) return false;
  if (!inCurve([r8[0], r8[1]]) || !inCurve([key[0], key[1]])) return false;
  const left = scalarMul(BASE8, s);
  const right = pointAdd(r8, scalarMul(key, (8n * challenge(r8, key, message)) % (8n * SUBGROUP_ORDER)));
  return left[0] === right[0] && left[1] === right[1];
}

/** What stands in the circuit's input for a source that is not in use: points on the curve, signing nothing. */
export const BLANK_SIGNATURE: EddsaSignature = { r8: BASE8, s: 0n };
