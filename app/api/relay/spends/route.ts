import { fromAnyOrigin, preflight } from '@/lib/server/http/any-origin';
import { cookielessRoute } from '@/lib/server/http/route';
import { submitSpend } from '@/lib/server/services/relay';
import { zSpendRequest } from '@/lib/shared/schemas/pool-api';

/** Takes a proof to be sent to the pool, for no fee and without a session. */
export const POST = fromAnyOrigin(
  cookielessRoute({ body: zSpendRequest }, async ({ body }) => ({
    status: 202,
    json: await submitSpend(body, { now: new Date() }),
  })),
);
export const OPTIONS = preflight('POST');
