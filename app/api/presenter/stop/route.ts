import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';
import { zStopRequest } from '@/lib/shared/schemas/presenter-api';

/** Demo only: a chain stands still for a while. */
export const POST = presenterRoute({ body: zStopRequest }, async ({ body }) => ({
  json: await askStage('stop', body, serverEnv()),
}));
