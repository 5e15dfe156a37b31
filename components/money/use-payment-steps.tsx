'use client';

import { useTranslations } from 'next-intl';
import type { ProgressStep } from '@/components/progress/progress-steps';
import { useFormat } from '@/lib/i18n/use-format';
import type { PayoutPlan, PlanStep } from '@/lib/shared/card/money/plan-state';
import { hasDetail, PaymentDetail } from './payment-detail';
import { isHeld, progressOf } from './plan-view';

/** The payments of a plan as steps: where each one is, since when, and what comes. */
export function usePaymentSteps(plan: PayoutPlan): ProgressStep[] {
  const t = useTranslations('money.progress');
  const format = useFormat();
  // In the demo all of it happens within minutes; outside it on other days.
  const when = (atMs: number) => (plan.isScaled ? format.time(atMs) : format.dateTime(atMs));

  const phaseOf = (step: PlanStep): string => {
    const { state, withdrawAtMs, forwardDelayMs } = step;
    const held = isHeld(plan, step);
    if (held && state.phase === 'withdrawn') return t('phase.withdrawnHeld', { time: when(state.withdrawnAtMs) });
    if (held) return t('phase.held');
    switch (state.phase) {
      case 'planned':
        return t('phase.planned', { time: when(withdrawAtMs) });
      case 'withdrawn':
        return t('phase.withdrawn', {
          time: when(state.withdrawnAtMs),
          next: when(state.withdrawnAtMs + forwardDelayMs),
        });
      case 'arrived':
        return t('phase.arrived', { time: when(state.arrivedAtMs) });
      default:
        return t(`phase.${state.phase}`);
    }
  };

  return plan.steps.map(
    (step, index): ProgressStep => ({
      key: String(step.accountIndex),
      label: t('part', { number: index + 1, amount: format.cents(step.amountCents) }),
      state: progressOf(plan, step),
      time: phaseOf(step),
      ...(hasDetail(step) && !isHeld(plan, step) ? { detail: <PaymentDetail step={step} index={index} /> } : {}),
    }),
  );
}
