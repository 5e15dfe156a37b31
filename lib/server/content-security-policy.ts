import 'server-only';
import { runtimeConfig } from './env';

/** Origins of a chain's RPC address, for requests and for WebSocket. */
function rpcOrigins(rpcUrl: string): string[] {
  const url = new URL(rpcUrl);
  const socket = url.protocol === 'https:' || url.protocol === 'wss:' ? 'wss:' : 'ws:';
  return [url.origin === 'null' ? '' : url.origin, `${socket}//${url.host}`].filter(Boolean);
}

function chainOrigins(): string[] {
  try {
    const { income, health, payout } = runtimeConfig().chains;
    return [...new Set([income, health, payout].flatMap(({ publicRpcUrl }) => rpcOrigins(publicRpcUrl)))];
  } catch {
    // Without a configuration there is no chain to talk to: the strictest policy is the right one.
    return [];
  }
}

/** A citizen may give requests to a relay of choice. Scripts, images and frames still come from here alone. */
function relaySources(): string[] {
  try {
    return runtimeConfig().demo ? ['https:', 'http://localhost:*', 'http://127.0.0.1:*'] : ['https:'];
  } catch {
    return [];
  }
}

/**
 * Scripts of this origin with this nonce, WebAssembly for proving, requests to this origin, the configured chains and
 * the relay that a citizen names: nothing else remote. Styles allow inline ones, because the wallet dialog (RainbowKit) sets them.
 */
export function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src ${["'self'", ...(development ? ['ws:'] : []), ...chainOrigins(), ...relaySources()].join(' ')}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
