import type { z } from 'zod';
import type { WireReceipt } from '@/lib/shared/schemas/review-api';
import {
  type CaseDecision,
  type DeskStatement,
  type ReceiptCheck,
  type ReviewCase,
  zDeskStatementDone,
  zReceiptCheck,
  zReviewCase,
} from '@/lib/shared/schemas/work-list-api';
import { type ApiAnswer, callApi } from '../staff/api-call';

const post = (json: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(json) });

/** 409 REVIEW_DECIDED when somebody was first. */
export const decideCase = (id: string, decision: CaseDecision): Promise<ApiAnswer<ReviewCase>> =>
  callApi(`/api/cases/reviews/${encodeURIComponent(id)}`, zReviewCase, post(decision));

/** What the chain says of the receipt that came with a question. */
export const checkAttached = (id: string): Promise<ApiAnswer<ReceiptCheck>> =>
  callApi(`/api/cases/reviews/${encodeURIComponent(id)}/receipt`, zReceiptCheck);

/** What the chain says of a receipt that was handed over. */
export const checkReceipt = (receipt: WireReceipt): Promise<ApiAnswer<ReceiptCheck>> =>
  callApi('/api/cases/receipts', zReceiptCheck, post({ receipt }));

/** 409 ENTRY_CHANGED or REVIEW_DECIDED when somebody was first. */
export const stateIncome = (statement: DeskStatement): Promise<ApiAnswer<z.output<typeof zDeskStatementDone>>> =>
  callApi('/api/cases/statements', zDeskStatementDone, post(statement));
