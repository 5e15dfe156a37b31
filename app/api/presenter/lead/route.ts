import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';
import { zLeadRequest } from '@/lib/shared/schemas/presenter-api';

/** Demo only: a page leads, goes on leading, or takes over. */
export const POST = presenterRoute({ body: zLeadRequest }, async ({ body }) => ({
  json: await askStage('lead', body, serverEnv()),
}));
