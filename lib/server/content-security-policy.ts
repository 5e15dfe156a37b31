import 'server-only';
import { personaSource, stageOrigin } from '@/lib/shared/presenter/hosts';
import { portalHost } from './auth/portal-hosts';
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

type Framing = { readonly frames: string; readonly ancestors: string; readonly asked: readonly string[] };
const UNFRAMED: Framing = { frames: "'none'", ancestors: "'none'", asked: [] };

/**
 * In a demo the stage shows people's own pages in frames, and may have their hosts forget them: theirs alone, and nobody
 * else frames anything.
 */
function framing(host: string | null): Framing {
  try {
    const config = runtimeConfig();
    const kind = portalHost(host, config);
    const personas = personaSource(config.audience);
    if (kind === 'stage') return { ...UNFRAMED, frames: personas, asked: [personas] };
    // Browsers take this instead of X-Frame-Options, which knows no list.
    return kind === 'persona' ? { ...UNFRAMED, ancestors: stageOrigin(config.audience) } : UNFRAMED;
  } catch {
    return UNFRAMED;
  }
}

/**
 * Scripts of this origin with this nonce, WebAssembly for proving, requests to this origin, the configured chains and
 * the relay that a citizen names: nothing else remote. Styles allow inline ones, because the wallet dialog (RainbowKit) sets them.
 * @param host as the browser asked for it: a page's frames depend on it
 */
export function contentSecurityPolicy(nonce: string, host: string | null): string {
  const { frames, ancestors, asked } = framing(host);
  const development = process.env.NODE_ENV === 'development';
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src ${["'self'", ...(development ? ['ws:'] : []), ...chainOrigins(), ...relaySources(), ...asked].join(' ')}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-src ${frames}`,
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
