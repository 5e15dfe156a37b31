import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { groth16 } from 'snarkjs';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import type { Database } from '@/lib/server/repositories/database';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { SecretIdentity } from '@/lib/shared/protocol/hashes';
import { MAILBOX_HPKE_INFO, type MailboxItem } from '@/lib/shared/schemas/citizen-api';
import { type CardCredential, zCardCredential } from '@/lib/shared/schemas/credentials';
import { holderOf, secretOf } from '@/tests/fixtures/household';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
const bytes = (data: Uint8Array): ArrayBuffer => Uint8Array.from(data).buffer;
const text = (value: string): ArrayBuffer => bytes(new TextEncoder().encode(value));

/** What a browser's card can do: know its secret, and open what is sealed to it. */
export type TestCard = {
  readonly secret: SecretIdentity;
  readonly holder: FieldElement;
  readonly encryptionKey: Hex;
  /** @throws when it was sealed to another card, or for another kind */
  open(item: Pick<MailboxItem, 'kind' | 'sealed'>): Promise<CardCredential>;
  /** What was sealed, whatever it is: JSON, not yet read. */
  openJson(item: Pick<MailboxItem, 'kind' | 'sealed'>): Promise<unknown>;
};

export async function testCard(name: string): Promise<TestCard> {
  const keys = await suite.kem.generateKeyPair();
  const openJson: TestCard['openJson'] = async ({ kind, sealed }) => {
    const recipient = await suite.createRecipientContext({
      recipientKey: keys.privateKey,
      enc: bytes(hexToBytes(sealed.enc)),
      info: text(MAILBOX_HPKE_INFO),
    });
    const opened = await recipient.open(bytes(hexToBytes(sealed.ciphertext)), text(kind));
    return JSON.parse(new TextDecoder().decode(opened));
  };
  return {
    secret: secretOf(name),
    holder: holderOf(name),
    encryptionKey: bytesToHex(new Uint8Array(await suite.kem.serializePublicKey(keys.publicKey))),
    openJson,
    open: async (item) => zCardCredential.parse(await openJson(item)),
  };
}

/** A real proof of circuit `holder`, in the order that the API takes. */
export async function holderProof(secret: SecretIdentity, context: FieldElement): Promise<string[]> {
  const input = { secret: secret.toString(), context: context.toString() };
  const { proof } = await groth16.fullProve(input, 'public/zk/holder.wasm', 'public/zk/holder.zkey');
  const [b0, b1] = proof.pi_b as [string[], string[], string[]];
  return [
    ...proof.pi_a.slice(0, 2),
    ...b0.slice(0, 2).reverse(),
    ...b1.slice(0, 2).reverse(),
    ...proof.pi_c.slice(0, 2),
  ];
}

/** Puts a card into the database without its proof, where the proof is not what a test is about. */
export async function giveCard(personId: string, db: Database): Promise<TestCard> {
  const card = await testCard(personId);
  const { encryptionKey } = card;
  await db.card.create({ data: { personId, holder: card.holder.toString(), encryptionKey } });
  return card;
}

/** Ends snarkjs's threads, which would keep the process alive. */
export async function stopProver(): Promise<void> {
  await (globalThis as { curve_bn128?: { terminate(): Promise<void> } }).curve_bn128?.terminate();
}
