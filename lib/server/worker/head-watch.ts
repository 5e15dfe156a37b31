import { setTimeout as sleep } from 'node:timers/promises';
import { getWebSocketRpcClient } from 'viem/utils';
import type { ChainHandle } from '../chain/client';

const RETRY_MS = 2_000;
const KEEP_ALIVE_MS = 5_000;

/** A node's WebSocket address: same host, port and path as its HTTP one, as anvil, Besu and geth have it. */
export const webSocketUrl = (rpcUrl: string): string => rpcUrl.replace(/^http/, 'ws');

/**
 * Calls `onHead` at every new block that the node announces. Only a wake-up: blocks that are missed while the
 * connection is down are found by polling, so a node without WebSocket is slower and nothing else.
 */
export async function watchHeads(chain: ChainHandle, onHead: () => void, stopping: AbortSignal): Promise<void> {
  const url = webSocketUrl(chain.settings.rpcUrl);
  while (!stopping.aborted) {
    try {
      await subscribeOnce(url, onHead, stopping);
    } catch {
      // Expected while the node is down; polling goes on.
    }
    await sleep(RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Resolves when the connection ends. @throws when it cannot be made */
async function subscribeOnce(url: string, onHead: () => void, stopping: AbortSignal): Promise<void> {
  const rpc = await getWebSocketRpcClient(url, { reconnect: false, keepAlive: { interval: KEEP_ALIVE_MS } });
  try {
    await new Promise<void>((resolve, reject) => {
      rpc.socket.addEventListener('close', () => resolve());
      stopping.addEventListener('abort', () => resolve(), { once: true });
      rpc.request({
        body: { method: 'eth_subscribe', params: ['newHeads'] },
        onError: (error) => reject(error),
        // The first answer is the subscription's id; each later one is a head.
        onResponse: (response) => {
          if (response.error) reject(new Error('The node refuses subscriptions.'));
          else onHead();
        },
      });
    });
  } finally {
    rpc.close();
  }
}
