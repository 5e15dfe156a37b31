import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { cardState } from '@/lib/server/services/card';

/** Own card: who is signed in, the bound holder, the consent on record. */
export const GET = withRole(['citizen'], {}, async ({ actor }) => ({
  json: await cardState(actor.personId, database()),
}));
