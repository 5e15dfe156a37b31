import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';
import { zStageRequest } from '@/lib/shared/schemas/presenter-api';

/** Demo only: everything back to the snapshot. Begins; the stage tells when it is done. */
export const POST = presenterRoute({ body: zStageRequest }, async ({ body }) => ({
  json: await askStage('reset', body, serverEnv()),
}));
