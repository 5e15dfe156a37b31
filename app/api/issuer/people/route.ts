import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { issuerPeople } from '@/lib/server/services/issuer-desk';

/** The employer's own people. */
export const GET = withRole(['issuer'], {}, async ({ actor }) => ({
  json: await issuerPeople(actor.issuerId, database()),
}));
