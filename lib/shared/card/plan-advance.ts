import type { CardData } from './card-data';
import { type AdvanceRecord, isUnsent, newRun } from './claim-progress';
import type { Knowledge } from './knowledge';
import { addMessage, type CardMessage } from './messages';
import type { CardCredentialView } from './views';

/** Messages about what doctor, panel and issuers sent. */
function ofCredential(
  { id, receivedAtMs: atMs, issuerName, medical, confirmation, answer }: CardCredentialView,
  isTakenBack: (credentialId: string) => boolean,
): Parameters<typeof addMessage>[1] | null {
  const base = { id: `received:${id}`, atMs, issuerName: issuerName || null };
  if (medical !== null) return { ...base, kind: 'medical-received', diagnosisCode: medical.diagnosisCode };
  if (confirmation !== null) return { ...base, kind: 'panel-confirmed', diagnosisCode: confirmation.diagnosisCode };
  if (answer === null) return null;
  const { credentialSubject: subject } = answer;
  if (subject.about === 'panel-request') {
    return { ...base, kind: 'panel-refused', diagnosisCode: subject.diagnosisCode, reason: subject.reason };
  }
  const kind = isTakenBack(subject.credentialId) ? 'medical-withdrawn' : 'contest-answered';
  return { ...base, kind, reason: subject.outcome === 'stands' ? subject.reason : subject.outcome };
}

/** Messages about what came in of doctor and panel, and what it means: made at once when it is read. */
export function addAsbestosMessages(data: CardData, { credentials, asbestos }: Knowledge, nowMs: number): CardData {
  const takenBack = new Set(
    credentials.flatMap(({ status, credentialId }) => (status === 'withdrawn' ? [credentialId] : [])),
  );
  let next = data;
  for (const view of credentials) {
    if (view.status === 'refused') continue;
    const message = ofCredential(view, (id) => takenBack.has(id));
    if (message !== null) next = addMessage(next, message);
  }
  const { outcome } = asbestos;
  // Whoever applied knows of the scheme: a further doctor's statement changes nothing.
  if (outcome.kind === 'may-apply' && data.advance === null) {
    const { diagnosisCode, diagnosedOn, amountCents } = outcome;
    const about = { atMs: nowMs, diagnosisCode, amountCents: String(amountCents) };
    next = addMessage(next, { id: `may-apply:${diagnosisCode}:${diagnosedOn}`, kind: 'scheme-may-apply', ...about });
  }
  if (outcome.kind === 'other-scheme') {
    const { diagnosisCode } = outcome;
    next = addMessage(next, { id: `other-scheme:${diagnosisCode}`, kind: 'other-scheme', atMs: nowMs, diagnosisCode });
  }
  return next;
}

/** Messages about what became of the application. */
export function withAdvanceMessage(data: CardData, record: AdvanceRecord, atMs: number): CardData {
  const { amountCents, diagnosisCode, state } = record;
  const add = (id: string, kind: CardMessage['kind'], code: CardMessage['code'] = null): CardData =>
    addMessage(data, { id, kind, atMs, amountCents, diagnosisCode: diagnosisCode || null, code });
  switch (state.phase) {
    case 'confirm-needed':
      // Another amount is another question.
      return add(`apply-now:${amountCents}`, 'apply-now');
    case 'sent':
    case 'accepted':
      return add('advance-on-its-way', 'advance-on-its-way');
    case 'arrived':
      return add('advance-arrived', 'advance-arrived');
    case 'failed':
      return add(`advance-failed:${atMs}`, 'advance-failed', state.code);
    default:
      return data;
  }
}

export type AdvanceFacts = {
  readonly nowMs: number;
  /** As identity.advanceReference gives it. */
  readonly reference: string;
  /** The payout chain has the lump sum of this card: it was applied for, whatever the card holds now. */
  readonly isOnChain: boolean;
};

/**
 * The application that the card's statements call for, one in a life: a new one for a right, an unsent one brought up to
 * date or dropped when there is no right any more. What was sent stays as it is. An amount that changed since the click is
 * asked about again, so that what was shown is what is paid.
 */
export function planAdvance(data: CardData, { asbestos }: Knowledge, facts: AdvanceFacts): CardData {
  const { advance } = data;
  const { outcome } = asbestos;
  if (advance !== null && !isUnsent(advance)) return data;
  if (outcome.kind !== 'right') {
    if (!facts.isOnChain) return advance === null ? data : { ...data, advance: null };
    if (advance !== null) return data;
    const amountCents = asbestos.policy?.amountCents ?? 0n;
    return { ...data, advance: { ...newRun(amountCents, facts.nowMs), reference: facts.reference, diagnosisCode: 0 } };
  }
  const { amountCents, diagnosisCode } = outcome;
  const before = advance ?? { ...newRun(amountCents, facts.nowMs), reference: facts.reference, diagnosisCode };
  const isSameAmount = before.amountCents === String(amountCents);
  const confirmedAtMs = isSameAmount ? before.confirmedAtMs : null;
  const planned: AdvanceRecord = { ...before, diagnosisCode, amountCents: String(amountCents), confirmedAtMs };
  const next = { ...data, advance: planned };
  return planned.state.phase === 'confirm-needed' ? withAdvanceMessage(next, planned, facts.nowMs) : next;
}
