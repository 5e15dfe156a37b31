'use client';

import { useTranslations } from 'next-intl';
import { CaseProgress } from '@/components/cases/case-progress';
import { CaseTechnical } from '@/components/cases/case-technical';
import { useAction } from '@/components/citizen/use-action';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { asErrorCode, ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { AdvanceRecord } from '@/lib/shared/card/claim-progress';

/** One sentence about where the application stands now. */
function useStatus({ state, amountCents }: AdvanceRecord): string {
  const t = useTranslations('asbestos.progress.status');
  const format = useFormat();
  switch (state.phase) {
    case 'waiting':
      return t(`waiting-${state.reason}`, { time: format.dateTime(state.untilMs) });
    case 'arrived':
      return t('arrived', { amount: format.cents(amountCents) });
    default:
      return t(state.phase);
  }
}

/** After the click: progress, the confirmation with its reference, what went wrong, and what happens next. */
export function ApplicationProgress({ record }: { record: AdvanceRecord }) {
  const t = useTranslations('asbestos.progress');
  const errors = useTranslations('errors');
  const money = useTranslations('money.fromCase');
  const format = useFormat();
  const { config, retryAdvance } = useCard();
  const retry = useAction(retryAdvance);
  const status = useStatus(record);
  const { state } = record;
  const arrived = state.phase === 'arrived';
  return (
    <>
      {arrived && (
        <Alert tone="good" title={t('arrivedTitle', { amount: format.cents(record.amountCents) })}>
          <p>
            {t('arrivedBody')} {money('body')}
          </p>
          <ButtonLink href="/mijn/geld">{money('action')}</ButtonLink>
        </Alert>
      )}
      {state.phase === 'failed' && <ErrorNotice code={state.code} onRetry={() => void retry.run()} />}
      {record.retry && (
        <Alert tone="warn" live="status" title={t('retryTitle')}>
          <p>
            {t('retryBody', {
              reason: `${errors(`${asErrorCode(record.retry.code)}.title`)}.`,
              time: format.time(record.retry.atMs),
            })}
          </p>
        </Alert>
      )}
      <Card title={t('title')}>
        <CaseProgress claim={record} label={t('label')} status={status} stepLabel={(key) => t(`steps.${key}`)} />
      </Card>
      <Card title={t('nextTitle')}>
        <p>{arrived ? t('nextArrived') : t('nextWaiting')}</p>
        <p className="mt-3">
          {t('reference')}: <strong className="font-mono">{record.reference}</strong>
        </p>
        <p className="text-ink-soft">{t('referenceBody')}</p>
      </Card>
      {config?.demo && config.claimDelayMaxSec === 0 && <Alert tone="info">{t('noTimingPrivacy')}</Alert>}
      <CaseTechnical claim={record} chain="health" />
    </>
  );
}
