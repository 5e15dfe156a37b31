import { type CardAgent, createCardAgent } from '@/lib/shared/card/agent/agent';
import { systemClock } from '@/lib/shared/card/agent/ports';
import { createBackup, openBackup } from '@/lib/shared/card/backup';
import { bindCard } from '@/lib/shared/card/bind';
import type { CardStore } from '@/lib/shared/card/card-data';
import { storageKey, storeId } from '@/lib/shared/card/identity';
import { type CardState, citizenApi, openApi, relayApi } from '@/lib/shared/card/portal-api';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { asbestosApi } from './asbestos-api';
import type { CardStatus, ProverStatus } from './card-api';
import { consentActions } from './consent-actions';
import type { CardController, CardView, ControllerPorts } from './controller-types';
import { deviceSecrets } from './device-secret';
import { EMPTY_SNAPSHOT } from './empty-snapshot';
import { moneyActions } from './money-actions';
import { reviewApi } from './review-api';
import { sharedStore } from './shared-store';
import { type CardWallet, identityFrom, type Unlocked, unlockCard } from './unlock';

const NOT_SIGNED_IN: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['SIGN_IN_REQUIRED', 'NOT_FOUND']);

/** An open card: its identity, its store and its agent. Forgotten as a whole when it is locked. */
type OpenCard = {
  readonly unlocked: Unlocked;
  /** Whose session it was opened in. */
  readonly personId: string;
  readonly store: CardStore;
  readonly id: string;
  readonly agent: CardAgent;
  readonly stop: AbortController;
  readonly erase: () => Promise<void>;
};

