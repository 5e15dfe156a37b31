import type { CardMessage } from '@/lib/shared/card/messages';
import type { CardApi } from './card-api';

/** Messages that still hold: one that asks for something goes when that is done, or no longer asked for. */
export function currentMessages({
  messages,
  claims,
  months,
  asbestos,
}: Pick<CardApi, 'messages' | 'claims' | 'months' | 'asbestos'>): readonly CardMessage[] {
  return messages.filter(({ kind, period, issuerName, amountCents }) => {
    if (kind === 'confirm-needed') {
      return claims.some((claim) => claim.period === period && claim.state.phase === 'confirm-needed');
    }
    if (kind === 'apply-now') {
      // One about another amount than is asked for now is over as well.
      const { record } = asbestos;
      return record?.state.phase === 'confirm-needed' && record.amountCents === amountCents;
    }
    if (kind !== 'statement-awaited') return true;
    const outcome = months.find((month) => month.period === period)?.outcome;
    if (outcome?.kind !== 'awaiting') return false;
    // As plan-claims writes it: once one of two statements is there, the message about both is over.
    return outcome.awaiting.map((source) => source.issuerName).join(', ') === issuerName;
  });
}
