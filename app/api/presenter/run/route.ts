import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';
import { zRunRequest } from '@/lib/shared/schemas/presenter-api';

/** Demo only: an attack or a load run begins, or is cancelled. */
export const POST = presenterRoute({ body: zRunRequest }, async ({ body }) => ({
  json: await askStage('run', body, serverEnv()),
}));
