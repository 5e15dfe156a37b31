import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { calendarDay, isoDay } from '@/lib/shared/domain/calendar-day';

/** `14 september 2026`. @param day yyyymmdd */
export const dayText = (locale: Locale, day: number): string => formatDate(locale, isoDay(calendarDay(day)));

/** The last day of the calendar: a doctor whose time ends then has no end date. PRE of the register's seed. */
export const NO_END = 20_991_231;
