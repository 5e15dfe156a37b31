import { DECIDING_ROLES } from '@/lib/server/auth/own-register';
import { withRole } from '@/lib/server/auth/with-role';
import { receiptDeps } from '@/lib/server/case-deps';
import { checkReceipt } from '@/lib/server/services/receipt-check';
import { zReceiptToCheck } from '@/lib/shared/schemas/work-list-api';

/** What the chain says of a receipt that a citizen handed over. Nothing of it is kept. */
export const POST = withRole(DECIDING_ROLES, { body: zReceiptToCheck }, async ({ body: { receipt } }) => ({
  json: await checkReceipt(receipt, receiptDeps()),
}));
