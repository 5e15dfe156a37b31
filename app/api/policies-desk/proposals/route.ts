import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { proposePolicy } from '@/lib/server/services/policy-desk-propose';
import { zPolicyProposalRequest } from '@/lib/shared/schemas/policies-desk-api';

/** Proposes a table of norms for some months to come. */
export const POST = withRole(DECIDING_ROLES, { body: zPolicyProposalRequest }, async ({ actor, body }) => ({
  status: 201,
  json: await proposePolicy(actor, body, policyDeskDeps()),
}));
