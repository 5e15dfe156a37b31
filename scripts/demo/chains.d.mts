import type { Entry, Processes } from './processes.mjs';

type Chain = {
  readonly domain: string;
  readonly chainId: number;
  readonly port: number;
  readonly rpcUrl: string;
  readonly stateFile: string;
  readonly blockTimeSec: number;
};
export declare function startChain(
  processes: Processes,
  chain: Chain,
  secrets: { readonly CHAIN_MNEMONIC: string; readonly CHAIN_GENESIS_SEC: string },
  staysInPast?: boolean,
): Promise<Entry>;
export declare function phaseMs(domain: string, blockTimeSec: number): number;
export declare function setPaces(
  chains: readonly Pick<Chain, 'domain' | 'rpcUrl'>[],
  blockTimeSec: number,
): Promise<void>;
export declare function setPace(chain: Pick<Chain, 'rpcUrl'>, blockTimeSec: number): Promise<void>;
