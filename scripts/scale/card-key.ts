import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { bytesToHex, type Hex } from 'viem';

/** A public HPKE key as a card has one; nobody keeps the other half. */
export async function newCardKey(): Promise<Hex> {
  const { kem } = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const { publicKey } = await kem.generateKeyPair();
  return bytesToHex(new Uint8Array(await kem.serializePublicKey(publicKey)));
}
