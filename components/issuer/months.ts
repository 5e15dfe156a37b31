import { addMonths, type Period } from '@/lib/shared/domain/period';

/** `count` months up to and including `latest`, newest first: what a statement may be about. */
export function recentMonths(latest: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, back) => addMonths(latest, -back));
}

/** The month that a correction goes with by default: the one after it, or the last that may be reported. */
export function monthForCorrection(corrected: Period, latest: Period): Period {
  const next = addMonths(corrected, 1);
  return next <= latest ? next : latest;
}
