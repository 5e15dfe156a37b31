import { z } from 'zod';
import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { receiptDeps } from '@/lib/server/case-deps';
import { checkAttachedReceipt } from '@/lib/server/services/work-list-cases';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** What the chain says of the claim that the citizen showed with a request. */
export const GET = withRole(DECIDING_ROLES, { params }, async ({ actor, params: { id } }) => ({
  json: await checkAttachedReceipt(actor, id, receiptDeps()),
}));
