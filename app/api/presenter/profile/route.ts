import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';
import { zProfileRequest } from '@/lib/shared/schemas/presenter-api';

/** Demo only: another pace of blocks. Begins; the stage tells when it is done. */
export const POST = presenterRoute({ body: zProfileRequest }, async ({ body }) => ({
  json: await askStage('profile', body, serverEnv()),
}));
