import { addMonths, period } from './period';

/** Months of a household's entry, and what counts in them. */
export type EntryPart<Source> = {
  readonly validFrom: number;
  readonly validUntil: number;
  readonly sources: readonly Source[];
};

/**
 * The parts of an entry once other sources count for one month: before it, that month, after it. Together they cover the
 * months of the entry, each month once: leaves of one person never overlap (DESIGN.md section 4).
 * PRE validFrom <= month <= validUntil. Enforced: income-desk checkCovered. Test: WL-41.
 */
export function splitMonths<Source>(
  { validFrom, validUntil, sources }: EntryPart<Source>,
  month: number,
  other: readonly Source[],
): {
  readonly before: EntryPart<Source> | null;
  readonly month: EntryPart<Source>;
  readonly after: EntryPart<Source> | null;
} {
  const [previous, next] = [addMonths(period(month), -1), addMonths(period(month), 1)];
  return {
    before: validFrom < month ? { validFrom, validUntil: previous, sources } : null,
    month: { validFrom: month, validUntil: month, sources: other },
    after: month < validUntil ? { validFrom: next, validUntil, sources } : null,
  };
}
