import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { FIGURE_ROLES } from '@/lib/server/services/figures';
import { liveStatus } from '@/lib/server/services/figures-live';

/** How chains, jobs and messages are at this moment, and whether the figures were worked out anew. */
export const GET = withRole(FIGURE_ROLES, {}, async () => ({ json: await liveStatus(database(), new Date()) }));
