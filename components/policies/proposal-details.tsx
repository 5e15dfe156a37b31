'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { tableBefore } from '@/lib/shared/domain/policy-change-unusual';
import type { PolicyProposalView } from '@/lib/shared/schemas/policies-desk-api';
import { Alert } from '../ui/alert';
import { Card } from '../ui/card';
import { type DefinitionItem, DefinitionList } from '../ui/definition-list';
import { ErrorNotice } from '../ui/error-notice';
import { ChangeTables } from './change-table';
import { EstimateCard } from './estimate-card';
import { monthsText } from './months-text';
import { referenceOf } from './proposal-done';
import { ProposalStatus } from './proposal-status';
import type { DeskFacts } from './types';

/** One proposal: how far it is, who did what, old beside new, and what it would have meant. */
export function ProposalDetails({ facts, proposal }: { facts: DeskFacts; proposal: PolicyProposalView }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const { status, reason, deciderName, decidedAtMs } = proposal;
  const byAt = (name: string, atMs: number) => t('proposal.byAt', { name, at: formatDateTime(locale, atMs) });
  const before = tableBefore(facts.tables, proposal.fromPeriod);
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
  return (
    <div className="max-w-3xl space-y-8">
      <Card title={t('proposal.what')}>
        <DefinitionList items={items} />
      </Card>
      {status === 'failed' && proposal.errorCode !== null && <ErrorNotice code={proposal.errorCode} />}
      <Alert tone="info" title={t('proposal.nextTitle')}>
        <p>{status === 'proposed' && !proposal.isOwn ? t('proposal.yours') : t(`proposal.next.${status}`)}</p>
        {status === 'proposed' && <p>{t(`whoDecides.${facts.scheme}`)}</p>}
      </Alert>
      <section className="space-y-3">
        <p>{before ? t('check.compared', { month: formatPeriod(locale, before.period) }) : t('check.comparedNone')}</p>
        <ChangeTables scheme={facts.scheme} before={before} after={proposal.table} />
      </section>
      {status === 'proposed' && <EstimateCard facts={facts} amounts={proposal.table} />}
    </div>
  );
}
