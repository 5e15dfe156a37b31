import { z } from 'zod';
import { isOwnFigures } from '@/lib/server/auth/own-figures';
import { withRole } from '@/lib/server/auth/with-role';
import { loggedPath } from '@/lib/server/http/page-path';
import { database } from '@/lib/server/repositories/database';
import { recordRefusal } from '@/lib/server/services/audit';
import { FIGURE_ROLES, figuresFor } from '@/lib/server/services/figures';
import { AppError } from '@/lib/shared/errors/app-error';
import { FIGURE_SCHEMES } from '@/lib/shared/schemas/caseworker-api';

const query = z.strictObject({
  scheme: z.enum(FIGURE_SCHEMES).optional(),
  region: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
});

/**
 * What is published of the viewer's own scheme. The address may name the own scheme and region; another agency's do not exist
 * here, and the audit log keeps which was asked for (S-29). No other filter: two selections never differ by a few people.
 */
export const GET = withRole(FIGURE_ROLES, { query }, async ({ actor, query: { scheme, region }, request }) => {
  if (!isOwnFigures(actor, { scheme: scheme ?? null, region: region ?? null })) {
    await recordRefusal({ actor, path: loggedPath(request.nextUrl), method: request.method }, database());
    throw new AppError('NOT_FOUND');
  }
  return { json: await figuresFor(actor, null, database()) };
});
