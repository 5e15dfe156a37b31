'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import type { Fault } from './statement-draft';

/** The sentence for a fault: what is wrong and what to do. The same one stands in the summary and at the field. */
export function useFaultMessage(): (fault: Fault) => string {
  const t = useTranslations('issuer');
  const locale = useLocale();
  return ({ fieldId, code, period }) => {
    const month = period === null ? '' : formatPeriod(locale, period);
    return t(`error.${code}`, { field: fieldLabel(fieldId), month });
  };
  function fieldLabel(fieldId: string): string {
    if (fieldId === 'gross') return t('form.gross');
    if (fieldId === 'net') return t('form.net');
    if (fieldId.endsWith('-gross')) return t('correction.correctGross');
    if (fieldId.endsWith('-net')) return t('correction.correctNet');
    return t('error.amountOf');
  }
}
