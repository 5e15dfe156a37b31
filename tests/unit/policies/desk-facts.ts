import type { DeskFacts } from '@/components/policies/types';
import { period } from '@/lib/shared/domain/period';
import { claimWindow } from '@/lib/shared/protocol/policy-table';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { amountsOf } from './support';

export const NOVEMBER = period(202611);

/** A publication of the amounts of July 2026. */
export function publicationOf(
  scheme: SupplementScheme,
  month: number,
  changes: Partial<PolicyPublication> = {},
): PolicyPublication {
  const { opensAtSec, closesAtSec } = claimWindow(period(month));
  const { norms, disregards } = amountsOf(scheme);
  return {
    period: period(month),
    norms: [...norms],
    disregards: [...disregards],
    basis: scheme === 'pw' ? 'net' : 'gross',
    policyHash: '1',
    claimOpensAtSec: opensAtSec,
    claimClosesAtSec: closesAtSec,
    publishedAtSec: 1_780_000_000,
    txHash: `0x${month}`,
    origin: { kind: 'start' },
    ...changes,
  };
}

/** A desk in November 2026 that has tables for some months. */
export const factsOf = (scheme: SupplementScheme, ...months: readonly number[]): DeskFacts => ({
  scheme,
  currentMonth: NOVEMBER,
  counts: [],
  paid: null,
  region: 9001,
  poolLimitCents: null,
  tables: months.map((month) => publicationOf(scheme, month)),
});
