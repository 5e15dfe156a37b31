import { requireDemoRequest } from '@/lib/server/http/demo-request';
import { cookielessRoute } from '@/lib/server/http/route';
import { payDemoWage } from '@/lib/server/services/demo-wages';
import { zDemoWageRequest } from '@/lib/shared/schemas/pool-api';

/** Demo only: a fictitious employer pays a wage into the pool. Whose note it becomes meets no session either. */
export const POST = cookielessRoute({ body: zDemoWageRequest }, async ({ request, body }) => {
  requireDemoRequest(request);
  return { status: 202, json: await payDemoWage(body) };
});
