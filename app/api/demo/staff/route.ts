import { runtimeConfig, serverEnv } from '@/lib/server/env';
import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { demoStaff, requireDemo } from '@/lib/server/services/demo';

/** Demo only: the seeded accounts of desks and agencies, with the installation's password. */
export const GET = publicRoute({}, async () => {
  requireDemo(runtimeConfig());
  return { json: await demoStaff(database(), serverEnv()) };
});
