import type { Brand } from '../brand';
import { AppError } from '../errors/app-error';

/** A day of the calendar as the integer yyyymmdd, 19000101 .. 20991231. */
export type CalendarDay = Brand<number, 'CalendarDay'>;

/** @throws DATE_MALFORMED when it is no day of the calendar, 30 February for instance */
export function calendarDay(value: number): CalendarDay {
  const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!Number.isInteger(value) || year < 1900 || year > 2099 || !exists) throw new AppError('DATE_MALFORMED');
  return value as CalendarDay;
}

const AMSTERDAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The day of a moment in the Netherlands: what doctor and patient call today. */
export const calendarDayOf = (date: Date): CalendarDay => parseCalendarDay(AMSTERDAM.format(date));

/** The day before. */
export function dayBefore(day: CalendarDay): CalendarDay {
  const before = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) - 1));
  return parseCalendarDay(before.toISOString().slice(0, 10));
}

/** Reads what a date field holds, yyyy-mm-dd. @throws DATE_MALFORMED */
export function parseCalendarDay(text: string): CalendarDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) throw new AppError('DATE_MALFORMED');
  return calendarDay(Number(match.slice(1).join('')));
}

/** yyyy-mm-dd, as date fields and credentials write it. */
export function isoDay(day: CalendarDay): string {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
