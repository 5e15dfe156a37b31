import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { askPanel, ownRequests } from '@/lib/server/services/asbestos/panel-requests';
import { zPanelRequestNew } from '@/lib/shared/schemas/advance-api';

/** The citizen's own requests to the panel. */
export const GET = withRole(['citizen'], {}, async ({ actor }) => ({
  json: { requests: await ownRequests(actor.personId, deskDeps().db) },
}));

/** Shows the panel a doctor's statement, with consent, and asks to have it confirmed. */
export const POST = withRole(['citizen'], { body: zPanelRequestNew }, async ({ actor, body }) => ({
  status: 201,
  json: await askPanel(actor.personId, body.statement, deskDeps()),
}));
