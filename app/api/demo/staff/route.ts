import { serverEnv } from '@/lib/server/env';
import { requireDemoRequest } from '@/lib/server/http/demo-request';
import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { demoStaff } from '@/lib/server/services/demo';

/** Demo only: the seeded accounts of desks and agencies, with the installation's password. */
export const GET = publicRoute({}, async ({ request }) => {
  requireDemoRequest(request);
  return { json: await demoStaff(database(), serverEnv()) };
});
