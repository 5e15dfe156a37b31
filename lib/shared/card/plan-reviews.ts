import type { CardData } from './card-data';
import { addMessage } from './messages';
import type { CardCredentialView } from './views';

/** Messages about what people answered to a request for review, or decided about a statement that did not come. */
export function addReviewMessages(data: CardData, credentials: readonly CardCredentialView[]): CardData {
  let next = data;
  for (const { id, status, receivedAtMs: atMs, issuerName, answer } of credentials) {
    const subject = answer?.credentialSubject;
    if (status === 'refused' || subject?.about !== 'review') continue;
    const { period, scheme, decision, reason: decisionReason, askedIssuer } = subject;
    next = addMessage(next, {
      id: `received:${id}`,
      kind: subject.kind === 'missing' ? 'missing-decided' : 'review-answered',
      ...{ atMs, period, scheme, decision, decisionReason },
      issuerName: issuerName || null,
      askedIssuer,
    });
  }
  return next;
}
