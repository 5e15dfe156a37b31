import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { takeBack } from '@/lib/server/services/register-desk-undo';
import { zTakeBackRequest } from '@/lib/shared/schemas/register-api';

const params = z.object({ id: z.string().max(60) });

/** Undoes what no root has followed yet. */
export const POST = withRole(
  ['caseworker', 'uwv'],
  { params, body: zTakeBackRequest },
  async ({ actor, params: { id }, body }) => ({ json: await takeBack(actor, id, body.version, registerDeps()) }),
);
