import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { endHousehold } from '@/lib/server/services/register-desk-change';
import { zEndRequest } from '@/lib/shared/schemas/register-api';

const params = z.object({ id: z.string().max(60) });

/** Ends a household's right from a month on. */
export const POST = withRole(
  ['caseworker', 'uwv'],
  { params, body: zEndRequest },
  async ({ actor, params: { id }, body }) => ({ json: await endHousehold(actor, id, body, registerDeps()) }),
);
