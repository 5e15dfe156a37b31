import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { panelDesk } from '@/lib/server/services/asbestos/panel-desk';

/** Requests that cards sent to the panel, and the register of doctors. */
export const GET = withRole(['panel'], {}, async () => ({ json: await panelDesk(deskDeps()) }));
