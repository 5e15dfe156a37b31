import type { ReceiptReason } from '../../domain/reviews';
import { AppError } from '../../errors/app-error';
import type { Receipt } from '../../protocol/receipt';
import type { PublicConfig } from '../../schemas/public-api';
import { type WireReviewNew, wireReceipt } from '../../schemas/review-api';
import type { CardData } from '../card-data';
import { receiptOf } from '../receipt';
import type { CardIdentity } from './ports';
import type { Requests } from './requests';

type Without<Of, Key extends PropertyKey> = Of extends unknown ? Omit<Of, Key> : never;
/** What is asked, without the receipt: the card makes that itself. */
export type ReviewQuestion = Without<WireReviewNew, 'receipt'>;

/** What a citizen can do to have a human look, and to show one own claim. */
export type ReviewActions = {
  /**
   * Asks a human to look at a month or an income statement.
   * @param receiptOf the month whose claim is shown with it, or null
   * @throws REVIEW_OPEN, NOT_IN_REGISTER, RECEIPT_NOT_READY
   */
  requestReview(question: ReviewQuestion, receiptOf: number | null): Promise<void>;
  /** Takes an open request back; what it showed is deleted. @throws REVIEW_DECIDED */
  withdrawReview(id: string): Promise<void>;
  /** Opens one own claim to a reviewer of choice. @throws NOT_FOUND without a claim, RECEIPT_NOT_READY */
  makeReceipt(period: number, reason: ReceiptReason): Promise<Receipt>;
};

type Host = {
  readonly identity: CardIdentity;
  readonly config: PublicConfig;
  readonly requests: Requests;
  readonly data: () => CardData;
};

export function reviewActions({ identity, config, requests, data }: Host): ReviewActions {
  function open(period: number, reason: ReceiptReason): Receipt {
    const record = data().claims.find((claim) => claim.period === period);
    if (record === undefined) throw new AppError('NOT_FOUND');
    return receiptOf(identity, config, record, reason);
  }
  return {
    async requestReview(question, period) {
      const receipt = period === null ? null : wireReceipt(open(period, 'review'));
      await requests.requestReview({ ...question, receipt });
    },
    async withdrawReview(id) {
      await requests.withdrawReview(id);
    },
    makeReceipt: async (period, reason) => open(period, reason),
  };
}
