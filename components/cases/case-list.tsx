'use client';

import { useTranslations } from 'next-intl';
import { AsbestosCase } from '@/components/asbestos/asbestos-case';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { PhaseBadge } from './phase-badge';
import { useCaseStatus } from './use-case-status';
import type { AwaitingMonth, Case } from './use-cases';

const ROW = 'rounded-card border border-line bg-surface p-4 shadow-card sm:p-5';

/** Cases in the order given. @param limit show at most so many */
export function CaseList({ cases, limit = Number.POSITIVE_INFINITY }: { cases: readonly Case[]; limit?: number }) {
  return (
    <ul className="space-y-3">
      {cases.slice(0, limit).map((item) => {
        if (item.kind === 'claim') return <ClaimRow key={item.period} claim={item.claim} />;
        if (item.kind === 'awaiting') return <AwaitingRow key={item.period} outcome={item.outcome} />;
        return (
          <li key={item.kind} className={ROW}>
            <AsbestosCase record={item.record} />
          </li>
        );
      })}
    </ul>
  );
}

export function NoCases() {
  const t = useTranslations('mijn.cases');
  return (
    <EmptyState title={t('emptyTitle')}>
      <p>{t('empty')}</p>
    </EmptyState>
  );
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

function AwaitingRow({ outcome }: { outcome: AwaitingMonth }) {
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
