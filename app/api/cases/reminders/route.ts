import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { remindSource } from '@/lib/server/services/work-list-cases';
import { zReminder } from '@/lib/shared/schemas/work-list-api';

/** Asks a source that is late to issue its statement. */
export const POST = withRole(DECIDING_ROLES, { body: zReminder }, async ({ actor, body }) => {
  await remindSource(actor, body, deskDeps());
  return { status: 201, json: {} };
});
