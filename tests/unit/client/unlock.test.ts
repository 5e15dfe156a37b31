import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { deviceSecrets } from '@/lib/client/card/device-secret';
import { type CardWallet, unlockCard } from '@/lib/client/card/unlock';
import { toHex } from '@/lib/shared/card/bytes';
import { DEMO_WALLETS, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { identityOf, seededRandom } from '../card/support/world';

const SALT = toHex(seededRandom('salt')(32));
const account = privateKeyToAccount(toHex(seededRandom('wallet')(32)));
const honest: CardWallet = { address: account.address, demo: false, signUnlock: (data) => account.signTypedData(data) };

function world(wallet: CardWallet, registeredHolder: FieldElement | null, current: string = wallet.address) {
  const held = new Map<string, unknown>();
  const raw = {
    get: async (id: string) => held.get(id),
    put: async (id: string, value: unknown) => void held.set(id, value),
    delete: async (id: string) => void held.delete(id),
  };
  const random = seededRandom('unlock');
  const steps: string[] = [];
  return {
    steps,
    ports: {
      wallet,
      currentAddress: () => current,
      deploymentSalt: SALT,
      registeredHolder,
      devices: deviceSecrets(raw, random, SALT),
      random,
      onStep: (step: string) => void steps.push(step),
    },
  };
}

describe('unlocking', () => {
  it('U-01 signs twice the first time and once afterwards, for the same card', async () => {
    const first = world(honest, null);
    const made = await unlockCard(first.ports);
    expect(made).toMatchObject({ kind: 'wallet', bound: false });
    expect(first.steps).toEqual(['signing', 'signing-again']);
    const later = world(honest, made?.identity.holder ?? null);
    const again = await unlockCard(later.ports);
    expect(again).toMatchObject({ kind: 'wallet', bound: true });
    expect(again?.identity.secret).toBe(made?.identity.secret);
    expect(later.steps).toEqual(['signing']);
  });

  it('U-02 a wallet that makes another card than the registered one opens nothing', async () => {
    const other = await identityOf('someone else');
    expect(await unlockCard(world(honest, other.holder).ports)).toBeNull();
  });

  it('U-03 a contract wallet gets a random secret that stays on the device', async () => {
    const contract: CardWallet = { ...honest, signUnlock: async () => `0x${'ab'.repeat(96)}` };
    const { ports } = world(contract, null);
    const made = await unlockCard(ports);
    expect(made).toMatchObject({ kind: 'random', bound: false });
    const again = await unlockCard({ ...ports, registeredHolder: made?.identity.holder ?? null });
    expect(again?.identity.secret).toBe(made?.identity.secret);
  });

  it('U-04 a wallet whose two signatures differ gets a random secret', async () => {
    let turn = 0;
    const keys = [account, privateKeyToAccount(toHex(seededRandom('second')(32)))];
    const fickle: CardWallet = {
      ...honest,
      signUnlock: (data) => (keys[turn++ % 2] ?? account).signTypedData(data),
    };
    expect(await unlockCard(world(fickle, null).ports)).toMatchObject({ kind: 'random' });
  });

  it('U-05 a refusal to sign and a change of account half way have their own codes', async () => {
    const refusing: CardWallet = { ...honest, signUnlock: () => Promise.reject(new Error('User rejected')) };
    await expect(unlockCard(world(refusing, null).ports)).rejects.toThrow('WALLET_REFUSED');
    await expect(unlockCard(world(honest, null, '0xother').ports)).rejects.toThrow('WALLET_CHANGED');
  });

  it('U-06 demo wallets exist on development chains only, each with its own key', () => {
    expect(new Set(DEMO_WALLETS.map((name) => demoWalletKey(name, 31339))).size).toBe(DEMO_WALLETS.length);
    expect(() => demoWalletKey('amina', 1)).toThrow('DEVELOPMENT_KEY_REFUSED');
  });
});
