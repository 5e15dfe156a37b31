import { addMonths, type Period, period, periodEndSec } from '@/lib/shared/domain/period';

export const HOUR_SEC = 3600;
export const DAY_SEC = 24 * HOUR_SEC;
export const WEEK_SEC = 7 * DAY_SEC;

/** The first month that people earn in: norms are known from here on. */
export const FIRST_PERIOD: Period = period(202607);

export const periods = (months: number): Period[] =>
  Array.from({ length: months }, (_, month) => addMonths(FIRST_PERIOD, month));

/** Claims of a month come in the next one, and people go on paying out through it. */
export const simulatedSec = (months: number): { readonly start: number; readonly end: number } => ({
  start: periodEndSec(addMonths(FIRST_PERIOD, -1)),
  end: periodEndSec(addMonths(FIRST_PERIOD, months)),
});

const monthOfDay = new Map<number, number>();

/** Calendar month of a moment, as a number that grows by one a month. */
export function monthOf(sec: number): number {
  const day = Math.floor(sec / DAY_SEC);
  const known = monthOfDay.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_SEC * 1000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  monthOfDay.set(day, month);
  return month;
}
