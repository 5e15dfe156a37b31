import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { collectedCount } from '@/lib/server/services/mailbox';
import { zCollectedRequest } from '@/lib/shared/schemas/citizen-api';

/** The card has kept these items. They count as collected since they were handed out; this tells how many are known. */
export const POST = withRole(['citizen'], { body: zCollectedRequest }, async ({ actor, body }) => ({
  json: { collected: await collectedCount(actor.personId, body.ids, { db: database() }) },
}));
