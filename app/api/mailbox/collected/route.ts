import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { markCollected } from '@/lib/server/repositories/mailbox';
import { zCollectedRequest } from '@/lib/shared/schemas/citizen-api';

/** The card has these items: from here on a statement is corrected in a later month instead of replaced. */
export const POST = withRole(['citizen'], { body: zCollectedRequest }, async ({ actor, body }) => {
  const { count } = await markCollected(actor.personId, body.ids, new Date(), database());
  return { json: { collected: count } };
});
