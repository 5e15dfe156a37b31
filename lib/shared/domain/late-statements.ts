import { addMonths, type Period, periodEndSec, periodOf } from './period';

/** A source that has issued nothing this long after the month's end is replaced. @see DESIGN.md section 4, "Registers" */
const LATE_AFTER_DAYS = 10;
const DAY_SEC = 24 * 3600;

/** Whether the month is over. @param nowSec UTC */
export const hasEnded = (period: Period, nowSec: number): boolean => nowSec >= periodEndSec(period);

/** First moment at which a statement of the month counts as not having come, in UTC seconds. */
export const lateFromSec = (period: Period): number => periodEndSec(period) + LATE_AFTER_DAYS * DAY_SEC;

export const isLate = (period: Period, nowSec: number): boolean => nowSec >= lateFromSec(period);

/** The newest month whose statements are late. */
export function newestLate(nowSec: number): Period {
  const lastEnded = addMonths(periodOf(new Date(nowSec * 1000)), -1);
  return isLate(lastEnded, nowSec) ? lastEnded : addMonths(lastEnded, -1);
}

/** Months that have ended, newest first. */
export function endedMonths(nowSec: number, count: number): Period[] {
  const lastEnded = addMonths(periodOf(new Date(nowSec * 1000)), -1);
  return Array.from({ length: count }, (_, back) => addMonths(lastEnded, -back));
}
