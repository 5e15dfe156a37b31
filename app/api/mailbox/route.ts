import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { readMailbox } from '@/lib/server/services/mailbox';

const MAX_WAIT_SEC = 25;
const query = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional(),
  wait: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform((text) => Math.min(Number(text), MAX_WAIT_SEC))
    .optional(),
});

/** Own sealed items after a cursor; waits for the first one. */
export const GET = withRole(['citizen'], { query }, async ({ actor, query: { after = 0n, wait = 0 }, request }) => ({
  json: await readMailbox(
    actor.personId,
    { after, waitSec: wait },
    { db: database(), issuerKeys: serverEnv().ISSUER_KEYS, signal: request.signal },
  ),
}));
