import { z } from 'zod';
import { serverEnv } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { database } from '@/lib/server/repositories/database';
import { performStep } from '@/lib/server/services/presenter/steps';
import { zStepRequest } from '@/lib/shared/schemas/presenter-steps';

const params = z.object({ id: z.string().max(60) });

/** Demo only: what platform, doctor or panel do in a step of the script. */
export const POST = presenterRoute({ body: zStepRequest, params }, async ({ body, params: { id } }) => ({
  json: await performStep(id, body.period, {
    db: database(),
    issuerKeys: serverEnv().ISSUER_KEYS,
    now: new Date(),
  }),
}));
