import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { readHealthStatus } from '@/lib/server/services/health';

/** How the deployment is: 200 when all is well, 503 when something is down. */
export const GET = publicRoute({}, async () => {
  const json = await readHealthStatus(database(), new Date());
  return { json, status: json.status === 'ok' ? 200 : 503 };
});
