import { runtimeConfig } from '@/lib/server/env';
import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publicConfig } from '@/lib/server/services/public-config';

/** What every wallet needs to know of this deployment. */
export const GET = cookielessRoute({}, async () => ({
  json: await publicConfig({ db: database(), config: runtimeConfig() }),
  headers: { 'Cache-Control': 'no-cache' },
}));
