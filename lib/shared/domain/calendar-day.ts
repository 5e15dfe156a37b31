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

/** The day of a moment in UTC. */
export const calendarDayOf = (date: Date): CalendarDay =>
  calendarDay(date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate());

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
