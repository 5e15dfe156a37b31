import { z } from 'zod';
import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publishedPoolEvents } from '@/lib/server/services/pool-events';

const query = z.strictObject({
  fromBlock: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .optional(),
});

/** All events of the pool from a block on; a wallet finds what is its own among them. */
export const GET = cookielessRoute({ query }, async ({ query: { fromBlock = 0 } }) => ({
  json: await publishedPoolEvents(fromBlock, database()),
  headers: { 'Cache-Control': 'no-cache' },
}));
