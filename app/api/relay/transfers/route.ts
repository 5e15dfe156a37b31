import { fromAnyOrigin, preflight } from '@/lib/server/http/any-origin';
import { cookielessRoute } from '@/lib/server/http/route';
import { submitTransfer } from '@/lib/server/services/relay';
import { zTransferRequest } from '@/lib/shared/schemas/pool-api';

/** Takes a signed transfer of an account that the pool paid, for no fee and without a session. */
export const POST = fromAnyOrigin(
  cookielessRoute({ body: zTransferRequest }, async ({ body }) => ({
    status: 202,
    json: await submitTransfer(body, { now: new Date() }),
  })),
);
export const OPTIONS = preflight('POST');
