import { runtimeConfig } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { searchChains } from '@/lib/server/services/presenter/search';
import { zSearchRequest } from '@/lib/shared/schemas/presenter-chains';

/** Demo only: what a search for a name, an account or an amount finds on the chains. */
export const POST = presenterRoute({ body: zSearchRequest }, async ({ body }) => ({
  json: await searchChains(body.text, runtimeConfig()),
}));
