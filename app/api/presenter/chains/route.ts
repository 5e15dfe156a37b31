import { runtimeConfig } from '@/lib/server/env';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { chainViews } from '@/lib/server/services/presenter/chain-views';

/** Demo only: the newest events of each chain, and what it keeps. */
export const GET = presenterRoute({}, async () => ({ json: await chainViews(runtimeConfig(), new Date()) }));
