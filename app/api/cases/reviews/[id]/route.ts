import { z } from 'zod';
import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { decideCase, readCase } from '@/lib/server/services/work-list-cases';
import { zCaseDecision } from '@/lib/shared/schemas/work-list-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** One request of an own client. */
export const GET = withRole(DECIDING_ROLES, { params }, async ({ actor, params: { id } }) => ({
  json: await readCase(actor, id, deskDeps()),
}));

/** Decides on it, for a reason from the list. */
export const POST = withRole(
  DECIDING_ROLES,
  { params, body: zCaseDecision },
  async ({ actor, params: { id }, body }) => ({
    json: await decideCase(actor, id, body, deskDeps()),
  }),
);
