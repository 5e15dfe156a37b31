'use client';

import { useTranslations } from 'next-intl';
import { asErrorCode } from '../ui/error-notice';
import type { ImportRow } from './issuer-api';

const LINE_CODES = {
  AMOUNT_NOT_A_NUMBER: 'AMOUNT_NOT_A_NUMBER',
  AMOUNT_AMBIGUOUS: 'AMOUNT_AMBIGUOUS',
  AMOUNT_NEGATIVE: 'AMOUNT_NEGATIVE',
  AMOUNT_OUT_OF_RANGE: 'AMOUNT_OUT_OF_RANGE',
  PERIOD_MALFORMED: 'PERIOD_MALFORMED',
  PERIOD_IN_FUTURE: 'PERIOD_IN_FUTURE',
  PERSON_NOT_EMPLOYED: 'PERSON_NOT_EMPLOYED',
  STATEMENT_EXISTS: 'STATEMENT_EXISTS_line',
  CSV_MALFORMED: 'CSV_MALFORMED',
  NET_ABOVE_GROSS: 'NET_ABOVE_GROSS_line',
} as const;

const hasLineText = (code: string): code is keyof typeof LINE_CODES => code in LINE_CODES;

/** The sentence for a line of the CSV, or null for a good one. */
export function useLineMessage(): (row: ImportRow) => string | null {
  const t = useTranslations('issuer.error');
  const general = useTranslations('errors');
  return ({ errorCode }) => {
    if (errorCode === null) return null;
    if (hasLineText(errorCode)) {
      return t(LINE_CODES[errorCode], { field: t('amountOf'), month: '' });
    }
    const code = asErrorCode(errorCode);
    return `${general(`${code}.title`)}. ${general(`${code}.next`)}`;
  };
}
