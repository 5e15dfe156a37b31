import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { recordRefusal } from '@/lib/server/services/audit';
import { FIGURE_ROLES, figuresFor, schemeOf } from '@/lib/server/services/figures';
import { FIGURE_SCHEMES } from '@/lib/shared/schemas/caseworker-api';

const query = z.strictObject({ scheme: z.enum(FIGURE_SCHEMES).optional() });

/** What is published of the viewer's own scheme. No other filter: two selections never differ by a few people. */
export const GET = withRole(FIGURE_ROLES, { query }, async ({ actor, query: { scheme }, request }) => {
  if (scheme && scheme !== schemeOf(actor)) {
    await recordRefusal({ actor, path: request.nextUrl.pathname, method: request.method }, database());
  }
  return { json: await figuresFor(actor, scheme ?? null, database()) };
});
