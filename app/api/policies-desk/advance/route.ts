import { withRole } from '@/lib/server/auth/with-role';
import { advancePolicyDesk } from '@/lib/server/services/advance-policy-desk';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';

/** The policies of the lump sum that SVB pays, as the health chain has them, and what was proposed. */
export const GET = withRole(['svb'], {}, async ({ actor }) => ({
  json: await advancePolicyDesk(actor, policyDeskDeps()),
}));
