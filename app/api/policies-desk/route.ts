import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { policyDesk } from '@/lib/server/services/policy-desk';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';

/** The tables of the agency's own scheme, their history, and what was proposed. */
export const GET = withRole(DECIDING_ROLES, {}, async ({ actor }) => ({
  json: await policyDesk(actor, policyDeskDeps()),
}));
