import { runtimeConfig } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { database } from '@/lib/server/repositories/database';
import { personTraces } from '@/lib/server/services/presenter/traces';
import { zTracesRequest } from '@/lib/shared/schemas/presenter-chains';

/** Demo only: what the chains hold of a person's name, account and card. */
export const POST = presenterRoute({ body: zTracesRequest }, async ({ body }) => ({
  json: await personTraces(body.person, { config: runtimeConfig(), db: database() }),
}));
