import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { createCardController } from '@/lib/client/card/card-controller';
import { toHex } from '@/lib/shared/card/bytes';
import { secretFromSignature, unlockTypedData } from '@/lib/shared/card/identity';
import type { JsonRequest } from '@/lib/shared/card/json-fetch';
import { AppError } from '@/lib/shared/errors/app-error';
import { hashHolder } from '@/lib/shared/protocol/hashes';
import { configOf, seededRandom } from '../card/support/world';

const config = configOf([]);
const account = privateKeyToAccount(toHex(seededRandom('wallet')(32)));
const wallet = {
  address: account.address,
  demo: false,
  signUnlock: (data: ReturnType<typeof unlockTypedData>) => account.signTypedData(data),
};
const signature = await account.signTypedData(unlockTypedData(config.deploymentSalt));
const ownHolder = hashHolder(secretFromSignature(signature, config.deploymentSalt));

/** The card of a tab, at a portal whose session another tab may take over. Another tab leads. */
function tab(holder: string | null) {
  const session = { person: 'anna', posts: [] as string[] };
  const person = (id: string) => ({ id, displayName: id, story: 'driver' });
  const held = new Map<string, unknown>();
  const away = () => Promise.reject(new AppError('PORTAL_UNAVAILABLE'));
  const controller = createCardController(config, {
    session: async ({ method, path }: JsonRequest) => {
      if (method === 'POST') session.posts.push(`${session.person} ${path}`);
      if (path === '/api/card') {
        return { person: person(session.person), holder, encryptionKey: null, sharingConsent: null };
      }
      if (path === '/api/card/consent') return {};
      return away();
    },
    claimPath: away,
    policyChain: { policyHashes: away },
    raw: {
      get: async (id) => held.get(id),
      put: async (id, value) => void held.set(id, value),
      delete: async (id) => void held.delete(id),
    },
    random: seededRandom('controller'),
    createProver: () => ({
      proveClaim: away,
      prove: away,
      openNote: away,
      statementSignatureValid: away,
      warm: async () => undefined,
      stop: () => undefined,
    }),
    locks: {
      query: away,
      // The store's lock is free; another tab leads, for ever.
      request: (name: string, ...rest: unknown[]) => {
        const job = rest.at(-1) as () => unknown;
        return name.startsWith('voorzien.leader') ? new Promise(() => undefined) : Promise.resolve(job());
      },
    } as LockManager,
    channel: (name) => new BroadcastChannel(name),
  });
  controller.setWallet(wallet);
  return { controller, session };
}

describe('a card acts for the person whose it is', () => {
  it.each(['giveConsent', 'withdrawConsent'] as const)(
    'U-10 %s is not put on the record of whoever signed in meanwhile',
    async (action) => {
      const { controller, session } = tab(String(ownHolder));
      await controller.unlock();
      expect(controller.view().status).toEqual({ kind: 'ready' });
      await controller[action]('1');
      expect(session.posts).toEqual(['anna /api/card/consent']);
      session.person = 'bram';
      await expect(controller[action]('1')).rejects.toMatchObject({ code: 'WALLET_CHANGED' });
      expect(session.posts).toEqual(['anna /api/card/consent']);
      expect(controller.view().status).toEqual({ kind: 'failed', code: 'WALLET_CHANGED' });
      await expect(controller.setMode('off')).rejects.toMatchObject({ code: 'CARD_LOCKED' });
      controller.stop();
    },
  );

  it('U-10 a card is not bound for whoever signed in meanwhile', async () => {
    const { controller, session } = tab(null);
    await controller.unlock();
    expect(controller.view().status).toEqual({ kind: 'unbound' });
    session.person = 'bram';
    await expect(controller.bind()).rejects.toMatchObject({ code: 'WALLET_CHANGED' });
    expect(session.posts).toEqual([]);
    expect(controller.view().status).toEqual({ kind: 'failed', code: 'WALLET_CHANGED' });
  });

  it('U-10 a card that was being unlocked does not open for whoever signed in meanwhile', async () => {
    const { controller, session } = tab(String(ownHolder));
    const switching = {
      ...wallet,
      signUnlock: async (data: ReturnType<typeof unlockTypedData>) => {
        session.person = 'bram';
        await controller.refreshSession();
        return wallet.signUnlock(data);
      },
    };
    controller.setWallet(switching);
    await expect(controller.unlock()).rejects.toMatchObject({ code: 'WALLET_CHANGED' });
    expect(controller.view().status).toEqual({ kind: 'failed', code: 'WALLET_CHANGED' });
  });
});
