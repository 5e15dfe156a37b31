import { z } from 'zod';
import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { workList } from '@/lib/server/services/work-list';
import { zPeriod } from '@/lib/shared/schemas/primitives';

const query = z.strictObject({
  month: z.coerce.number().pipe(zPeriod).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});

/** What needs a human at the own agency. */
export const GET = withRole(DECIDING_ROLES, { query }, async ({ actor, query: { month, page } }) => ({
  json: await workList(actor, { month: month ?? null, page: page ?? 1 }, deskDeps()),
}));
