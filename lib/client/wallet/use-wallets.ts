'use client';

import { useMemo } from 'react';
import { useAccount, useConnect, useDisconnect } from 'wagmi';
import { AppError } from '@/lib/shared/errors/app-error';

export type WalletChoice = {
  readonly id: string;
  readonly name: string;
  readonly iconUrl: string | null;
  /** The built-in wallet's person, e.g. `amina`; null for a wallet of one's own. */
  readonly demoName: string | null;
};

/** The wallets that this browser and deployment offer, for a page that lists them itself. */
export function useWallets(): {
  readonly wallets: readonly WalletChoice[];
  readonly address: `0x${string}` | null;
  readonly connectorId: string | null;
  readonly status: 'connected' | 'connecting' | 'disconnected';
  /** @throws WALLET_REFUSED, NOT_FOUND */
  readonly connect: (id: string) => Promise<void>;
  readonly disconnect: () => Promise<void>;
} {
  const { address, connector, status } = useAccount();
  const { connectors, connectAsync } = useConnect();
  const { disconnectAsync } = useDisconnect();
  const wallets = useMemo(
    () =>
      connectors
        // Without a name of its own, `injected` is whatever extension happens to stand first.
        .filter(({ id }) => id !== 'injected')
        .map(
          ({ id, name, icon }): WalletChoice => ({
            id,
            name,
            iconUrl: icon ?? null,
            demoName: id.startsWith('demo-') ? id.slice('demo-'.length) : null,
          }),
        ),
    [connectors],
  );
  return {
    wallets,
    address: address ?? null,
    connectorId: connector?.id ?? null,
    status: status === 'connected' ? 'connected' : status === 'disconnected' ? 'disconnected' : 'connecting',
    async connect(id) {
      const wanted = connectors.find((candidate) => candidate.id === id);
      if (wanted === undefined) throw new AppError('NOT_FOUND');
      if (connector?.id === id && status === 'connected') return;
      if (status === 'connected') await disconnectAsync();
      await connectAsync({ connector: wanted }).catch((cause: unknown) => {
        throw new AppError('WALLET_REFUSED', { cause });
      });
    },
    async disconnect() {
      await disconnectAsync();
    },
  };
}
