import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { registerClient } from '@/lib/server/services/register-desk-list';
import { zClientQuery } from '@/lib/shared/schemas/register-api';

/** A client of the own register, by number. */
export const GET = withRole(['caseworker', 'uwv'], { query: zClientQuery }, async ({ actor, query }) => ({
  json: await registerClient(actor, query.number, registerDeps()),
}));
