import type { PublishedAdvance } from '../schemas/advance-api';
import type { CardData } from './card-data';
import { type AdvanceRecord, isUnsent, newRun } from './claim-progress';
import type { Knowledge } from './knowledge';
import type { AsbestosKnowledge } from './medical-knowledge';
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
  // Told by plan-reviews.
  if (subject.about === 'review') return null;
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

/**
 * The message that asks for the click. Another amount is another question, and so is one whose click was lost: it comes
 * again, unread, in the place of the message before.
 */
function withQuestion(
  data: CardData,
  { amountCents, timeline }: AdvanceRecord,
  add: (to: CardData, id: string, kind: CardMessage['kind']) => CardData,
): CardData {
  const askedAtMs = timeline.findLast(({ phase }) => phase === 'confirm-needed')?.atMs ?? 0;
  const id = `apply-now:${amountCents}:${askedAtMs}`;
  const isOver = (message: CardMessage) =>
    message.kind === 'apply-now' && message.amountCents === amountCents && message.id !== id;
  return add({ ...data, messages: data.messages.filter((message) => !isOver(message)) }, id, 'apply-now');
}

/** Messages about what became of the application. */
export function withAdvanceMessage(data: CardData, record: AdvanceRecord, atMs: number): CardData {
  const { amountCents, diagnosisCode, state } = record;
  const add = (to: CardData, id: string, kind: CardMessage['kind'], code: CardMessage['code'] = null): CardData =>
    addMessage(to, { id, kind, atMs, amountCents, diagnosisCode: diagnosisCode || null, code });
  switch (state.phase) {
    case 'confirm-needed':
      return withQuestion(data, record, add);
    case 'sent':
    case 'accepted':
      return add(data, 'advance-on-its-way', 'advance-on-its-way');
    case 'arrived':
      return add(data, 'advance-arrived', 'advance-arrived');
    case 'failed':
      return add(data, `advance-failed:${atMs}`, 'advance-failed', state.code);
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
  /** The health chain says the same of the policy as the portal. */
  readonly isConfirmed: (policy: PublishedAdvance) => boolean;
};

/** The click stands: what only the portal says of policies, or says nothing of for a moment, takes none back. */
function keepsClick({ confirmedAtMs }: AdvanceRecord, { policy }: AsbestosKnowledge, facts: AdvanceFacts): boolean {
  return confirmedAtMs !== null && (policy === null || !facts.isConfirmed(policy));
}

/**
 * The application that the card's statements call for, one in a life: a new one for a right, an unsent one brought up to
 * date or dropped when there is no right any more. What was sent stays as it is. An amount that changed since the click is
 * asked about again, so that what was shown is what is paid; but only once the chain says so too.
 */
export function planAdvance(data: CardData, { asbestos }: Knowledge, facts: AdvanceFacts): CardData {
  const { advance } = data;
  const { outcome } = asbestos;
  if (advance !== null && !isUnsent(advance)) return data;
  if (outcome.kind !== 'right') {
    if (advance !== null && (outcome.kind === 'no-policy' || keepsClick(advance, asbestos, facts))) return data;
    if (!facts.isOnChain) return advance === null ? data : { ...data, advance: null };
    if (advance !== null) return data;
    const amountCents = asbestos.policy?.amountCents ?? 0n;
    return { ...data, advance: { ...newRun(amountCents, facts.nowMs), reference: facts.reference, diagnosisCode: 0 } };
  }
  const { amountCents, diagnosisCode } = outcome;
  const before = advance ?? { ...newRun(amountCents, facts.nowMs), reference: facts.reference, diagnosisCode };
  const isSameAmount = before.amountCents === String(amountCents);
  if (!isSameAmount && keepsClick(before, asbestos, facts)) return data;
  const confirmedAtMs = isSameAmount ? before.confirmedAtMs : null;
  const planned: AdvanceRecord = { ...before, diagnosisCode, amountCents: String(amountCents), confirmedAtMs };
  const next = { ...data, advance: planned };
  return planned.state.phase === 'confirm-needed' ? withAdvanceMessage(next, planned, facts.nowMs) : next;
}
