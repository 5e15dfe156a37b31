import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { reviewDeps } from '@/lib/server/case-deps';
import { withdrawReview } from '@/lib/server/services/review-requests';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Takes an open request back: what it showed is deleted. */
export const DELETE = withRole(['citizen'], { params }, async ({ actor, params: { id } }) => ({
  json: await withdrawReview(actor.personId, id, reviewDeps()),
}));
