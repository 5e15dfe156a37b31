import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { issueChallenge } from '@/lib/server/services/card';

/** A challenge for one proof of the card's secret. */
export const POST = withRole(['citizen'], {}, async ({ actor }) => ({
  status: 201,
  json: await issueChallenge(actor.personId, { db: database(), now: new Date() }),
}));
