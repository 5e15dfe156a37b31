import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { askReview } from '@/lib/server/services/asbestos/panel-requests';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Asks that a person looks at a refusal again. */
export const POST = withRole(['citizen'], { params }, async ({ actor, params: { id } }) => ({
  json: await askReview(actor.personId, id, deskDeps()),
}));
