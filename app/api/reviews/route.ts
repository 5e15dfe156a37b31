import { withRole } from '@/lib/server/auth/with-role';
import { reviewDeps } from '@/lib/server/case-deps';
import { askReview, ownReviews } from '@/lib/server/services/review-requests';
import { zReviewNew } from '@/lib/shared/schemas/review-api';

/** What the citizen asked a human to look at. */
export const GET = withRole(['citizen'], {}, async ({ actor }) => ({
  json: { reviews: await ownReviews(actor.personId, reviewDeps().db) },
}));

/** Asks a human to look at a month, or at an income statement. */
export const POST = withRole(['citizen'], { body: zReviewNew }, async ({ actor, body }) => ({
  status: 201,
  json: await askReview(actor.personId, body, reviewDeps()),
}));
