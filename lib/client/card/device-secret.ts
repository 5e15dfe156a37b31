import { sha256 } from '@noble/hashes/sha2';
import { z } from 'zod';
import { fromUtf8, toBytes, toHex, utf8 } from '@/lib/shared/card/bytes';
import type { RandomBytes } from '@/lib/shared/card/identity';
import type { SecretIdentity } from '@/lib/shared/protocol/hashes';
import { zField } from '@/lib/shared/schemas/primitives';
import type { RawStore } from './raw-store';

const zWrapped = z.object({
  key: z.custom<CryptoKey>((value) => value instanceof CryptoKey),
  iv: z.instanceof(Uint8Array),
  ciphertext: z.instanceof(Uint8Array),
});

const recordId = (account: string, deploymentSalt: string): string =>
  `device:${toHex(sha256(utf8(`${account.toLowerCase()}:${deploymentSalt}`))).slice(2, 34)}`;

/**
 * Secrets that follow from no signature (contract wallets, wallets whose signatures differ, restored backups), kept on
 * this device under a key that WebCrypto does not give away.
 */
export function deviceSecrets(raw: RawStore, random: RandomBytes, deploymentSalt: string) {
  return {
    async load(account: string): Promise<SecretIdentity | null> {
      const wrapped = zWrapped.safeParse(await raw.get(recordId(account, deploymentSalt)));
      if (!wrapped.success) return null;
      const { key, iv, ciphertext } = wrapped.data;
      const plain = await crypto.subtle
        .decrypt({ name: 'AES-GCM', iv: toBytes(iv) }, key, toBytes(ciphertext))
        .catch(() => null);
      return plain === null ? null : zField.parse(fromUtf8(new Uint8Array(plain)));
    },
    async save(account: string, secret: SecretIdentity): Promise<void> {
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
      const iv = toBytes(random(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(String(secret)));
      await raw.put(recordId(account, deploymentSalt), { key, iv, ciphertext: new Uint8Array(sealed) });
    },
    delete: (account: string): Promise<void> => raw.delete(recordId(account, deploymentSalt)),
  };
}
export type DeviceSecrets = ReturnType<typeof deviceSecrets>;
