import { fromAnyOrigin, preflight } from '@/lib/server/http/any-origin';
import { cookielessRoute } from '@/lib/server/http/route';
import { submitClaim } from '@/lib/server/services/relay';
import { zClaimRequest } from '@/lib/shared/schemas/public-api';

/** Takes a proof to be sent to the gate, for no fee and without a session. */
export const POST = fromAnyOrigin(
  cookielessRoute({ body: zClaimRequest }, async ({ body }) => ({
    status: 202,
    json: await submitClaim(body, { now: new Date() }),
  })),
);
export const OPTIONS = preflight('POST');
