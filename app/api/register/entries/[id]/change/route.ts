import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { changeHousehold } from '@/lib/server/services/register-desk-change';
import { zChangeRequest } from '@/lib/shared/schemas/register-api';

const params = z.object({ id: z.string().max(60) });

/** Changes a household from a month on. */
export const POST = withRole(
  ['caseworker', 'uwv'],
  { params, body: zChangeRequest },
  async ({ actor, params: { id }, body }) => ({ json: await changeHousehold(actor, id, body, registerDeps()) }),
);
