import { addMonths, type Period } from '@/lib/shared/domain/period';

/** `count` months up to and including `latest`, newest first: what a statement may be about. */
export function recentMonths(latest: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, back) => addMonths(latest, -back));
}

/** The last month that is over. @param latest the running month */
export const lastEnded = (latest: Period): Period => addMonths(latest, -1);

/**
 * The month that a correction goes with by default: the first later one that has no statement yet, or else the last
 * that may be reported.
 */
export function monthForCorrection(corrected: Period, latest: Period, reported: ReadonlySet<number>): Period {
  let month = corrected;
  while (month < latest) {
    month = addMonths(month, 1);
    if (!reported.has(month)) return month;
  }
  return latest;
}
