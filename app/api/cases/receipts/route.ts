import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { receiptDeps } from '@/lib/server/case-deps';
import { checkShownReceipt } from '@/lib/server/services/work-list-cases';
import { zReceiptToCheck } from '@/lib/shared/schemas/work-list-api';

/** What the chain says of a receipt that a citizen handed over. Nothing of it is kept but that it was read. */
export const POST = withRole(DECIDING_ROLES, { body: zReceiptToCheck }, async ({ actor, body: { receipt } }) => ({
  json: await checkShownReceipt(actor, receipt, receiptDeps()),
}));
