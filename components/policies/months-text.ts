import { formatPeriod, intlTag } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { addMonths, type Period } from '@/lib/shared/domain/period';

type Words = (key: 'range', values: { from: string; until: string }) => string;
type OpenWords = Words & ((key: 'rangeOpen', values: { from: string }) => string);

/** `januari 2027 tot en met juni 2027`, or one month. */
export const rangeText = (locale: Locale, t: Words, from: Period, until: Period): string =>
  from === until
    ? formatPeriod(locale, from)
    : t('range', { from: formatPeriod(locale, from), until: formatPeriod(locale, until) });

/** The months of a proposal in words; without a number of months from the first one on. */
export const monthsText = (
  locale: Locale,
  t: OpenWords,
  { fromPeriod, months }: { readonly fromPeriod: Period; readonly months?: number },
): string =>
  months === undefined
    ? t('rangeOpen', { from: formatPeriod(locale, fromPeriod) })
    : rangeText(locale, t, fromPeriod, addMonths(fromPeriod, months - 1));

/** `12,5 %` or `12.5%`. @param bps hundredths of a percent */
export const formatShare = (locale: Locale, bps: number): string =>
  new Intl.NumberFormat(intlTag(locale), { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

/** Whole euros. */
export const formatEuros = (locale: Locale, cents: bigint): string =>
  new Intl.NumberFormat(intlTag(locale), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
    cents / 100n,
  );

/** A difference with its sign, in whole euros: `+ € 900`. @param cents whole euros */
export function formatDifference(locale: Locale, cents: bigint): string {
  const format = new Intl.NumberFormat(intlTag(locale), {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return format.format(cents / 100n);
}

/** A difference with its sign, to the cent. */
export function formatCentsDifference(locale: Locale, cents: bigint): string {
  const [sign, size] = cents < 0n ? ['-', -cents] : ['', cents];
  const text = `${sign}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}` as `${number}`;
  const format = { style: 'currency', currency: 'EUR', signDisplay: 'exceptZero' } as const;
  return new Intl.NumberFormat(intlTag(locale), format).format(text);
}

/** Short enough to compare by eye: `0x1234…cdef`. */
export const shortHex = (hex: string): string => (hex.length > 14 ? `${hex.slice(0, 8)}…${hex.slice(-4)}` : hex);
