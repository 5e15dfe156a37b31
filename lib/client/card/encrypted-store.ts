import { z } from 'zod';
import { fromUtf8, toBytes, utf8 } from '@/lib/shared/card/bytes';
import { type CardData, type CardStore, EMPTY_CARD, zCardData } from '@/lib/shared/card/card-data';
import type { RandomBytes } from '@/lib/shared/card/identity';
import { AppError } from '@/lib/shared/errors/app-error';
import type { RawStore } from './raw-store';

const zSealed = z.object({ iv: z.instanceof(Uint8Array), ciphertext: z.instanceof(Uint8Array) });

export type EncryptedStorePorts = {
  readonly raw: RawStore;
  readonly random: RandomBytes;
  /** Runs one writer at a time, across tabs. */
  readonly exclusive: <T>(name: string, job: () => Promise<T>) => Promise<T>;
  /** Tells other tabs that there is something new. */
  readonly changed: () => void;
};

/**
 * A card's data, AES-256-GCM under a key that follows from the card's secret, so that without the wallet nothing of it
 * can be read (S-34). A record that does not open is treated as absent: the mailbox and the chain give it all again.
 */
export function encryptedCardStore(id: string, key: CryptoKey, ports: EncryptedStorePorts): CardStore {
  const { raw, random } = ports;
  const additionalData = utf8(`voorzien.card.v1:${id}`);

  async function load(): Promise<CardData> {
    const sealed = zSealed.safeParse(await raw.get(id));
    if (!sealed.success) return EMPTY_CARD;
    const { iv, ciphertext } = sealed.data;
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv: toBytes(iv), additionalData }, key, toBytes(ciphertext))
      .catch(() => null);
    if (plain === null) return EMPTY_CARD;
    const data = zCardData.safeParse(JSON.parse(fromUtf8(new Uint8Array(plain))));
    return data.success ? data.data : EMPTY_CARD;
  }

  async function save(data: CardData): Promise<void> {
    const iv = toBytes(random(12));
    const text = utf8(JSON.stringify(data));
    const ciphertext = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, text));
    await raw.put(id, { iv, ciphertext });
  }

  return {
    load,
    update: (change) =>
      ports.exclusive(`voorzien.store.${id}`, async () => {
        const next = zCardData.safeParse(change(await load()));
        if (!next.success) throw new AppError('UNEXPECTED', { cause: next.error });
        await save(next.data);
        ports.changed();
        return next.data;
      }),
  };
}
