import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publishedRegisters } from '@/lib/server/services/published-chain';

/** The newest root of each register. */
export const GET = cookielessRoute({}, async () => ({
  json: await publishedRegisters(database()),
  headers: { 'Cache-Control': 'no-cache' },
}));
