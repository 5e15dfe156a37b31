import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { askStage } from '@/lib/server/services/presenter/stage';

/** Demo only: how the stage is. */
export const GET = presenterRoute({}, async () => ({ json: await askStage('stage', undefined, serverEnv()) }));
