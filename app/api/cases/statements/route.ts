import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { stateByDesk } from '@/lib/server/services/income-desk';
import { zDeskStatement } from '@/lib/shared/schemas/work-list-api';

/** The income desk takes the place of a source for one month, and states the month's income. */
export const POST = withRole(DECIDING_ROLES, { body: zDeskStatement }, async ({ actor, body }) => ({
  status: 201,
  json: await stateByDesk(actor, body, deskDeps()),
}));
