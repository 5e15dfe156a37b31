import { setTimeout as sleep } from 'node:timers/promises';
import { createWalletClient, custom, getAddress, type Hex, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import type { Prepared } from './archive';
import { SCALE_REGION, SCALE_SCHEME } from './plan';

const LOOK_MS = 200;

export type RootPorts = {
  readonly config: PublicConfig;
  readonly nodes: { readonly income: PublicClient };
  /** May publish register roots; the demo gives it to load runs alone. */
  readonly publisherKey: Hex;
  readonly signal: AbortSignal;
};

/** The root of the prepared register, published when the chain does not have it yet. */
export async function publishRoot({ root }: Prepared, ports: RootPorts): Promise<void> {
  const { income } = ports.nodes;
  const contract = { address: getAddress(ports.config.contracts.registerRoots), abi: registerRootsAbi } as const;
  const args = [SCALE_SCHEME, SCALE_REGION, root] as const;
  const current = () => income.readContract({ ...contract, functionName: 'currentRoot', args: [args[0], args[1]] });
  if ((await current()) === root) return;
  const account = privateKeyToAccount(ports.publisherKey);
  const { request } = await income.simulateContract({ ...contract, functionName: 'publishRoot', args, account });
  const wallet = createWalletClient({ account, transport: custom({ request: income.request }) });
  await wallet.writeContract({ ...request });
  while ((await current()) !== root) {
    ports.signal.throwIfAborted();
    await sleep(LOOK_MS, undefined, { signal: ports.signal });
  }
}
