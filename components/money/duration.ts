import { intlTag } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** A time span in one unit that people say: below two of the larger unit the smaller one, unless it is just one. */
export function inWords(ms: number): { readonly value: number; readonly unit: Unit } {
  const fits = (length: number) => ms === length || ms >= 2 * length;
  if (fits(DAY)) return { value: Math.round(ms / DAY), unit: 'day' };
  if (fits(HOUR)) return { value: Math.round(ms / HOUR), unit: 'hour' };
  if (fits(MINUTE)) return { value: Math.round(ms / MINUTE), unit: 'minute' };
  return { value: Math.round(ms / SECOND), unit: 'second' };
}

/** `12 seconden` or `3 days`. @param ms a time span in milliseconds */
export function formatDuration(locale: Locale, ms: number): string {
  const { value, unit } = inWords(ms);
  return new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
