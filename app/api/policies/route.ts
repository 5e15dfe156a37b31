import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publishedPolicies } from '@/lib/server/services/published-chain';

/** The policies on the chain; a wallet recomputes each hash. */
export const GET = cookielessRoute({}, async () => ({
  json: await publishedPolicies(database()),
  headers: { 'Cache-Control': 'no-cache' },
}));
