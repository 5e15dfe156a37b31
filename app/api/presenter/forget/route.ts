import { runtimeConfig } from '@/lib/server/env';
import { publicRoute } from '@/lib/server/http/route';
import { forgetting, requirePersonaHost } from '@/lib/server/services/presenter/forget';

/** Demo only, on a persona's host: the browser forgets who was signed in there and the card it kept. */
export const POST = forgetting(
  publicRoute({}, async ({ request }) => {
    requirePersonaHost(request, runtimeConfig());
    return { json: {} };
  }),
);
