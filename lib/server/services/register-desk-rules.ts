import { ENTRY_PARTS, type EntryPart, type TAKE_BACK_KINDS } from '@/lib/shared/domain/audit';
import { calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';

/** What may happen to an entry, and when: pure, and the same for a form and for a line of a file. */

export type Span = { readonly validFrom: number; readonly validUntil: number };
export type Source = { readonly issuerId: string; readonly personId: string };
export type EntryContent = {
  readonly normClass: number;
  readonly disregardClass: number;
  readonly knownBenefitCents: bigint;
  readonly sources: readonly Source[];
};
export type LiveEntry = EntryContent &
  Span & {
    readonly id: string;
    /** Null until a root holds its place. */
    readonly leafIndex: number | null;
    readonly endedAt: Date | null;
    readonly formerUntil: number | null;
  };

/** The month that is running where the agencies are. */
export const runningPeriod = (now: Date): Period => period(Math.floor(calendarDayOf(now) / 100));
export const nextPeriod = (now: Date): Period => addMonths(runningPeriod(now), 1);
const before = (month: number): Period => addMonths(period(month), -1);

export const overlaps = (a: Span, b: Span): boolean => a.validFrom <= b.validUntil && b.validFrom <= a.validUntil;

const sourceKeys = (sources: readonly Source[]): string =>
  sources
    .map(({ issuerId, personId }) => `${issuerId} ${personId}`)
    .sort()
    .join('\n');

/** Whether a leaf would say the same, but for its months. The order of sources says nothing. */
export const sameContent = (a: EntryContent, b: EntryContent): boolean =>
  a.normClass === b.normClass &&
  a.disregardClass === b.disregardClass &&
  a.knownBenefitCents === b.knownBenefitCents &&
  sourceKeys(a.sources) === sourceKeys(b.sources);

/** @throws PERIOD_ORDER */
export function checkSpan({ validFrom, validUntil }: Span): void {
  if (validFrom > validUntil) throw new AppError('PERIOD_ORDER', { data: { field: 'validUntil' } });
}

/**
 * Which parts of an entry a change touches, by name alone. Its first month only where it is put right as it stands: else
 * that is the month from which the change counts.
 */
export function changedParts(
  before: LiveEntry & { readonly personId: string },
  wish: EntryContent & Span,
  isCorrection: boolean,
): EntryPart[] {
  const [own, others] = [true, false].map((isOwn) =>
    [before, wish].map(({ sources }) =>
      sourceKeys(sources.filter((one) => (one.personId === before.personId) === isOwn)),
    ),
  );
  const changed: Readonly<Record<EntryPart, boolean>> = {
    norm: before.normClass !== wish.normClass,
    disregard: before.disregardClass !== wish.disregardClass,
    benefit: before.knownBenefitCents !== wish.knownBenefitCents,
    sources: own?.[0] !== own?.[1],
    partner: others?.[0] !== others?.[1],
    from: isCorrection && before.validFrom !== wish.validFrom,
    until: before.validUntil !== wish.validUntil,
  };
  return ENTRY_PARTS.filter((part) => changed[part]);
}

export type ChangePlan =
  | { readonly kind: 'none' }
  /** No root holds it: it is put right as it stands. */
  | { readonly kind: 'correct' }
  /** Nothing but its last month changes: the same leaf, at the same place, for other months. */
  | { readonly kind: 'until' }
  /** The present entry ends the month before and a new one begins. Null: it had not begun, and goes altogether. */
  | { readonly kind: 'follow'; readonly presentUntil: Period | null }
  /** It has run out by then: it stays as it is. */
  | { readonly kind: 'anew' };

/**
 * How an entry becomes what is wished. What has been published does not change for months that have begun: claims were made
 * or may still be made under it.
 * @param wish its `validFrom` is the month from which the change counts
 * @throws PERIOD_ORDER; CHANGE_NOT_AHEAD when a published entry should change for a month that has begun
 */
export function planChange(entry: LiveEntry, wish: EntryContent & Span, now: Date): ChangePlan {
  checkSpan(wish);
  const isSame = sameContent(entry, wish);
  if (isSame && entry.validFrom === wish.validFrom && entry.validUntil === wish.validUntil) return { kind: 'none' };
  if (entry.leafIndex === null) return { kind: 'correct' };
  const earliest = nextPeriod(now);
  const hasBegun = entry.validFrom < earliest;
  const isWithin = entry.validFrom <= wish.validFrom && wish.validFrom <= addMonths(period(entry.validUntil), 1);
  if (isSame && isWithin && (hasBegun || wish.validFrom === entry.validFrom)) {
    if (wish.validUntil === entry.validUntil) return { kind: 'none' };
    // The first month that is taken away or added is ahead.
    if (Math.min(wish.validUntil, entry.validUntil) < before(earliest)) notAhead(earliest);
    return { kind: 'until' };
  }
  if (wish.validFrom > entry.validUntil) return { kind: 'anew' };
  if (wish.validFrom < earliest) notAhead(earliest);
  const keepsMonths = wish.validFrom > entry.validFrom && !isSame;
  return { kind: 'follow', presentUntil: keepsMonths ? before(wish.validFrom) : null };
}

function notAhead(earliest: Period): never {
  throw new AppError('CHANGE_NOT_AHEAD', { data: { field: 'validFrom', earliest } });
}

/**
 * An entry's last month when its right ends from a month on; null when nothing of it is left. Months that have begun may be
 * taken away too: somebody who moved in September has no right there in October, whenever it is found out.
 * @throws PERIOD_ORDER for a month outside of the entry's own
 */
export function planEnd(entry: LiveEntry, from: number): Period | null {
  if (from < entry.validFrom || from > entry.validUntil)
    throw new AppError('PERIOD_ORDER', { data: { field: 'from' } });
  return from === entry.validFrom ? null : before(from);
}

export type TakeBack = (typeof TAKE_BACK_KINDS)[number];

/**
 * What can be undone: an addition or a change without a place in a root, and an end that no root has followed yet.
 * @param isPublishedAsIs the last root holds the entry as it stands
 */
export function takeBackOf(
  entry: LiveEntry & { readonly followsId: string | null },
  isPublishedAsIs: boolean,
  hasFollower: boolean,
): TakeBack | null {
  const wasEnded = entry.endedAt !== null || entry.formerUntil !== null;
  // Of two entries the later one is taken back, and puts this one right.
  if (hasFollower) return null;
  if (wasEnded) return isPublishedAsIs ? null : 'end';
  if (entry.leafIndex !== null) return null;
  return entry.followsId === null ? 'addition' : 'change';
}
