import { z } from 'zod';
import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { decidePolicy } from '@/lib/server/services/policy-desk-decide';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { zPolicyDecision } from '@/lib/shared/schemas/policies-desk-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Approves or rejects a colleague's proposal, or withdraws an own one. */
export const POST = withRole(
  DECIDING_ROLES,
  { params, body: zPolicyDecision },
  async ({ actor, params: { id }, body }) => ({
    json: await decidePolicy(actor, id, body, policyDeskDeps()),
  }),
);
