'use client';

import { useCard } from '@/lib/client/card/use-card';
import type { AdvanceRecord, ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { MonthOutcome } from '@/lib/shared/card/month';

export type AwaitingMonth = Extract<MonthOutcome, { kind: 'awaiting' }>;
export type Case =
  | { readonly kind: 'claim'; readonly period: number; readonly claim: ClaimRecord }
  | { readonly kind: 'awaiting'; readonly period: number; readonly outcome: AwaitingMonth }
  /** The lump sum is for no month: it stands before all of them. */
  | { readonly kind: 'advance'; readonly period: typeof ALWAYS_FIRST; readonly record: AdvanceRecord };

const ALWAYS_FIRST = Number.POSITIVE_INFINITY;

/** Claims, and months that wait for a statement, newest first. What did not work still needs the citizen: it runs. */
export function useCases(): { readonly running: readonly Case[]; readonly finished: readonly Case[] } {
  const { claims, months, asbestos } = useCard();
  const awaiting = months.flatMap(({ period, outcome, claim }): Case[] =>
    outcome.kind === 'awaiting' && !claim ? [{ period, kind: 'awaiting', outcome }] : [],
  );
  const advance = asbestos.record
    ? [{ kind: 'advance', period: ALWAYS_FIRST, record: asbestos.record } satisfies Case]
    : [];
  const cases = [
    ...advance,
    ...claims.map((claim): Case => ({ period: claim.period, kind: 'claim', claim })),
    ...awaiting,
  ].sort((a, b) => b.period - a.period);
  const isFinished = (item: Case) =>
    (item.kind === 'claim' && item.claim.state.phase === 'arrived') ||
    (item.kind === 'advance' && item.record.state.phase === 'arrived');
  return { running: cases.filter((item) => !isFinished(item)), finished: cases.filter(isFinished) };
}
