import type { Locale } from './routing';

const TAGS: Record<Locale, string> = { nl: 'nl-NL', en: 'en-GB' };

/** BCP 47 tag for Intl. */
export const intlTag = (locale: Locale): string => TAGS[locale];

/** €1.180,00 or €1,180.00. @param cents whole euro cents, as bigint or decimal string */
export function formatCents(locale: Locale, cents: bigint | string): string {
  const value = BigInt(cents);
  const sign = value < 0n ? '-' : '';
  const magnitude = value < 0n ? -value : value;
  // A decimal string keeps every cent: a float would not above 2^53.
  const text = `${sign}${magnitude / 100n}.${(magnitude % 100n).toString().padStart(2, '0')}` as `${number}`;
  return new Intl.NumberFormat(TAGS[locale], { style: 'currency', currency: 'EUR' }).format(text);
}

/** `naam, rekening en bedrag` */
export const formatList = (locale: Locale, items: readonly string[]): string =>
  new Intl.ListFormat(TAGS[locale], { type: 'conjunction' }).format(items);

/** `oktober 2026` or `October 2026`. @param period yyyymm */
export function formatPeriod(locale: Locale, period: number): string {
  const date = new Date(Date.UTC(Math.floor(period / 100), (period % 100) - 1, 1));
  return new Intl.DateTimeFormat(TAGS[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}

const SPANS = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
] as const;

/** Date only. @param at ISO text or milliseconds since 1970 */
export function formatDate(locale: Locale, at: string | number): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(
    new Date(at),
  );
}

/** Date and time to the second. @param atMs milliseconds since 1970 */
export function formatDateTime(locale: Locale, atMs: number): string {
  return new Intl.DateTimeFormat(TAGS[locale], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(atMs));
}

/** `3,2 seconden`. @param ms duration in milliseconds */
export function formatSeconds(locale: Locale, ms: number): string {
  return new Intl.NumberFormat(TAGS[locale], {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(ms / 1000);
}

/** `3,2`: seconds with one decimal, for sentences that name the unit. @param ms duration in milliseconds */
export const formatTenths = (locale: Locale, ms: number): string => formatDecimal(locale, ms / 1000);

/** A length of time in the unit that suits it, with two digits that matter: `12 seconden`, `3,1 uur`, `36 dagen`. */
export function formatSpan(locale: Locale, seconds: number): string {
  const [unit, size] = SPANS.findLast(([, least]) => seconds >= 2 * least) ?? SPANS[0];
  return new Intl.NumberFormat(TAGS[locale], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumSignificantDigits: 2,
  }).format(seconds / size);
}

/** Time of day. @param atMs milliseconds since 1970 */
export function formatTime(locale: Locale, atMs: number): string {
  return new Intl.DateTimeFormat(TAGS[locale], { timeStyle: 'medium', timeZone: 'Europe/Amsterdam' }).format(
    new Date(atMs),
  );
}

/** `29,1` or `29.1`: one decimal. */
export const formatDecimal = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
