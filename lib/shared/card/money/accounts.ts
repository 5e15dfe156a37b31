import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import type { Address, Hex } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import type { SecretIdentity } from '../../protocol/hashes';
import { bigEndian, toBigEndian, toHex, utf8 } from '../bytes';

const INFO = 'voorzien.one-time-account.v1';
const NONCE_INFO = 'voorzien.one-time-account.forward.v1';
/** Order of secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** 128 bits above the order's size: the reduction's bias is below 2^-128. */
const WIDE_BYTES = 48;

const derive = (secret: SecretIdentity, info: string, of: string, length: number): Uint8Array =>
  hkdf(sha256, toBigEndian(secret, 32), utf8('voorzien'), utf8(`${info}:${of}`), length);

/** The key of one-time account number `index`. It receives one payment and passes it on; nothing else. */
export function oneTimeAccount(secret: SecretIdentity, index: number): PrivateKeyAccount {
  const key = (bigEndian(derive(secret, INFO, String(index), WIDE_BYTES)) % (ORDER - 1n)) + 1n;
  return privateKeyToAccount(toHex(toBigEndian(key, 32)));
}

export const oneTimeAddress = (secret: SecretIdentity, index: number): Address => oneTimeAccount(secret, index).address;

/**
 * Nonce of the account's next transfer (EIP-3009). It follows from what has left the account already, so that the token
 * itself refuses a second one of the same money, also from a wallet that has forgotten the first.
 */
export const forwardNonce = (secret: SecretIdentity, index: number, sentUnits: bigint): Hex =>
  toHex(derive(secret, NONCE_INFO, `${index}:${sentUnits}`, 32));
