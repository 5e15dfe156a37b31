import type { PolicyDesk, PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';

/** What the forms need to know of the desk. */
export type DeskFacts = Pick<
  PolicyDesk,
  'scheme' | 'currentMonth' | 'counts' | 'paid' | 'region' | 'poolLimitCents'
> & {
  /** The newest table of each month, in the order of the months. */
  readonly tables: readonly PolicyPublication[];
};
