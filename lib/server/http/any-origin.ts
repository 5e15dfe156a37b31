import 'server-only';
import type { NextHandler } from './route';

const ORIGIN = { 'Access-Control-Allow-Origin': '*' } as const;
const PREFLIGHT_SEC = '86400';

/**
 * Lets pages of other portals call a route: a wallet may give its requests to any relay. Without credentials, so that
 * nothing is gained by calling it from a page that a citizen did not mean to open.
 */
export function fromAnyOrigin(handler: NextHandler): NextHandler {
  return async (request, context) => {
    const response = await handler(request, context);
    for (const [name, value] of Object.entries(ORIGIN)) response.headers.set(name, value);
    return response;
  };
}

/** What a browser asks before it sends JSON to another origin. */
export const preflight = (method: 'GET' | 'POST') => (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...ORIGIN,
      'Access-Control-Allow-Methods': method,
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': PREFLIGHT_SEC,
    },
  });
