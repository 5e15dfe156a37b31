'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import { Alert } from '../ui/alert';
import { Card } from '../ui/card';
import { type DefinitionItem, DefinitionList } from '../ui/definition-list';
import { ErrorNotice } from '../ui/error-notice';
import type { ProposalHead } from './desk-path';
import { monthsText } from './months-text';
import { referenceOf } from './proposal-done';
import { ProposalStatus } from './proposal-status';

type ProposalSummaryProps = {
  proposal: ProposalHead;
  /** Who may decide on it, in words. */
  whoDecides: string;
  /** What to do when the chain refused it. */
  afterFailure: string;
};

/** How far a proposal is, who did what, and what happens next. */
export function ProposalSummary({ proposal, whoDecides, afterFailure }: ProposalSummaryProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const { status, reason, deciderName, decidedAtMs } = proposal;
  const byAt = (name: string, atMs: number) => t('proposal.byAt', { name, at: formatDateTime(locale, atMs) });
  const items: DefinitionItem[] = [
    { key: 'status', term: t('proposal.status'), value: <ProposalStatus status={status} /> },
    { key: 'months', term: t('check.months'), value: monthsText(locale, t, proposal) },
    { key: 'by', term: t('proposal.proposedBy'), value: byAt(proposal.proposerName, proposal.proposedAtMs) },
    ...(deciderName !== null && decidedAtMs !== null
      ? [
          {
            key: 'decided',
            term: t(`proposal.decidedBy.${reason === null ? 'approved' : 'rejected'}`),
            value: byAt(deciderName, decidedAtMs),
          },
        ]
      : []),
    ...(reason === null ? [] : [{ key: 'reason', term: t('proposal.reason'), value: t(`decide.reasons.${reason}`) }]),
    { key: 'reference', term: t('proposal.reference'), value: <code>{referenceOf(proposal)}</code> },
  ];
  const next = status === 'failed' ? afterFailure : t(`proposal.next.${status}`);
  return (
    <>
      <Card title={t('proposal.what')}>
        <DefinitionList items={items} />
      </Card>
      {status === 'failed' && proposal.errorCode !== null && <ErrorNotice code={proposal.errorCode} />}
      <Alert tone="info" title={t('proposal.nextTitle')}>
        <p>{status === 'proposed' && !proposal.isOwn ? t('proposal.yours') : next}</p>
        {status === 'proposed' && <p>{whoDecides}</p>}
      </Alert>
    </>
  );
}
