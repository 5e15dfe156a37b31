import { runtimeConfig } from '@/lib/server/env';
import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { createDemoPerson, demoPeople, requireDemo } from '@/lib/server/services/demo';
import { zDemoPersonRequest } from '@/lib/shared/schemas/citizen-api';

/** Demo only: who may be signed in as. */
export const GET = publicRoute({}, async () => {
  requireDemo(runtimeConfig());
  return { json: await demoPeople(database()) };
});

/** Demo only: a new fictitious person. */
export const POST = publicRoute({ body: zDemoPersonRequest }, async ({ body }) => {
  requireDemo(runtimeConfig());
  return { status: 201, json: await createDemoPerson(body, { db: database(), now: new Date() }) };
});
