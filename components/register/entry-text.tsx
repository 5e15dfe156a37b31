'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { RegisterRow } from '@/lib/shared/schemas/register-api';
import { useClassNames } from '../month/use-class-names';

/** First to last month of an entry. */
export function MonthsText({ row }: { row: Pick<RegisterRow, 'validFrom' | 'validUntil'> }) {
  const t = useTranslations('register');
  const format = useFormat();
  return t('months', { from: format.period(row.validFrom), until: format.period(row.validUntil) });
}

/** The norm in words. */
export function NormText({ row }: { row: Pick<RegisterRow, 'normClass'> }) {
  return useClassNames().norm(row.normClass);
}

/** The disregard in words. */
export function DisregardText({ disregardClass }: { disregardClass: string }) {
  return useClassNames().disregard(disregardClass);
}
