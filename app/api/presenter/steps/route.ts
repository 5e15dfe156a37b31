import { z } from 'zod';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { database } from '@/lib/server/repositories/database';
import { desksOf } from '@/lib/server/services/presenter/desks';

const query = z.strictObject({ person: z.string().max(40) });

/** Demo only: what the desks that know a persona see. */
export const GET = presenterRoute({ query }, async ({ query: { person } }) => ({
  json: await desksOf(person, { db: database(), now: new Date() }),
}));
