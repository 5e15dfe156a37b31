'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { usePageTitle } from '@/components/citizen/use-page-title';
import { ReceiptPanel } from '@/components/review/receipt-panel';
import { ReviewSection } from '@/components/review/review-section';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { asErrorCode, ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { useCard, useClaims, useConfirmClaim } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { CaseProgress } from './case-progress';
import { CaseTechnical } from './case-technical';
import { ConfirmClaim } from './confirm-claim';
import { PhaseBadge } from './phase-badge';
import { useCaseStatus } from './use-case-status';

/** One running case. @param period yyyymm */
export function CasePage({ period }: { period: number }) {
  const t = useTranslations('mijn.case');
  const nav = useTranslations('mijn.nav');
  const format = useFormat();
  const { claimOf } = useClaims();
  const claim = claimOf(period);
  const month = format.period(period);
  usePageTitle(t('title', { month }));
  return (
    <>
      <PageHeader
        title={t('title', { month })}
        back={{ href: '/mijn/zaken', label: nav('cases') }}
        aside={claim && <PhaseBadge phase={claim.state.phase} />}
      />
      {claim ? (
        <CaseBody claim={claim} />
      ) : (
        <EmptyState
          title={t('notFoundTitle')}
          action={<ButtonLink href={`/mijn/maand/${period}`}>{t('toMonth')}</ButtonLink>}
        >
          <p>{t('notFound')}</p>
        </EmptyState>
      )}
    </>
  );
}

function CaseBody({ claim }: { claim: ClaimRecord }) {
  const t = useTranslations('mijn.case');
  const scheme = useTranslations('common.scheme');
  const money = useTranslations('money.fromCase');
  const errors = useTranslations('errors');
  const format = useFormat();
  const { config, months } = useCard();
  const retry = useAction(useConfirmClaim(claim.period).retry);
  const status = useCaseStatus(claim);
  const outcome = months.find(({ period }) => period === claim.period)?.outcome;
  const amount = format.cents(claim.amountCents);
  return (
    <div className="space-y-6">
      <p className="text-lg">{t('intro', { scheme: scheme(claim.scheme), amount })}</p>
      {claim.state.phase === 'confirm-needed' && outcome?.kind === 'right' && (
        <ConfirmClaim claim={claim} assessment={outcome.assessment} />
      )}
      {claim.state.phase === 'arrived' && (
        <Alert tone="good" title={t('arrivedTitle', { amount })}>
          <p>
            {t('arrivedBody')} {money('body')}
          </p>
          <ButtonLink href="/mijn/geld">{money('action')}</ButtonLink>
        </Alert>
      )}
      {claim.state.phase === 'failed' && <ErrorNotice code={claim.state.code} onRetry={() => void retry.run()} />}
      {claim.retry && (
        <Alert tone="warn" live="status" title={t('retryTitle')}>
          <p>
            {t('retryBody', {
              reason: `${errors(`${asErrorCode(claim.retry.code)}.title`)}.`,
              time: format.time(claim.retry.atMs),
            })}
          </p>
        </Alert>
      )}
      <Card>
        <CaseProgress claim={claim} label={t('progressLabel')} status={status} stepLabel={(key) => t(`steps.${key}`)} />
      </Card>
      {claim.state.phase === 'arrived' && (
        <Card title={t('nextTitle')}>
          <p>{t('next')}</p>
          <p className="mt-2">
            {t('reference')}: <strong>{`${claim.period}-${claim.scheme.toUpperCase()}`}</strong>
          </p>
        </Card>
      )}
      {config?.demo && config.claimDelayMaxSec === 0 && <Alert tone="info">{t('noTimingPrivacy')}</Alert>}
      <p>
        <Link href={`/mijn/maand/${claim.period}`} className="font-semibold text-brand underline underline-offset-4">
          {t('toMonth')}
        </Link>
      </p>
      <ReceiptPanel claim={claim} />
      <ReviewSection period={claim.period} />
      <CaseTechnical claim={claim} />
    </div>
  );
}
