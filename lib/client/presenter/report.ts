import type { CardApi } from '@/lib/client/card/card-api';
import type { RunRecord } from '@/lib/shared/card/claim-progress';
import type { PersonaReport, RunReport } from '@/lib/shared/presenter/persona-message';

function runOf({ state, amountCents, timeline, retry }: RunRecord): RunReport {
  const code = state.phase === 'failed' ? state.code : (retry?.code ?? null);
  return { phase: state.phase, amountCents, timeline, code };
}

/** What the stage is told of a card: nothing that the card's own pages do not show. */
export function reportOf(person: string, error: string | null, card: CardApi): PersonaReport {
  const { status, consent, credentials, claims, months, asbestos } = card;
  return {
    kind: 'voorzien.persona',
    person,
    phase: status.kind,
    error,
    consent: consent !== null,
    entitled: credentials.some(({ entitlement, status: is }) => entitlement !== null && is === 'valid'),
    claims: claims.map((claim) => ({ ...runOf(claim), scheme: claim.scheme, period: claim.period })),
    months: months.map(({ period, outcome }) => ({ period, outcome: outcome.kind })),
    advance: asbestos.record === null ? null : runOf(asbestos.record),
    tasks: asbestos.tasks.map(({ key, state }) => ({ key, state })),
  };
}
