'use client';

import { RainbowKitProvider } from '@rainbow-me/rainbowkit';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { WagmiProvider } from 'wagmi';
import type { z } from 'zod';
import { openApi } from '@/lib/shared/card/portal-api';
import { type PublicConfig, zPublicConfig } from '@/lib/shared/schemas/public-api';
import { CardProvider } from './card/card-provider';
import { claimPathFetch } from './http';
import { createWagmiConfig } from './wallet/wagmi-config';

const RETRY_MS = 3000;

/** The configuration as given by the page, or fetched; asked for again until the portal answers. */
function useConfig(given: z.input<typeof zPublicConfig> | null): PublicConfig | null {
  // The first one stays: a refresh of the page brings an equal object, and must not lock the card.
  const [parsed] = useState(() => (given === null ? null : zPublicConfig.parse(given)));
  const [fetched, setFetched] = useState<PublicConfig | null>(null);
  useEffect(() => {
    if (parsed !== null || fetched !== null) return;
    let live = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const api = openApi(claimPathFetch());
    const look = () =>
      api.config().then(
        (config) => live && setFetched(config),
        () => {
          if (live) timer = setTimeout(look, RETRY_MS);
        },
      );
    void look();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [parsed, fetched]);
  return parsed ?? fetched;
}

/**
 * Wallet, queries and card for everything below. Mount once, above all pages, so that the card stays open from page to
 * page.
 * @param config JSON of GET /api/config, or null to let the browser fetch it
 */
export function PortalProviders(props: {
  config: z.input<typeof zPublicConfig> | null;
  locale: 'nl' | 'en';
  children: ReactNode;
}): ReactNode {
  const config = useConfig(props.config);
  const wagmi = useMemo(() => createWagmiConfig(config), [config]);
  const [queries] = useState(() => new QueryClient());
  return (
    // A new set of wallets is a new provider; the key makes that one clean start.
    <WagmiProvider key={config === null ? 'none' : 'read'} config={wagmi}>
      <QueryClientProvider client={queries}>
        {/* RainbowKit speaks no Dutch: Dutch pages list the wallets themselves (useWallets). */}
        <RainbowKitProvider locale="en-US" modalSize="compact">
          <CardProvider config={config}>{props.children}</CardProvider>
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiProvider>
  );
}
