import { z } from 'zod';
import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publishedNotes } from '@/lib/server/services/published-chain';

const query = z.strictObject({
  fromBlock: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .optional(),
});

/** All notes of the pool from a block on; a wallet finds its own among them. */
export const GET = cookielessRoute({ query }, async ({ query: { fromBlock = 0 } }) => ({
  json: await publishedNotes(fromBlock, database()),
  headers: { 'Cache-Control': 'no-cache' },
}));
