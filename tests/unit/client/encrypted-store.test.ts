import { describe, expect, it } from 'vitest';
import { deviceSecrets } from '@/lib/client/card/device-secret';
import { encryptedCardStore } from '@/lib/client/card/encrypted-store';
import type { RawStore } from '@/lib/client/card/raw-store';
import { type CardData, EMPTY_CARD } from '@/lib/shared/card/card-data';
import { storageKey, storeId } from '@/lib/shared/card/identity';
import { identityOf, issuer, NOW_MS, seededRandom, statementJson } from '../card/support/world';

function memoryRaw(): RawStore & { readonly held: Map<string, unknown> } {
  const held = new Map<string, unknown>();
  return {
    held,
    get: async (id) => held.get(id),
    put: async (id, value) => void held.set(id, value),
    delete: async (id) => void held.delete(id),
  };
}

async function storeOf(label: string, raw: RawStore) {
  const { secret } = await identityOf(label);
  const changes: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const store = encryptedCardStore(storeId(secret), await storageKey(secret), {
    raw,
    random: seededRandom(`store of ${label}`),
    exclusive: (_name, job) => {
      const turn = queue.then(job);
      queue = turn;
      return turn;
    },
    changed: () => changes.push(1),
  });
  return { store, changes };
}

/** All bytes of what is held, as text, so that anything readable in it would be found. */
const bytesOf = (held: Map<string, unknown>): string =>
  [...held.entries()]
    .map(([id, value]) => {
      const parts = Object.values(value as Record<string, unknown>);
      return id + parts.map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : '')).join();
    })
    .join();

describe('the card on a device', () => {
  it('S-34 nothing of the card stands readable in the store', async () => {
    const anna = await identityOf('anna');
    const raw = memoryRaw();
    const { store, changes } = await storeOf('anna', raw);
    const credential = statementJson(issuer('rides'), { holder: anna.holder, netCents: 118000n });
    const item: CardData['items'][number] = {
      id: 'item-1',
      kind: 'income',
      credential,
      receivedAtMs: NOW_MS,
      replaces: null,
      collected: true,
      signatureValid: true,
      code: null,
    };
    await store.update((data) => ({ ...data, items: [item] }));
    expect((await store.load()).items[0]?.credential).toEqual(credential);
    expect(changes).toHaveLength(1);
    const text = bytesOf(raw.held);
    expect(text.length).toBeGreaterThan(500);
    for (const secret of ['118000', 'IncomeStatement', 'Issuer', String(anna.holder), String(anna.secret), 'mode']) {
      expect(text).not.toContain(secret);
    }
  });

  it("S-34 another card's key opens nothing, and every write has a fresh IV", async () => {
    const raw = memoryRaw();
    const { store } = await storeOf('anna', raw);
    await store.update((data) => ({ ...data, mode: 'automatic' }));
    const first = structuredClone(raw.held.values().next().value) as { iv: Uint8Array };
    await store.update((data) => data);
    const second = raw.held.values().next().value as { iv: Uint8Array };
    expect(second.iv).not.toEqual(first.iv);
    const [sealed] = [...raw.held.values()];
    const { secret } = await identityOf('bram');
    raw.held.set(storeId(secret), sealed);
    const other = await storeOf('bram', raw);
    expect(await other.store.load()).toEqual(EMPTY_CARD);
  });

  it('D-01 writers at one moment lose nothing', async () => {
    const { store } = await storeOf('anna', memoryRaw());
    const add = (n: number) =>
      store.update((data) => ({
        ...data,
        items: [
          ...data.items,
          {
            id: String(n),
            kind: 'income',
            credential: null,
            receivedAtMs: 0,
            replaces: null,
            collected: false,
            signatureValid: null,
            code: null,
          },
        ],
      }));
    await Promise.all(Array.from({ length: 10 }, (_, n) => add(n)));
    expect((await store.load()).items).toHaveLength(10);
  });

  it('D-02 a random secret comes back on the same device for the same account only', async () => {
    const raw = memoryRaw();
    const devices = deviceSecrets(raw, seededRandom('device'), `0x${'11'.repeat(32)}`);
    const { secret } = await identityOf('anna');
    await devices.save('0xAbC', secret);
    expect(await devices.load('0xabc')).toBe(secret);
    expect(await devices.load('0xdef')).toBeNull();
    expect(bytesOf(raw.held)).not.toContain(String(secret));
    const [record] = [...raw.held.values()] as { key: CryptoKey }[];
    expect(record?.key.extractable).toBe(false);
    await devices.delete('0xabc');
    expect(await devices.load('0xabc')).toBeNull();
  });
});
