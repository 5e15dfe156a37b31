import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { BASE8, SUBGROUP_ORDER } from '@/lib/shared/protocol/babyjubjub';
import { signField, signingPublicKey, verifyField } from '@/lib/shared/protocol/eddsa';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';

type Reference = typeof import('@zk-kit/eddsa-poseidon');
const reference = createRequire(import.meta.url)('@zk-kit/eddsa-poseidon') as Reference;

const keyOf = (seed: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => (seed * 31 + i * 7) % 256);
const messages = [0n, 1n, 123456789n, FIELD_ORDER - 1n] as FieldElement[];

describe('EdDSA over Poseidon', () => {
  it('E-01 keys and signatures equal those of zk-kit, which also verifies them', () => {
    messages.forEach((message, seed) => {
      const key = keyOf(seed);
      const mine = signField(key, message);
      const theirs = reference.signMessage(Buffer.from(key), message);
      expect(signingPublicKey(key)).toEqual(reference.derivePublicKey(Buffer.from(key)));
      expect([...mine.r8, mine.s]).toEqual([...theirs.R8, theirs.S]);
      const { r8, s } = mine;
      expect(reference.verifySignature(message, { R8: [r8[0], r8[1]], S: s }, [...signingPublicKey(key)])).toBe(true);
      expect(verifyField(signingPublicKey(key), message, mine)).toBe(true);
    });
  });

  it('E-02 another message, key, R8 or S is refused', () => {
    const key = keyOf(9);
    const publicKey = signingPublicKey(key);
    const message = 42n as FieldElement;
    const signature = signField(key, message);
    expect(verifyField(publicKey, 43n as FieldElement, signature)).toBe(false);
    expect(verifyField(signingPublicKey(keyOf(8)), message, signature)).toBe(false);
    expect(verifyField(publicKey, message, { ...signature, r8: BASE8 })).toBe(false);
    expect(verifyField(publicKey, message, { ...signature, s: (signature.s + 1n) % SUBGROUP_ORDER })).toBe(false);
  });

  it('S-08 an S at or above the group order, R8 off the curve and values above the field are refused', () => {
    const key = keyOf(9);
    const publicKey = signingPublicKey(key);
    const message = 42n as FieldElement;
    const signature = signField(key, message);
    expect(verifyField(publicKey, message, { ...signature, s: signature.s + SUBGROUP_ORDER })).toBe(false);
    const [x, y] = signature.r8;
    expect(verifyField(publicKey, message, { ...signature, r8: [x, (y + 1n) as FieldElement] })).toBe(false);
    expect(verifyField(publicKey, message, { ...signature, r8: [(x + FIELD_ORDER) as FieldElement, y] })).toBe(false);
  });
});
