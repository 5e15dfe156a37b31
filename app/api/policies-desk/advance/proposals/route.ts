import { withRole } from '@/lib/server/auth/with-role';
import { proposeAdvance } from '@/lib/server/services/advance-policy-propose';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { zAdvanceProposalRequest } from '@/lib/shared/schemas/advance-policies-api';

/** Proposes another amount of the lump sum, from a month to come. */
export const POST = withRole(['svb'], { body: zAdvanceProposalRequest }, async ({ actor, body }) => ({
  status: 201,
  json: await proposeAdvance(actor, body, policyDeskDeps()),
}));
