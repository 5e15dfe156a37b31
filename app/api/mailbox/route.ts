import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { readMailbox } from '@/lib/server/services/mailbox';
import { AppError } from '@/lib/shared/errors/app-error';

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

/**
 * Handing out counts as collecting, so that a link or another site's page must not cause it: a session's cookie goes
 * along with a navigation. Clients that are no browser send none of these headers.
 * @throws INPUT_MALFORMED
 */
function refuseForeignFetch({ headers }: NextRequest): void {
  const site = headers.get('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin' || headers.get('sec-fetch-mode') === 'navigate') {
    throw new AppError('INPUT_MALFORMED', { data: { field: 'sec-fetch-mode' } });
  }
}

/** Own sealed items after a cursor; waits for the first one. */
export const GET = withRole(['citizen'], { query }, async ({ actor, query: { after = 0n, wait = 0 }, request }) => {
  refuseForeignFetch(request);
  const json = await readMailbox(
    actor.personId,
    { after, waitSec: wait },
    { db: database(), issuerKeys: serverEnv().ISSUER_KEYS, signal: request.signal },
  );
  return { json };
});
