import { fromAnyOrigin, preflight } from '@/lib/server/http/any-origin';
import { cookielessRoute } from '@/lib/server/http/route';
import { submitAdvance } from '@/lib/server/services/relay';
import { zAdvanceRequest } from '@/lib/shared/schemas/advance-api';

/** Takes an application for the asbestos advance to be sent to its gate, for no fee and without a session. */
export const POST = fromAnyOrigin(
  cookielessRoute({ body: zAdvanceRequest }, async ({ body }) => ({
    status: 202,
    json: await submitAdvance(body, { now: new Date() }),
  })),
);
export const OPTIONS = preflight('POST');
