'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useAccount, useSignTypedData } from 'wagmi';
import { advanceChain, policyChain } from '@/lib/shared/card/policy-chain';
import { poolChain } from '@/lib/shared/card/pool-chain';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { chainReader, claimPathFetch, relayFetch, sessionFetch } from '../http';
import { walletError } from '../wallet/wallet-error';
import { createProver } from '../zk/prover';
import { asbestosApi } from './asbestos-api';
import type { CardApi } from './card-api';
import { createCardController } from './card-controller';
import type { CardController, CardView } from './controller-types';
import { EMPTY_SNAPSHOT } from './empty-snapshot';
import { indexedDbStore } from './raw-store';
import { reviewApi } from './review-api';
import { tabMemory } from './tab-memory';
import { CardContext } from './use-card';

const ControllerContext = createContext<CardController | null>(null);

/** For sign-in; pages use useCard. Null until the configuration is read. */
export const useCardController = (): CardController | null => useContext(ControllerContext);

const { consentGiven: _, ...NOTHING } = EMPTY_SNAPSHOT;
const LOADING: CardView = {
  ...NOTHING,
  config: null,
  status: { kind: 'loading' },
  person: null,
  consent: null,
  identity: null,
  prover: { kind: 'idle' },
  leader: false,
};

const locked = () => Promise.reject(new AppError('CARD_LOCKED'));
const NO_ACTIONS: Omit<CardApi, keyof CardView> = {
  unlock: locked,
  lock: () => undefined,
  bind: locked,
  giveConsent: locked,
  withdrawConsent: locked,
  setMode: locked,
  ...asbestosApi(() => {
    throw new AppError('CARD_LOCKED');
  }),
  ...reviewApi(() => {
    throw new AppError('CARD_LOCKED');
  }),
  confirmClaim: locked,
  retryClaim: locked,
  markRead: locked,
  exportData: locked,
  eraseLocal: locked,
  createBackup: locked,
  restoreBackup: locked,
  preparePayout: () => undefined,
  proposePayout: () => {
    throw new AppError('CARD_LOCKED');
  },
  startPayout: locked,
  pausePayout: locked,
  resumePayout: locked,
  cancelPayout: locked,
  retryPayout: locked,
  sendOn: locked,
  consolidate: locked,
  setAutomaticPayout: locked,
  setRelay: locked,
  payDemoWage: locked,
};

function browserController(config: PublicConfig): CardController {
  return createCardController(config, {
    session: sessionFetch(),
    claimPath: claimPathFetch(),
    relayPath: relayFetch,
    policyChain: policyChain(chainReader(config.chains.income.rpcUrl), config.contracts.incomeSupplement),
    advanceChain: advanceChain(chainReader(config.chains.health.rpcUrl), config.contracts.asbestosAdvance),
    poolChain: poolChain(chainReader(config.chains.payout.rpcUrl), config.contracts.payoutPool),
    raw: indexedDbStore(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    createProver: (onStatus) => createProver(config.artifacts, onStatus),
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
  });
}

/** Tells the card which wallet is connected, and opens it again after a reload where that needs no question. */
function WalletOfCard({ controller }: { controller: CardController }): null {
  const { address, connector, status } = useAccount();
  const { signTypedDataAsync } = useSignTypedData();
  const cardStatus = useSyncExternalStore(
    controller.subscribe,
    () => controller.view().status,
    () => LOADING.status,
  );
  const demo = connector?.id.startsWith('demo-') === true;

  useEffect(() => {
    // While wagmi reconnects after a reload there is no account yet, which is no change of account.
    if (status === 'connecting' || status === 'reconnecting') return;
    controller.setWallet(
      address === undefined || connector === undefined
        ? null
        : {
            address,
            demo,
            signUnlock: (data) =>
              signTypedDataAsync({ ...data, account: address, connector }).catch((cause: unknown) => {
                throw walletError(cause);
              }),
          },
    );
  }, [controller, address, connector, demo, status, signTypedDataAsync]);

  useEffect(() => {
    const reopen = tabMemory(sessionStorage).follow(cardStatus) && demo && address !== undefined;
    if (reopen) void controller.unlock().catch(() => undefined);
  }, [controller, cardStatus, demo, address]);
  return null;
}

/** Holds the tab's card. The secret lives in memory alone and is gone with the tab. */
export function CardProvider({ config, children }: { config: PublicConfig | null; children: ReactNode }): ReactNode {
  const [controller, setController] = useState<CardController | null>(null);
  useEffect(() => {
    if (config === null) return;
    const created = browserController(config);
    setController(created);
    void created.refreshSession();
    return () => created.stop();
  }, [config]);

  const view = useSyncExternalStore(
    useMemo(() => controller?.subscribe ?? (() => () => undefined), [controller]),
    () => controller?.view() ?? LOADING,
    () => LOADING,
  );
  const api = useMemo<CardApi>(() => {
    if (controller === null) return { ...view, ...NO_ACTIONS };
    const lock = () => {
      tabMemory(sessionStorage).forgetOpen();
      controller.lock();
    };
    const { unlock, bind, giveConsent, withdrawConsent, setMode, confirmClaim, retryClaim, markRead } = controller;
    const { exportData, eraseLocal, createBackup, restoreBackup } = controller;
    const { preparePayout, proposePayout, startPayout, pausePayout, resumePayout, cancelPayout, retryPayout } =
      controller;
    const { sendOn, consolidate, setAutomaticPayout, setRelay, payDemoWage } = controller;
    return {
      ...asbestosApi(() => controller),
      ...reviewApi(() => controller),
      ...view,
      ...{ unlock, lock, bind, giveConsent, withdrawConsent, setMode, confirmClaim, retryClaim, markRead },
      ...{ exportData, eraseLocal, createBackup, restoreBackup },
      ...{ preparePayout, proposePayout, startPayout, pausePayout, resumePayout, cancelPayout, retryPayout },
      ...{ sendOn, consolidate, setAutomaticPayout, setRelay, payDemoWage },
    };
  }, [controller, view]);
  return (
    <ControllerContext value={controller}>
      <CardContext value={api}>
        {controller === null ? null : <WalletOfCard controller={controller} />}
        {children}
      </CardContext>
    </ControllerContext>
  );
}
