'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { useCard, useClaims } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { MonthOutcome } from '@/lib/shared/card/month';
import { PhaseBadge } from './phase-badge';
import { useCaseStatus } from './use-case-status';

const ROW = 'rounded-card border border-line bg-surface p-4 shadow-card sm:p-5';

/** Claims, and months that wait for a statement. @param limit show at most so many */
export function CaseList({ limit = Number.POSITIVE_INFINITY }: { limit?: number }) {
  const t = useTranslations('mijn.cases');
  const { claims } = useClaims();
  const { months } = useCard();
  const awaiting = months.flatMap(({ outcome, claim }) => (outcome.kind === 'awaiting' && !claim ? [outcome] : []));
  if (claims.length === 0 && awaiting.length === 0) {
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </EmptyState>
    );
  }
  const rows = [
    ...claims.map((claim) => ({ period: claim.period, row: <ClaimRow key={`claim-${claim.period}`} claim={claim} /> })),
    ...awaiting.map((outcome) => ({
      period: outcome.period,
      row: <AwaitingRow key={`awaiting-${outcome.period}`} outcome={outcome} />,
    })),
  ].sort((a, b) => b.period - a.period);
  return <ul className="space-y-3">{rows.slice(0, limit).map(({ row }) => row)}</ul>;
}

function ClaimRow({ claim }: { claim: ClaimRecord }) {
  const t = useTranslations('mijn.cases');
  const format = useFormat();
  const status = useCaseStatus(claim);
  return (
    <li className={ROW}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-lg font-bold">
          <Link href={`/mijn/zaken/${claim.period}`} className="text-brand underline underline-offset-4">
            {t('caseTitle', { month: format.period(claim.period) })}
          </Link>
        </h3>
        <PhaseBadge phase={claim.state.phase} />
      </div>
      <p className="mt-1">
        {t('amountLabel')}: <strong className="amount">{format.cents(claim.amountCents)}</strong>
      </p>
      <p className="text-ink-soft">{status}</p>
    </li>
  );
}

function AwaitingRow({ outcome }: { outcome: Extract<MonthOutcome, { kind: 'awaiting' }> }) {
  const t = useTranslations('mijn.cases');
  const format = useFormat();
  return (
    <li className={ROW}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-lg font-bold">
          <Link href={`/mijn/maand/${outcome.period}`} className="text-brand underline underline-offset-4">
            {t('caseTitle', { month: format.period(outcome.period) })}
          </Link>
        </h3>
        <Badge>{t('awaitingTitle')}</Badge>
      </div>
      <p className="text-ink-soft">
        {t('awaiting', { issuer: outcome.awaiting.map(({ issuerName }) => issuerName).join(', ') })}
      </p>
    </li>
  );
}
