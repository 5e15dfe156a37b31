import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { AppError } from '../errors/app-error';
import { reduceToField } from '../protocol/field';
import type { SecretIdentity } from '../protocol/hashes';
import { type Bytes, bigEndian, fromHex, toBigEndian, toBytes, toHex, utf8 } from './bytes';

/** Source of randomness: `crypto.getRandomValues` in the product, seeded in tests. */
export type RandomBytes = (length: number) => Uint8Array;

const INFO = {
  identity: 'voorzien.identity.v1',
  encryption: 'voorzien.card.encryption.v1',
  storage: 'voorzien.card.storage.v1',
  storeId: 'voorzien.card.store-id.v1',
  advanceReference: 'voorzien.card.advance-reference.v1',
} as const;

/** Order of secp256k1, for the canonical form of a signature. */
const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const FIELD_BYTES = 32;
/** 128 bits above the field's size: the reduction's bias is below 2^-128. */
const WIDE_BYTES = 48;

/**
 * The EIP-712 message that unlocks the card. It names no account and no chain: the same wallet makes the same card
 * everywhere within one deployment (the salt), and another one in every other deployment.
 */
export function unlockTypedData(deploymentSalt: `0x${string}`) {
  return {
    domain: { name: 'Voorzien', version: '1' },
    types: {
      Unlock: [
        { name: 'purpose', type: 'string' },
        { name: 'salt', type: 'bytes32' },
        { name: 'warning', type: 'string' },
      ],
    },
    primaryType: 'Unlock',
    message: {
      purpose: 'Unlock identity card',
      salt: deploymentSalt,
      warning:
        'This signature opens your identity card. Sign it only on the Voorzien portal. Onderteken dit alleen op het portaal Voorzien.',
    },
  } as const;
}

/**
 * The identity secret of a wallet: from the deterministic signature on unlockTypedData. `s` is made canonical (low)
 * and `v` left out, so that wallets that write the same signature differently make the same card.
 * @param signature 65 bytes, or 64 bytes (EIP-2098)
 * @throws INPUT_MALFORMED for any other length: a contract wallet, which gets a random secret
 */
export function secretFromSignature(signature: `0x${string}`, deploymentSalt: `0x${string}`): SecretIdentity {
  const bytes = fromHex(signature);
  if (bytes.length !== 65 && bytes.length !== 64) throw new AppError('INPUT_MALFORMED');
  const compact = bytes.length === 64;
  const raw = bigEndian(bytes.slice(32, 64));
  const s = compact ? raw & ((1n << 255n) - 1n) : raw;
  const low = s > SECP256K1_ORDER / 2n ? SECP256K1_ORDER - s : s;
  const material = toBytes([...bytes.slice(0, 32), ...toBigEndian(low, 32)]);
  return reduceToField(bigEndian(hkdf(sha256, material, fromHex(deploymentSalt), INFO.identity, WIDE_BYTES)));
}

/** For contract wallets, and wallets whose two signatures on the same message differ. */
export const randomSecret = (random: RandomBytes): SecretIdentity => reduceToField(bigEndian(random(WIDE_BYTES)));

const derive = (secret: SecretIdentity, info: string, length: number): Bytes =>
  toBytes(hkdf(sha256, toBigEndian(secret, FIELD_BYTES), utf8('voorzien'), info, length));

/** HPKE suite of the mailbox: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180). */
export const mailboxSuite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });

export type CardKeyPair = { readonly keys: CryptoKeyPair; readonly publicKey: `0x${string}` };

/** The card's HPKE key pair, always the same for a secret. `publicKey` is the uncompressed point, hex. */
export async function encryptionKeyPair(secret: SecretIdentity): Promise<CardKeyPair> {
  const { kem } = mailboxSuite();
  const keys = await kem.deriveKeyPair(derive(secret, INFO.encryption, 32).buffer);
  return { keys, publicKey: toHex(toBytes(await kem.serializePublicKey(keys.publicKey))) };
}

/** AES-256-GCM key of the card's store; cannot be read out. */
export const storageKey = (secret: SecretIdentity): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', derive(secret, INFO.storage, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Name of the card's record in the store: tells nothing about the holder. */
export const storeId = (secret: SecretIdentity): string => toHex(derive(secret, INFO.storeId, 16)).slice(2);

/** Crockford's base32: no letters that are taken for digits, so that it can be read out. */
const REFERENCE_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What the citizen can name the application for the lump sum by: ten digits that follow from the secret alone, the same in
 * every browser. Nobody who sees claims, notes or the holder can tell whose it is.
 */
export const advanceReference = (secret: SecretIdentity): string =>
  [...derive(secret, INFO.advanceReference, 10)].map((byte) => REFERENCE_DIGITS[byte % 32]).join('');
