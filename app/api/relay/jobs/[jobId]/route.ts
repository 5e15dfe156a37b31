import { z } from 'zod';
import { fromAnyOrigin, preflight } from '@/lib/server/http/any-origin';
import { cookielessRoute } from '@/lib/server/http/route';
import { relayJob } from '@/lib/server/services/relay';

const params = z.object({ jobId: z.string().regex(/^[0-9a-f-]{36}$/) });

/** How far a job is. */
export const GET = fromAnyOrigin(
  cookielessRoute({ params }, async ({ params: { jobId } }) => ({ json: await relayJob(jobId) })),
);
export const OPTIONS = preflight('GET');
