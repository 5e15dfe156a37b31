import { connectorsForWallets } from '@rainbow-me/rainbowkit';
import { type Chain, defineChain } from 'viem';
import { type Config, createConfig, http } from 'wagmi';
import { DEMO_WALLETS } from '@/lib/shared/card/demo-wallets';
import { isDevelopmentChain } from '@/lib/shared/protocol/development';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { demoWallet } from './demo-wallet';

type ChainConfig = PublicConfig['chains']['payout'];

const toChain = ({ chainId, name, rpcUrl }: ChainConfig, testnet: boolean): Chain =>
  defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    testnet,
  });

/** Stands in until the configuration is read: no wallet and no request. */
const NO_CHAIN: ChainConfig = {
  chainId: 31339,
  name: 'Voorzien',
  rpcUrl: 'http://127.0.0.1:1',
  blockTimeSec: 0,
  confirmations: 0,
};

/**
 * Wallets of this deployment: those that announce themselves (EIP-6963), and on a development chain the demo's own.
 * WalletConnect is left out on purpose: it needs a third party's server.
 */
export function createWagmiConfig(config: Pick<PublicConfig, 'chains' | 'demo'> | null): Config {
  const { payout, income } = config?.chains ?? { payout: NO_CHAIN, income: NO_CHAIN };
  const demo = config?.demo === true && isDevelopmentChain(payout.chainId) && isDevelopmentChain(income.chainId);
  const connectors = demo
    ? connectorsForWallets(
        [{ groupName: 'Demo', wallets: DEMO_WALLETS.map((name) => demoWallet(name, payout.chainId)) }],
        // Never sent anywhere: no WalletConnect wallet is listed.
        { appName: 'Voorzien', projectId: 'voorzien' },
      )
    : [];
  const chains: readonly [Chain, ...Chain[]] =
    income.chainId === payout.chainId ? [toChain(payout, demo)] : [toChain(payout, demo), toChain(income, demo)];
  return createConfig({
    chains,
    connectors,
    transports: Object.fromEntries(chains.map((chain) => [chain.id, http()])),
    multiInjectedProviderDiscovery: true,
    ssr: true,
  });
}
