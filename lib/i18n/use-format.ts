'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import {
  formatCents,
  formatDate,
  formatDateTime,
  formatList,
  formatPeriod,
  formatSeconds,
  formatSpan,
  formatTenths,
  formatTime,
} from './format';

/** The formats of format.ts in the language of the page. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(
    () => ({
      cents: (cents: bigint | string) => formatCents(locale, cents),
      period: (period: number) => formatPeriod(locale, period),
      date: (at: string | number) => formatDate(locale, at),
      dateTime: (atMs: number) => formatDateTime(locale, atMs),
      time: (atMs: number) => formatTime(locale, atMs),
      seconds: (ms: number) => formatSeconds(locale, ms),
      tenths: (ms: number) => formatTenths(locale, ms),
      list: (items: readonly string[]) => formatList(locale, items),
      span: (seconds: number) => formatSpan(locale, seconds),
    }),
    [locale],
  );
}
