import { z } from 'zod';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { database } from '@/lib/server/repositories/database';
import { agencyFigures } from '@/lib/server/services/presenter/agency-figures';

const query = z.strictObject({ person: z.string().max(40).optional() });

/** Demo only: what staff of a persona's agency see on their page of figures. */
export const GET = presenterRoute({ query }, async ({ query: { person } }) => ({
  json: await agencyFigures(person ?? null, database()),
}));
