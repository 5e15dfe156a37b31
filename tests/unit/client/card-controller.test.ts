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
function tab(holder: string | null, sharingConsent: object | null = null) {
  const session = { person: 'anna', posts: [] as string[], consents: [] as unknown[], failing: false };
  const person = (id: string) => ({ id, displayName: id, story: 'driver' });
  const held = new Map<string, unknown>();
  let last: Promise<unknown> = Promise.resolve();
  const away = () => Promise.reject(new AppError('PORTAL_UNAVAILABLE'));
  const controller = createCardController(config, {
    session: async ({ method, path, body }: JsonRequest) => {
      if (method === 'POST') session.posts.push(`${session.person} ${path}`);
      if (path === '/api/card') {
        return { person: person(session.person), holder, encryptionKey: null, sharingConsent };
      }
      if (path === '/api/card/consent') {
        if (session.failing) return away();
        session.consents.push(body);
        return {};
      }
      return away();
    },
    claimPath: away,
    relayPath: () => away,
    policyChain: { policies: away, currentRoots: away },
    advanceChain: { policies: away, currentRoots: away },
    poolChain: { treeAt: away, isKnownRoot: away },
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
      proveAdvance: away,
      signatureValid: away,
      load: away,
      scanPool: away,
      findAmount: away,
      proveSpend: away,
      rereadPool: away,
      forgetSecret: async () => undefined,
      warm: async () => undefined,
      stop: () => undefined,
    }),
    locks: {
      query: away,
      // One job at a time in the store; another tab leads, for ever.
      request: (name: string, ...rest: unknown[]) => {
        const job = rest.at(-1) as () => unknown;
        if (name.startsWith('voorzien.leader')) return new Promise(() => undefined);
        last = last.catch(() => undefined).then(job);
        return last;
      },
    } as LockManager,
    channel: (name) => new BroadcastChannel(name),
  });
  controller.setWallet(wallet);
  return { controller, session, held };
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

describe('the way of claiming', () => {
  it('MODE-01 a browser in which nothing was chosen says so, and remembers the choice made there', async () => {
    const { controller } = tab(String(ownHolder));
    await controller.unlock();
    expect(controller.view()).toMatchObject({ mode: 'one-click', modeChosen: false });
    await controller.setMode('automatic');
    expect(controller.view()).toMatchObject({ mode: 'automatic', modeChosen: true });
    controller.lock();
    await controller.unlock();
    expect(controller.view()).toMatchObject({ mode: 'automatic', modeChosen: true });
    controller.stop();
  });

  it('MODE-02 the mandate goes on record with consent, and again whenever it changes; a browser without a choice names none', async () => {
    const { controller, session } = tab(String(ownHolder), { version: '1', givenAt: '2026-11-01T00:00:00Z' });
    await controller.unlock();
    await controller.giveConsent('1');
    await controller.setMode('automatic');
    await controller.giveConsent('2');
    await controller.setMode('off');
    expect(session.consents).toEqual([
      { version: '1', given: true },
      { version: '1', given: true, mode: 'automatic' },
      { version: '2', given: true, mode: 'automatic' },
      { version: '1', given: true, mode: 'off' },
    ]);
    controller.stop();
  });

  it('MODE-03 an automatic mandate that is not on record does not count; opting out does without the portal', async () => {
    const { controller, session } = tab(String(ownHolder), { version: '1', givenAt: '2026-11-01T00:00:00Z' });
    await controller.unlock();
    session.failing = true;
    await expect(controller.setMode('automatic')).rejects.toMatchObject({ code: 'PORTAL_UNAVAILABLE' });
    expect(controller.view()).toMatchObject({ mode: 'one-click', modeChosen: false });
    await expect(controller.setMode('off')).rejects.toMatchObject({ code: 'PORTAL_UNAVAILABLE' });
    expect(controller.view()).toMatchObject({ mode: 'off', modeChosen: true });
    controller.stop();
  });

  it('MODE-04 without consent nothing is put on record', async () => {
    const { controller, session } = tab(String(ownHolder));
    await controller.unlock();
    await controller.setMode('automatic');
    expect(session.consents).toEqual([]);
    controller.stop();
  });
});

describe('a card that is erased', () => {
  it('ERASE-01 stays locked, and nothing of it is left or written back', async () => {
    const { controller, held } = tab(String(ownHolder));
    await controller.unlock();
    await controller.setMode('automatic');
    expect(held.size).toBe(1);
    const late = controller.setMode('off');
    await controller.eraseLocal();
    await late.catch(() => undefined);
    expect(controller.view().status).toEqual({ kind: 'locked', erased: true });
    expect(held.size).toBe(0);
    controller.stop();
  });

  it('ERASE-02 is closed in another tab as well', async () => {
    const [one, two] = [tab(String(ownHolder)), tab(String(ownHolder))];
    await one.controller.unlock();
    await two.controller.unlock();
    const closed = new Promise<void>((resolve) => {
      two.controller.subscribe(() => two.controller.view().status.kind === 'locked' && resolve());
    });
    await one.controller.eraseLocal();
    await closed;
    expect(two.controller.view().status).toEqual({ kind: 'locked', erased: true });
    one.controller.stop();
    two.controller.stop();
  });
});
