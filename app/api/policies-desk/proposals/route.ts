import { withRole } from '@/lib/server/auth/with-role';
import { POLICY_ROLES } from '@/lib/server/services/policy-desk';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { proposePolicy } from '@/lib/server/services/policy-desk-propose';
import { zPolicyProposalRequest } from '@/lib/shared/schemas/policies-desk-api';

/** Proposes a table of norms for some months to come. */
export const POST = withRole(POLICY_ROLES, { body: zPolicyProposalRequest }, async ({ actor, body }) => ({
  status: 201,
  json: await proposePolicy(actor, body, policyDeskDeps()),
}));
