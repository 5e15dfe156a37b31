import type { AdvanceUnusual } from '@/lib/shared/domain/advance-change';
import type { Unusual } from '@/lib/shared/domain/policy-change-unusual';

/** Something unusual of either desk; `id` is what a confirmation names. */
export type ShownUnusual = Omit<Unusual, 'code'> & { readonly code: Unusual['code'] | AdvanceUnusual };

/** What is unusual about an amount of the lump sum: it has no classes. */
export const shownUnusual = (codes: readonly AdvanceUnusual[]): ShownUnusual[] =>
  codes.map((code) => ({ id: code, code, classKey: null }));
