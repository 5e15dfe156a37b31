import { type Period, period } from '@/lib/shared/domain/period';
import { monthsOf } from '@/lib/shared/domain/policy-change';
import type { SupplementPolicy } from '@/lib/shared/protocol/policy';
import { SUPPLEMENT_PACKS, supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { ProposalRow } from '../repositories/policy-proposals';

/**
 * The policies that an approved proposal stands for, one a month: nothing in them is looked up anew, so that what is sent
 * is what was approved. @returns none when the proposal names no scheme of this deployment, or has no tally key
 */
export function policiesOfProposal(
  row: Pick<ProposalRow, 'scheme' | 'fromPeriod' | 'months' | 'amounts' | 'tallyKey'>,
): SupplementPolicy[] {
  const scheme = supplementSchemeOf(row.scheme);
  const { tallyKey } = row;
  if (!scheme || !tallyKey) return [];
  const { id, basis, nullifierClass } = SUPPLEMENT_PACKS[scheme];
  return monthsOf(row).map((month: Period) => ({
    scheme: id,
    basis,
    nullifierClass,
    period: period(month),
    ...row.amounts,
    tallyKey,
  }));
}
