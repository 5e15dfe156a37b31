import { addMonths, type Period } from '@/lib/shared/domain/period';

/** `count` months up to and including `latest`, newest first: what a statement may be about. */
export function recentMonths(latest: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, back) => addMonths(latest, -back));
}
