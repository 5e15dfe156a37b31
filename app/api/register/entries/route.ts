import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { addHousehold } from '@/lib/server/services/register-desk-change';
import { zAddRequest } from '@/lib/shared/schemas/register-api';

/** Enrols a household in the own register. */
export const POST = withRole(['caseworker', 'uwv'], { body: zAddRequest }, async ({ actor, body }) => ({
  status: 201,
  json: await addHousehold(actor, body, registerDeps()),
}));
