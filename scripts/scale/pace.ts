import { setTimeout as sleep } from 'node:timers/promises';
import { createWalletClient, custom, type Hex, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { openApi } from '@/lib/shared/card/portal-api';
import { openFetch } from '../journey/session';
import type { PreparedClaim } from './archive';
import { ClaimTraces, FOLLOWED, type Followed } from './followed';
import type { LoadPorts } from './load';

/** How often both chains are looked at: as coarse as the figures are. */
const LOOK_MS = 20;

/**
 * Milliseconds from the block with a claim to the block with its note, each as first seen on its own chain, of claims that
 * leave one after the other so many milliseconds apart. @throws an Error when patience ends
 */
export async function crossings(
  claims: readonly PreparedClaim[],
  apartMs: number,
  ports: Pick<LoadPorts, 'portalUrl' | 'config' | 'nodes' | 'patienceMs' | 'signal'>,
): Promise<readonly number[]> {
  const { nodes, config, signal, patienceMs } = ports;
  const relay = openApi(openFetch(ports.portalUrl));
  const seen: Record<Followed, Map<bigint, number>> = { income: new Map(), payout: new Map() };
  const watch = async (chain: Followed) => {
    const traces = new ClaimTraces(chain, nodes, config.contracts, (await nodes[chain].getBlockNumber()) + 1n);
    return async () => {
      for (const { nullifier } of await traces.look()) seen[chain].set(nullifier, performance.now());
    };
  };
  const looks = await Promise.all(FOLLOWED.map(watch));
  const startedMs = performance.now();
  const sending = (async () => {
    for (const { wire } of claims) {
      await relay.sendClaim(wire);
      await sleep(apartMs, undefined, { signal });
    }
  })();
  const isPaid = ({ nullifier }: PreparedClaim) => seen.payout.has(nullifier);
  while (!claims.every(isPaid)) {
    if (performance.now() - startedMs > patienceMs) throw new Error('Claims were not paid in time.');
    await Promise.all(looks.map((look) => look()));
    await sleep(LOOK_MS, undefined, { signal });
  }
  await sending;
  return claims.map(({ nullifier }) => (seen.payout.get(nullifier) ?? 0) - (seen.income.get(nullifier) ?? 0));
}

/** Milliseconds from sending a plain transaction to a node until it stands in a block, of so many at uneven distances. */
export async function transactions(count: number, key: Hex, node: PublicClient): Promise<readonly number[]> {
  const account = privateKeyToAccount(key);
  const wallet = createWalletClient({ account, transport: custom({ request: node.request }) });
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const fees = await node.estimateFeesPerGas();
    const startedMs = performance.now();
    const hash = await wallet.sendTransaction({
      ...{ to: account.address, value: 0n, gas: 21_000n, chain: null },
      ...{ maxFeePerGas: fees.maxFeePerGas * 2n, maxPriorityFeePerGas: fees.maxPriorityFeePerGas },
      nonce: await node.getTransactionCount({ address: account.address, blockTag: 'pending' }),
    });
    while ((await node.getTransactionReceipt({ hash }).catch(() => null)) === null) await sleep(LOOK_MS);
    times.push(performance.now() - startedMs);
    // Else each would leave just after a block, and wait a whole one.
    await sleep(((i + 1) * 370) % 1_000);
  }
  return times;
}
