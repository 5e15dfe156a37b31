import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { CASE_ROLES } from '@/lib/server/services/agency-cases';
import { workList } from '@/lib/server/services/work-list';
import { zPeriod } from '@/lib/shared/schemas/primitives';

const query = z.strictObject({
  month: z.coerce.number().pipe(zPeriod).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});

/** What needs a human at the own agency. */
export const GET = withRole(CASE_ROLES, { query }, async ({ actor, query: { month, page } }) => ({
  json: await workList(actor, { month: month ?? null, page: page ?? 1 }, deskDeps()),
}));
