import type { ReviewActions } from '@/lib/shared/card/agent/review-actions';

/** Asking a human, and showing one own claim. @param opened the open card; throws CARD_LOCKED */
export const reviewApi = (opened: () => ReviewActions): ReviewActions => ({
  requestReview: async (question, receiptOf) => opened().requestReview(question, receiptOf),
  withdrawReview: async (id) => opened().withdrawReview(id),
  makeReceipt: async (period, reason) => opened().makeReceipt(period, reason),
});
