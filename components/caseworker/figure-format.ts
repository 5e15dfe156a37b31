import { intlTag } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { formatDuration } from '../money/duration';

/** `1.240` or `1,240`. */
export const formatCount = (locale: Locale, count: number): string =>
  new Intl.NumberFormat(intlTag(locale)).format(count);

/** `€ 12.300`: without cents, which rounded amounts do not have. @param cents decimal string or bigint */
export const formatWholeEuros = (locale: Locale, cents: string | bigint): string =>
  new Intl.NumberFormat(intlTag(locale), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
    BigInt(cents) / 100n,
  );

/** `4 seconden`. */
export const formatWait = (locale: Locale, seconds: number): string => formatDuration(locale, seconds * 1000);

/** `okt. 2026`: a month where there is little room. @param month yyyymm */
export function formatShortMonth(locale: Locale, month: number): string {
  const date = new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
  return new Intl.DateTimeFormat(intlTag(locale), { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(date);
}
