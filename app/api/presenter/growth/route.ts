import { presenterRoute } from '@/lib/server/http/presenter-route';
import { database } from '@/lib/server/repositories/database';
import { growth } from '@/lib/server/services/presenter/growth';

/** Demo only: how much the database holds, which a load run asks before and after. */
export const GET = presenterRoute({}, async () => ({ json: await growth(database()) }));