/** The card of one tab, outside React: session, wallet, unlocking, and the agent that works while it is open. */
export function createCardController(config: PublicConfig, ports: ControllerPorts): CardController {
  const { raw, random, policyChain, advanceChain, poolChain } = ports;
  const citizen = citizenApi(ports.session);
  const open = openApi(ports.claimPath);
  const devices = deviceSecrets(raw, random, config.deploymentSalt);
  const listeners = new Set<() => void>();
  let wallet: CardWallet | null = null;
  let state: CardState | null = null;
  let status: CardStatus = { kind: 'loading' };
  let prover: ProverStatus = { kind: 'idle' };
  let card: OpenCard | null = null;
  let leader = false;
  let view: CardView = compose();
  const work = ports.createProver((next) => {
    prover = next;
    publish();
  });

  function compose(): CardView {
    const ready = card !== null && status.kind === 'ready';
    const { consentGiven: _, ...shown } = ready && card !== null ? card.agent.snapshot() : EMPTY_SNAPSHOT;
    return {
      config,
      status,
      person: state?.person ?? null,
      consent: state?.sharingConsent ?? null,
      identity: card?.unlocked.kind ?? null,
      prover,
      leader,
      ...shown,
    };
  }

  function publish(): void {
    view = compose();
    for (const listener of listeners) listener();
  }

  function become(next: CardStatus): void {
    status = next;
    publish();
  }

  function close(): void {
    card?.stop.abort(new Error('locked'));
    if (card !== null) void work.forgetSecret().catch(() => undefined);
    card = null;
    leader = false;
  }

  /** Runs an action that may end the card's status; the error is shown and handed on. */
  async function guarded(job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      const { code } = toAppError(error);
      if (card === null || status.kind !== 'ready') {
        close();
        become(NOT_SIGNED_IN.has(code) ? { kind: 'signed-out' } : { kind: 'failed', code });
      }
      throw toAppError(error);
    }
  }

  const opened = (): OpenCard => {
    if (card === null || status.kind !== 'ready') throw new AppError('CARD_LOCKED');
    return card;
  };

  async function openCard(unlocked: Unlocked, personId: string): Promise<void> {
    const { identity } = unlocked;
    const id = storeId(identity.secret);
    const key = await storageKey(identity.secret);
    // Somebody else may have signed in while the wallet was asked.
    if (state?.person.id !== personId) throw new AppError('WALLET_CHANGED');
    const {
      store,
      erase,
      close: leaveStore,
    } = sharedStore(id, key, ports, {
      onChanged: () => void agent.follow().catch(() => undefined),
      onErased() {
        if (card !== opening) return;
        close();
        become({ kind: 'locked', erased: true });
      },
    });
    const relayAt = (origin: string) => relayApi(ports.relayPath(origin));
    const agent = createCardAgent(identity, config, {
      ...{ citizen, open, relayAt, policyChain, advanceChain, poolChain, work, store, random },
      clock: systemClock,
    });
    close();
    const stop = new AbortController();
    const opening: OpenCard = { unlocked, personId, store, id, agent, stop, erase };
    card = opening;
    agent.subscribe(publish);
    stop.signal.addEventListener('abort', leaveStore);
    if (unlocked.bound) await begin(opening);
    else become({ kind: 'unbound' });
  }

  /** The card is bound and open: it works until it is locked, in one tab at a time. */
  async function begin(current: OpenCard): Promise<void> {
    const given = state?.sharingConsent !== null && state !== null;
    await current.agent.follow().catch(() => undefined);
    if (current.agent.snapshot().consentGiven !== given) await current.agent.setConsent(given);
    become({ kind: 'ready' });
    void work.warm();
    const { signal } = current.stop;
    void ports.locks
      .request(`voorzien.leader.${current.id}`, { signal }, async () => {
        leader = true;
        publish();
        await current.agent.run(signal);
      })
      .catch(() => undefined);
  }

  async function readState(): Promise<CardState> {
    state = await citizen.card();
    return state;
  }

  /**
   * Reads the state again, before and after anything is put on a person's record: another tab may have signed in
   * somebody else.
   * @throws WALLET_CHANGED once the session is another person's than the card's; the card is closed then
   */
  async function readOwnState(current: OpenCard): Promise<void> {
    const { person } = await readState();
    if (person.id === current.personId) return;
    if (card === current) {
      close();
      become({ kind: 'failed', code: 'WALLET_CHANGED' });
    }
    throw new AppError('WALLET_CHANGED');
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setWallet(next) {
      const changed = wallet !== null && next?.address !== wallet.address;
      wallet = next;
      const busy = status.kind === 'unlocking' || status.kind === 'binding';
      if (!changed || (card === null && !busy)) return;
      close();
      become({ kind: 'failed', code: 'WALLET_CHANGED' });
    },
    async refreshSession() {
      try {
        const before = state?.person.id;
        const { person } = await readState();
        if (before !== undefined && before !== person.id) close();
        become(card === null ? { kind: 'locked' } : status);
      } catch (error) {
        const { code } = toAppError(error);
        if (!NOT_SIGNED_IN.has(code)) {
          if (card === null) become({ kind: 'failed', code });
          return;
        }
        state = null;
        close();
        become({ kind: 'signed-out' });
      }
    },
    unlock: () =>
      guarded(async () => {
        if (card !== null && status.kind === 'ready') return;
        const signer = wallet;
        if (signer === null) throw new AppError('WALLET_REFUSED');
        become({ kind: 'unlocking', step: signer.demo ? 'reading' : 'signing' });
        const { holder, person } = await readState();
        const unlocked = await unlockCard({
          wallet: signer,
          currentAddress: () => wallet?.address ?? null,
          deploymentSalt: config.deploymentSalt,
          registeredHolder: holder,
          devices,
          random,
          // A demo wallet signs by itself: there is nothing to look for in it.
          onStep: (step) => become({ kind: 'unlocking', step: signer.demo ? 'reading' : step }),
        });
        if (unlocked === null) return become({ kind: 'mismatch' });
        become({ kind: 'unlocking', step: 'reading' });
        await openCard(unlocked, person.id);
      }),
    lock() {
      close();
      become(state === null ? { kind: 'signed-out' } : { kind: 'locked' });
    },
    bind: () =>
      guarded(async () => {
        const current = card;
        if (current === null) throw new AppError('CARD_LOCKED');
        if (status.kind === 'ready') return;
        become({ kind: 'binding', step: 'preparing' });
        // The challenge that follows belongs to this person: the portal refuses it in the session of another.
        await readOwnState(current);
        await bindCard(current.unlocked.identity, config, { citizen, work }, (step) =>
          become({ kind: 'binding', step }),
        );
        await readOwnState(current);
        if (card === current) await begin(current);
      }),
    ...consentActions({ opened, state: () => state, readOwnState, citizen, publish }),
    confirmClaim: async (period) => opened().agent.confirmClaim(period),
    retryClaim: async (period) => opened().agent.retryClaim(period),
    ...asbestosApi(() => opened().agent),
    ...reviewApi(() => opened().agent),
    markRead: async (ids) => opened().agent.markRead(ids),
    ...moneyActions(
      () => opened().agent.money,
      () => wallet?.address ?? null,
    ),
    async exportData() {
      const data = await opened().store.load();
      const { mailboxCursor: _, ...own } = data;
      const text = JSON.stringify({ exportedAt: new Date().toISOString(), person: state?.person, ...own }, null, 2);
      return new Blob([text], { type: 'application/json' });
    },
    async eraseLocal() {
      const erased = opened().erase();
      close();
      await erased;
      if (wallet !== null) await devices.delete(wallet.address);
      become({ kind: 'locked', erased: true });
    },
    async createBackup(passphrase) {
      if (card === null) throw new AppError('CARD_LOCKED');
      const text = await createBackup(card.unlocked.identity.secret, passphrase, random);
      return new Blob([text], { type: 'application/json' });
    },
    async restoreBackup(file, passphrase) {
      const secret = await openBackup(await file.text(), passphrase);
      const { holder, person } = await readState();
      const identity = await identityFrom(secret);
      if (holder !== null && holder !== identity.holder) throw new AppError('HOLDER_MISMATCH');
      if (wallet !== null) await devices.save(wallet.address, secret);
      await openCard({ identity, kind: 'random', bound: holder !== null }, person.id);
    },
    stop() {
      close();
      work.stop();
    },
  };
}
