import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { decideAdvance } from '@/lib/server/services/advance-policy-decide';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { zPolicyDecision } from '@/lib/shared/schemas/policies-desk-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** Approves or rejects a colleague's proposal, or withdraws an own one. */
export const POST = withRole(['svb'], { params, body: zPolicyDecision }, async ({ actor, params: { id }, body }) => ({
  json: await decideAdvance(actor, id, body, policyDeskDeps()),
}));
