'use client';

import { useCard } from '@/lib/client/card/use-card';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { MonthOutcome } from '@/lib/shared/card/month';

export type AwaitingMonth = Extract<MonthOutcome, { kind: 'awaiting' }>;
export type Case = { readonly period: number } & (
  | { readonly kind: 'claim'; readonly claim: ClaimRecord }
  | { readonly kind: 'awaiting'; readonly outcome: AwaitingMonth }
);

/** Claims, and months that wait for a statement, newest first. What did not work still needs the citizen: it runs. */
export function useCases(): { readonly running: readonly Case[]; readonly finished: readonly Case[] } {
  const { claims, months } = useCard();
  const awaiting = months.flatMap(({ period, outcome, claim }): Case[] =>
    outcome.kind === 'awaiting' && !claim ? [{ period, kind: 'awaiting', outcome }] : [],
  );
  const cases = [...claims.map((claim): Case => ({ period: claim.period, kind: 'claim', claim })), ...awaiting].sort(
    (a, b) => b.period - a.period,
  );
  const isFinished = (item: Case) => item.kind === 'claim' && item.claim.state.phase === 'arrived';
  return { running: cases.filter((item) => !isFinished(item)), finished: cases.filter(isFinished) };
}
