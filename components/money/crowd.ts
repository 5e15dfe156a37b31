import type { AnonymityView, OwnedNoteView } from '@/lib/shared/card/money/views';

/** Below so many other amounts a payout is warned about. */
export const SMALL_CROWD = 20;
/** More dots than these are not looked at any more: the rest is said as a number. */
const MOST_DOTS = 100;

/** How many amounts of others a payment can come from: what the public counts, less one's own part of it. */
export function otherNotes({ unspentNotes }: AnonymityView, own: readonly OwnedNoteView[]): number {
  // Change is left out by the public count: nobody sees whether there is any.
  const counted = own.filter(({ origin, status }) => origin !== 'change' && status !== 'spent').length;
  return Math.max(0, unspentNotes - counted);
}

export const isSmallCrowd = (others: number): boolean => others < SMALL_CROWD;

/** Dots to draw beside one's own, and how many amounts they leave out. */
export function crowdDots(others: number): { readonly dots: number; readonly more: number } {
  const dots = Math.min(others, MOST_DOTS - 1);
  return { dots, more: others - dots };
}
