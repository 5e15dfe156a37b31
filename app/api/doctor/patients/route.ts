import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { doctorPatients } from '@/lib/server/services/asbestos/doctor-desk';

/** The doctor's own patients. */
export const GET = withRole(['doctor'], {}, async ({ actor }) => ({
  json: await doctorPatients(actor.issuerId, { db: database(), now: new Date() }),
}));
