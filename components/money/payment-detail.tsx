'use client';

import { useTranslations } from 'next-intl';
import { asErrorCode } from '@/components/ui/error-notice';
import { useFormat } from '@/lib/i18n/use-format';
import type { PlanStep, StepPhase } from '@/lib/shared/card/money/plan-state';
import { FailedPayment } from './failed-payment';
import { ProofDetail } from './proof-detail';
import { SendYourself, SlowRelay } from './send-yourself';

/** Nobody sends the payment, though nothing is wrong with it. */
const NO_RELAY: ReadonlySet<string> = new Set(['RELAY_UNAVAILABLE', 'PORTAL_UNAVAILABLE', 'RATE_LIMITED']);

const DETAILED: ReadonlySet<StepPhase> = new Set(['failed', 'proving', 'consolidating', 'withdrawing', 'forwarding']);

/** Whether there is more to say about a payment than its phase. */
export const hasDetail = ({ state, retry }: PlanStep): boolean => retry !== null || DETAILED.has(state.phase);

/** With a relay, or on its way to one. */
const isSent = ({ state }: PlanStep): boolean =>
  state.phase === 'forwarding' ||
  ((state.phase === 'withdrawing' || state.phase === 'consolidating') && state.request !== null);

/** Why a payment stopped or waits, or what its proof waits for. */
export function PaymentDetail({ step, index }: { step: PlanStep; index: number }) {
  const t = useTranslations('money.progress');
  const errors = useTranslations('errors');
  const format = useFormat();
  if (step.state.phase === 'failed') return <FailedPayment index={index} code={step.state.code} />;
  if (step.retry === null) return isSent(step) ? <SlowRelay state={step.state} /> : <ProofDetail />;
  const { code, atMs } = step.retry;
  return (
    <>
      {t('retry', { reason: errors(`${asErrorCode(code)}.title`), time: format.time(atMs) })}
      {NO_RELAY.has(code) && <SendYourself state={step.state} />}
    </>
  );
}
