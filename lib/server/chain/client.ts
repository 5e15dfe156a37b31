import 'server-only';
import { createPublicClient, defineChain, http, type PublicClient } from 'viem';
import type { Deployment, HealthDeployment, IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { type ChainSettings, type RuntimeConfig, runtimeConfig } from '../env';
import { loadDeployment } from './deployments';

/** Everything that a reader of one chain needs. Writers add a KeyedSender. */
export type ChainHandle<Of extends Deployment = Deployment> = {
  readonly domain: Of['domain'];
  readonly settings: ChainSettings;
  readonly client: PublicClient;
  /** As written by contracts/deploy. Read anew when the file changes: a new deployment needs no restart. */
  readonly deployment: () => Of;
};
export type Chains = {
  readonly income: ChainHandle<IncomeDeployment>;
  readonly health: ChainHandle<HealthDeployment>;
  readonly payout: ChainHandle<PayoutDeployment>;
};

/** A node that does not answer within this time counts as down; jobs back off and come again. */
const RPC_TIMEOUT_MS = 5_000;

/**
 * A typed client of one chain. Calls of the same tick travel in one request; block numbers are never cached, because
 * the indexer compares them with hashes.
 */
export function chainClient(settings: ChainSettings): PublicClient {
  const chain = defineChain({
    id: settings.chainId,
    name: settings.name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [settings.rpcUrl] } },
  });
  const transport = http(settings.rpcUrl, { batch: { wait: 0 }, timeout: RPC_TIMEOUT_MS, retryCount: 0 });
  return createPublicClient({ chain, transport, cacheTime: 0, pollingInterval: 250 });
}

export function chainHandles(config: RuntimeConfig): Chains {
  const handle = <Of extends Deployment>(domain: Of['domain']): ChainHandle<Of> => {
    const settings = config.chains[domain];
    return {
      domain,
      settings,
      client: chainClient(settings),
      deployment: () => loadDeployment<Of>(config.deploymentsDir, settings.chainId, domain),
    };
  };
  return {
    income: handle<IncomeDeployment>('income'),
    health: handle<HealthDeployment>('health'),
    payout: handle<PayoutDeployment>('payout'),
  };
}

let shared: Chains | undefined;

/** The chains of this process's configuration. */
export const chains = (): Chains => (shared ??= chainHandles(runtimeConfig()));
