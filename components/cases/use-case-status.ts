'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';

/** One sentence about where a claim stands now. */
export function useCaseStatus({ state, amountCents }: ClaimRecord): string {
  const t = useTranslations('mijn.case.status');
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
