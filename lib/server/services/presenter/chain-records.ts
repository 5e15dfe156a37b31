import 'server-only';
import type { Deployment } from '@/lib/shared/schemas/deployment';
import { SEARCHED_CHAINS, type SearchedChain } from '@/lib/shared/schemas/presenter-chains';
import { loadDeployment } from '../../chain/deployments';
import type { RuntimeConfig } from '../../env';
import { ChainRecord } from './chain-record';
import { type Names, namesOf } from './place-names';

export type NamedChain = {
  readonly chain: SearchedChain;
  readonly chainId: number;
  readonly record: ChainRecord;
  readonly deployment: Deployment | null;
  readonly names: Names;
};

export const NAIVE_CHAIN_ID = 31340;

/** Kept by the web server's process, for all who look. */
const records = new Map<string, ChainRecord>();

function recordOf(rpcUrl: string): ChainRecord {
  const known = records.get(rpcUrl) ?? new ChainRecord(rpcUrl);
  records.set(rpcUrl, known);
  return known;
}

/** The chains that can be looked through: three, and the naive one where it runs. */
export function namedChains({ chains, deploymentsDir, naiveRpcUrl }: RuntimeConfig): NamedChain[] {
  return SEARCHED_CHAINS.flatMap((chain): NamedChain[] => {
    if (chain === 'naive') {
      if (naiveRpcUrl === undefined) return [];
      return [
        { chain, chainId: NAIVE_CHAIN_ID, record: recordOf(naiveRpcUrl), deployment: null, names: namesOf(null) },
      ];
    }
    const { chainId, rpcUrl } = chains[chain];
    const deployment = loadDeployment<Deployment>(deploymentsDir, chainId, chain);
    return [{ chain, chainId, record: recordOf(rpcUrl), deployment, names: namesOf(deployment) }];
  });
}
