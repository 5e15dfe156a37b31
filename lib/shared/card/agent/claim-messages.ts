import type { CardData } from '../card-data';
import type { ClaimRecord } from '../claim-progress';
import { addMessage } from '../messages';

/** Messages about what became of a claim. */
export function withClaimMessage(data: CardData, claim: ClaimRecord, atMs: number): CardData {
  const { period, scheme, amountCents, state } = claim;
  const about = { atMs, period, scheme, amountCents };
  switch (state.phase) {
    case 'confirm-needed':
      return addMessage(data, { id: `confirm:${period}`, kind: 'confirm-needed', ...about });
    case 'sent':
    case 'accepted':
      return addMessage(data, { id: `on-its-way:${period}`, kind: 'supplement-on-its-way', ...about });
    case 'arrived':
      return addMessage(data, { id: `arrived:${period}`, kind: 'supplement-arrived', ...about });
    case 'failed':
      return addMessage(data, { id: `failed:${period}:${atMs}`, kind: 'claim-failed', code: state.code, ...about });
    default:
      return data;
  }
}
