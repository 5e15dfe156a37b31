'use client';

import { useTranslations } from 'next-intl';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { claimHurdle } from './claim-hurdle';

/** One sentence about where a claim stands now. */
export function useCaseStatus({ state, amountCents }: ClaimRecord): string {
  const t = useTranslations('mijn.case.status');
  const format = useFormat();
  const hurdle = claimHurdle(useCard());
  switch (state.phase) {
    case 'waiting':
      return t(`waiting-${state.reason}`, { time: format.dateTime(state.untilMs) });
    case 'arrived':
      return t('arrived', { amount: format.cents(amountCents) });
    case 'confirm-needed':
      return hurdle ? t(`confirm-needed-${hurdle}`) : t(state.phase);
    default:
      return t(state.phase);
  }
}
