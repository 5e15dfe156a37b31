import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { withdrawRequest } from '@/lib/server/services/asbestos/panel-requests';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Takes the consent back: the panel deletes what it was shown. */
export const DELETE = withRole(['citizen'], { params }, async ({ actor, params: { id } }) => ({
  json: await withdrawRequest(actor.personId, id, deskDeps()),
}));
