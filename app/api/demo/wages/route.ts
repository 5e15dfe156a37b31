import { runtimeConfig } from '@/lib/server/env';
import { cookielessRoute } from '@/lib/server/http/route';
import { requireDemo } from '@/lib/server/services/demo';
import { payDemoWage } from '@/lib/server/services/demo-wages';
import { zDemoWageRequest } from '@/lib/shared/schemas/pool-api';

/** Demo only: a fictitious employer pays a wage into the pool. Whose note it becomes meets no session either. */
export const POST = cookielessRoute({ body: zDemoWageRequest }, async ({ body }) => {
  requireDemo(runtimeConfig());
  return { status: 202, json: await payDemoWage(body) };
});
