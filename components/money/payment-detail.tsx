'use client';

import { useTranslations } from 'next-intl';
import { asErrorCode } from '@/components/ui/error-notice';
import { useFormat } from '@/lib/i18n/use-format';
import type { PlanStep } from '@/lib/shared/card/money/plan-state';
import { FailedPayment } from './failed-payment';
import { ProofDetail } from './proof-detail';

/** Whether there is more to say about a payment than its phase. */
export const hasDetail = ({ state, retry }: PlanStep): boolean =>
  retry !== null || state.phase === 'failed' || state.phase === 'proving' || state.phase === 'consolidating';

/** Why a payment stopped or waits, or what its proof waits for. */
export function PaymentDetail({ step, index }: { step: PlanStep; index: number }) {
  const t = useTranslations('money.progress');
  const errors = useTranslations('errors');
  const format = useFormat();
  if (step.state.phase === 'failed') return <FailedPayment index={index} code={step.state.code} />;
  if (step.retry === null) return <ProofDetail />;
  const { code, atMs } = step.retry;
  return t('retry', { reason: errors(`${asErrorCode(code)}.title`), time: format.time(atMs) });
}
