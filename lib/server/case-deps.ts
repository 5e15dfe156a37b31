import 'server-only';
import { chains } from './chain/client';
import { deskDeps } from './desk-deps';
import { gateOf, type ReceiptDeps } from './services/receipt-check';
import type { ReviewDeps } from './services/review-requests';

/** What a citizen's requests for review need, as it is now. */
export const reviewDeps = (): ReviewDeps => {
  const { db, now } = deskDeps();
  return { db, now, gate: () => gateOf(chains().income) };
};

/** What the check of a receipt needs. */
export const receiptDeps = (): ReceiptDeps => ({ db: deskDeps().db, chain: chains().income });
