import 'server-only';
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import { MAILBOX_HPKE_INFO, type MailboxKind } from '@/lib/shared/schemas/citizen-api';
import type { SealedContent } from '../repositories/mailbox';

const suite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });

/** A view of a plain ArrayBuffer, which is what HPKE takes. */
const bytes = (data: Uint8Array): ArrayBuffer => Uint8Array.from(data).buffer;

async function importKey(encryptionKey: string): Promise<CryptoKey> {
  try {
    // 65 bytes: 04 and both coordinates. Importing checks that the point lies on P-256.
    if (!/^0x04[0-9a-f]{128}$/.test(encryptionKey)) throw new Error('not an uncompressed point');
    return await suite().kem.deserializePublicKey(bytes(hexToBytes(encryptionKey as Hex)));
  } catch (cause) {
    throw new AppError('INPUT_MALFORMED', { data: { field: 'encryptionKey' }, cause });
  }
}

/** @throws INPUT_MALFORMED when it is no public key to seal to */
export async function checkEncryptionKey(encryptionKey: string): Promise<void> {
  await importKey(encryptionKey);
}

/** JSON of a credential: bigints as decimal strings, as its schema reads them. */
const toJson = (content: unknown): string =>
  JSON.stringify(content, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/**
 * Seals a credential so that only the card can open it; the server keeps no key to it.
 * @see RFC 9180, base mode; MAILBOX_HPKE_INFO; aad = kind
 */
export async function sealToCard(encryptionKey: string, kind: MailboxKind, content: unknown): Promise<SealedContent> {
  const encoder = new TextEncoder();
  const recipientPublicKey = await importKey(encryptionKey);
  const sender = await suite().createSenderContext({
    recipientPublicKey,
    info: bytes(encoder.encode(MAILBOX_HPKE_INFO)),
  });
  const ciphertext = await sender.seal(bytes(encoder.encode(toJson(content))), bytes(encoder.encode(kind)));
  return { enc: bytesToHex(new Uint8Array(sender.enc)), ciphertext: bytesToHex(new Uint8Array(ciphertext)) };
}
