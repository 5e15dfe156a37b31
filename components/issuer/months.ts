import { addMonths, type Period } from '@/lib/shared/domain/period';

/** `count` months up to and including `latest`, newest first: what a statement may be about. */
export function recentMonths(latest: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, back) => addMonths(latest, -back));
}

/** Noon UTC on the first day of the month: the same month in every time zone that a browser may be set to. */
export function monthDate(of: number): Date {
  return new Date(Date.UTC(Math.floor(of / 100), (of % 100) - 1, 1, 12));
}
