import { type TasAmount, tasAmountAt, tasStartSec } from '@/lib/shared/rules/tas/amounts';
import type { AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';

/**
 * Where an amount comes from: source and mark belong to a figure from its own day on, so they are shown only while both
 * are the same. Null: people set it.
 */
export function advanceSource({
  amountCents,
  startsAtSec,
}: Pick<AdvancePublication, 'amountCents' | 'startsAtSec'>): TasAmount | null {
  const row = tasAmountAt(startsAtSec);
  return row && row.amountCents === amountCents && tasStartSec(row) === startsAtSec ? row : null;
}

/** Policies that start after a moment, the first one first. */
export const comingAdvances = (publications: readonly AdvancePublication[], nowSec: number): AdvancePublication[] =>
  publications.filter(({ startsAtSec }) => startsAtSec > nowSec).sort((a, b) => a.startsAtSec - b.startsAtSec);

/**
 * Whether the policy is certainly one of those with which the contract began: with two signatures a policy starts after
 * its block. Of another one the events alone do not tell: a policy of the start may lie in the future as well.
 */
export const isOfTheStart = ({ startsAtSec, publishedAtSec }: AdvancePublication): boolean =>
  startsAtSec <= publishedAtSec;
