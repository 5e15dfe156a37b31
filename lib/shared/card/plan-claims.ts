import { period as parsePeriod } from '../domain/period';
import type { CardData } from './card-data';
import { type ClaimRecord, isUnsent, newRun } from './claim-progress';
import type { Knowledge } from './knowledge';
import { addMessage } from './messages';
import type { CardCredentialView, MonthView } from './views';

/** Places in a register that came within this time of each other are one change of it: one message. */
const TOGETHER_MS = 60_000;

/** A place that was split into months came in parts: the first of them tells. @param views newest first */
function isLaterPart(view: CardCredentialView, index: number, views: readonly CardCredentialView[]): boolean {
  return views.some((other, place) => {
    if (other.entitlement === null || other.entitlement.scheme !== view.entitlement?.scheme) return false;
    const aheadMs = view.receivedAtMs - other.receivedAtMs;
    return aheadMs < TOGETHER_MS && (aheadMs > 0 || (aheadMs === 0 && place > index));
  });
}

/** Messages about what came in and what it means. */
export function addReadingMessages(data: CardData, knowledge: Knowledge, nowMs: number): CardData {
  let next = data;
  for (const [index, view] of knowledge.credentials.entries()) {
    const at = { atMs: view.receivedAtMs, issuerName: view.issuerName || null };
    if (view.status === 'refused') {
      next = addMessage(next, {
        id: `refused:${view.id}:${view.code}`,
        kind: 'statement-refused',
        code: view.code,
        ...at,
      });
    } else if (view.statement !== null) {
      const { period } = view.statement;
      const kind = view.of === 'partner' ? 'partner-statement-received' : 'statement-received';
      next = addMessage(next, { id: `received:${view.id}`, kind, period, ...at });
    } else if (view.entitlement !== null && !isLaterPart(view, index, knowledge.credentials)) {
      const { scheme } = view.entitlement;
      next = addMessage(next, { id: `received:${view.id}`, kind: 'entitlement-received', scheme, ...at });
    } else if (view.household !== null) {
      const { scheme } = view.household;
      next = addMessage(next, { id: `received:${view.id}`, kind: 'household-told', scheme, ...at });
    }
  }
  for (const { period, outcome, claim } of knowledge.months) {
    if (outcome.kind === 'no-right' && claim === null) {
      const { scheme } = outcome.assessment;
      next = addMessage(next, { id: `above-norm:${period}`, kind: 'above-norm', atMs: nowMs, period, scheme });
    }
    if (outcome.kind === 'awaiting') {
      const names = outcome.awaiting.map(({ issuerName }) => issuerName).join(', ');
      const id = `awaited:${period}:${names}`;
      next = addMessage(next, { id, kind: 'statement-awaited', atMs: nowMs, period, issuerName: names });
    }
  }
  return next;
}

function newRecord({ period, outcome, other }: MonthView, nowMs: number): ClaimRecord | null {
  if (outcome.kind !== 'right') return null;
  const { scheme, breakdown } = outcome.assessment;
  return {
    ...newRun(breakdown.supplementCents, nowMs),
    period: parsePeriod(period),
    scheme,
    otherScheme: other?.kind === 'right' ? other.assessment.scheme : null,
  };
}

/**
 * The claims that the card's months call for: a new one for each right, an unsent one brought up to date with a newer
 * statement or dropped when there is no right any more. What was sent stays as it is, and so does an unsent one while the
 * portal serves no policy for its month.
 */
export function planClaims(data: CardData, knowledge: Knowledge, nowMs: number): CardData {
  const kept = data.claims.flatMap((record) => {
    if (!isUnsent(record)) return [record];
    const month = knowledge.months.find(({ period }) => period === record.period);
    // A claim is made where there is a policy: one that is gone is a fault of the portal's, and passes.
    if (month?.outcome?.kind === 'no-policy') return [record];
    const fresh = month === undefined ? null : newRecord(month, nowMs);
    if (fresh === null) return [];
    return [{ ...record, scheme: fresh.scheme, amountCents: fresh.amountCents, otherScheme: fresh.otherScheme }];
  });
  const added = knowledge.months.flatMap((month) => {
    const fresh = kept.some(({ period }) => period === month.period) ? null : newRecord(month, nowMs);
    return fresh === null ? [] : [fresh];
  });
  return { ...data, claims: [...kept, ...added].sort((a, b) => b.period - a.period) };
}

/** In automatic mode too: two schemes may apply and the amount of one is not known yet, so the citizen chooses. */
export const needsChoice = (month: MonthView): boolean => month.other?.kind === 'awaiting';
