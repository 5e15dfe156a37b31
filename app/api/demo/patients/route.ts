import { runtimeConfig } from '@/lib/server/env';
import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { createDemoPatient, requireDemo } from '@/lib/server/services/demo';
import { zDemoPatientRequest } from '@/lib/shared/schemas/health-desk-api';

/** Demo only: a new fictitious patient of a doctor. */
export const POST = publicRoute({ body: zDemoPatientRequest }, async ({ body }) => {
  requireDemo(runtimeConfig());
  return { status: 201, json: await createDemoPatient(body, { db: database() }) };
});
