import { createPublicClient, http, type PublicClient } from 'viem';
import { createJsonFetch, type JsonFetch } from '@/lib/shared/card/json-fetch';

const fetchOf = (): typeof globalThis.fetch => globalThis.fetch.bind(globalThis);

/** For routes with a session: the citizen's card and mailbox. Never used for anything of a claim's path. */
export const sessionFetch = (): JsonFetch =>
  createJsonFetch({ baseUrl: '', credentials: 'same-origin', fetch: fetchOf() });

/** For what every wallet fetches alike, and for the relay: no cookie goes along. */
export const claimPathFetch = (): JsonFetch => createJsonFetch({ baseUrl: '', credentials: 'omit', fetch: fetchOf() });

/** For another relay, by its origin: no cookie goes along either. */
export const relayFetch = (origin: string): JsonFetch =>
  createJsonFetch({ baseUrl: origin, credentials: 'omit', fetch: fetchOf() });

/** Reads a chain at the address that the configuration names: questions of a moment go together, without a cookie. */
export const chainReader = (rpcUrl: string): PublicClient =>
  createPublicClient({
    transport: http(rpcUrl, {
      batch: true,
      timeout: 10_000,
      retryCount: 1,
      fetchOptions: { credentials: 'omit', referrerPolicy: 'no-referrer' },
    }),
  });
