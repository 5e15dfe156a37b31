import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { decideRequest } from '@/lib/server/services/asbestos/panel-desk';
import { zPanelDecision } from '@/lib/shared/schemas/health-desk-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** The panel's decision. */
export const POST = withRole(['panel'], { params, body: zPanelDecision }, async ({ actor, params: { id }, body }) => ({
  json: await decideRequest(id, body, deskDeps(), actor),
}));
