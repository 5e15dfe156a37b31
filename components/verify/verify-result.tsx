'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Verification } from '@/lib/client/tally/use-verification';
import { useFormat } from '@/lib/i18n/use-format';
import { stepNumber } from './verify-view';

/** How a check ended, in words that need no knowledge of cryptography. */
export function VerifyResult({ verification, onRetry }: { verification: Verification; onRetry: () => void }) {
  const t = useTranslations('verify');
  const format = useFormat();
  if (verification.phase === 'failed') return <ErrorNotice code={verification.code} onRetry={onRetry} />;
  if (verification.phase !== 'done') return null;
  const { outcome } = verification;
  switch (outcome.kind) {
    case 'verified':
      return (
        <Alert tone="good" title={t('result.verified')}>
          <p>{t('result.verifiedBody', { count: outcome.claims, total: format.cents(outcome.totalCents) })}</p>
        </Alert>
      );
    case 'refused': {
      const values = { number: stepNumber(outcome.step), step: t(`steps.${outcome.step}`) };
      return (
        <Alert tone="bad" title={t('result.refused')} live="alert">
          <p>{t('result.refusedBody', values)}</p>
          <p>{t(`refusals.${outcome.reason}`)}</p>
          <p>{t('result.refusedNext')}</p>
        </Alert>
      );
    }
    case 'unknown':
      return (
        <Alert tone="bad" title={t('result.refused')} live="alert">
          <p>{t('result.unknown')}</p>
        </Alert>
      );
    case 'unreachable': {
      const values = { number: stepNumber(outcome.step), step: t(`steps.${outcome.step}`) };
      return (
        <Alert tone="warn" title={t('result.unreachable')}>
          <p>{outcome.step === 'pool' ? t('result.unreachablePool') : t('result.unreachableBody', values)}</p>
          <p>{t('result.unreachableNext')}</p>
        </Alert>
      );
    }
    case 'not-opened':
      return (
        <Alert tone="warn" title={t('result.notOpened')}>
          <p>{t('result.notOpenedBody')}</p>
        </Alert>
      );
  }
}
