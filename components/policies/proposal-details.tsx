'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { tableBefore } from '@/lib/shared/domain/policy-change-unusual';
import type { PolicyProposalView } from '@/lib/shared/schemas/policies-desk-api';
import { ChangeTables } from './change-table';
import { EstimateCard } from './estimate-card';
import { ProposalSummary } from './proposal-summary';
import type { DeskFacts } from './types';

/** One proposal: how far it is, who did what, old beside new, and what it would have meant. */
export function ProposalDetails({ facts, proposal }: { facts: DeskFacts; proposal: PolicyProposalView }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const before = tableBefore(facts.tables, proposal.fromPeriod);
  return (
    <div className="max-w-3xl space-y-8">
      <ProposalSummary
        proposal={proposal}
        whoDecides={t(`whoDecides.${facts.scheme}`)}
        afterFailure={t('proposal.next.failed')}
      />
      <section className="space-y-3">
        <p>{before ? t('check.compared', { month: formatPeriod(locale, before.period) }) : t('check.comparedNone')}</p>
        <ChangeTables scheme={facts.scheme} before={before} after={proposal.table} />
      </section>
      {proposal.status === 'proposed' && <EstimateCard facts={facts} amounts={proposal.table} />}
    </div>
  );
}
