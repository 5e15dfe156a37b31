'use client';

import { useTranslations } from 'next-intl';
import { monthStartSec } from '@/lib/shared/domain/advance-change';
import type { AdvanceProposalView, AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';
import { AdvanceChangeList } from './advance-change-list';
import { ProposalSummary } from './proposal-summary';

type AdvanceProposalDetailsProps = {
  proposal: AdvanceProposalView;
  /** Newest first. */
  publications: readonly AdvancePublication[];
};

/** One proposal of the lump sum: how far it is, who did what, old beside new. */
export function AdvanceProposalDetails({ proposal, publications }: AdvanceProposalDetailsProps) {
  const t = useTranslations('advancePolicies');
  const start = monthStartSec(proposal.fromPeriod);
  const before = publications.find(({ startsAtSec }) => startsAtSec < start) ?? null;
  return (
    <div className="max-w-3xl space-y-8">
      <ProposalSummary proposal={proposal} whoDecides={t('whoDecides')} afterFailure={t('afterFailure')} />
      <AdvanceChangeList before={before} amountCents={proposal.amountCents} fromPeriod={proposal.fromPeriod} />
    </div>
  );
}
