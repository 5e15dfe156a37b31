import { z } from 'zod';
import { SUPPLEMENT_IDS } from '../rules/registry';
import { zCents } from './primitives';

/**
 * GET /api/totals: tranches as the income chain tells of them, newest first. Counts and totals are those of the chain,
 * exact: whoever looks there sees them anyway. Of a tranche that still takes claims no count is given.
 */
export const zTotal = z.object({
  trancheId: z.number().int().positive(),
  scheme: z.literal(SUPPLEMENT_IDS),
  region: z.number().int(),
  /** `open` takes claims, `closed` waits for its key holders, `total` has been opened. */
  state: z.enum(['open', 'closed', 'total']),
  /** Key holders whose share stands on the chain. */
  shares: z.number().int().min(0).max(2),
  count: z.number().int().min(10).nullable(),
  totalCents: zCents.nullable(),
  /** Unix seconds of the income chain. */
  beganAtSec: z.number(),
  closedAtSec: z.number().nullable(),
  openedAtSec: z.number().nullable(),
  /** What the pool was told: `applied` = what it had reserved beyond the total is free. */
  pool: z.enum(['none', 'sent', 'received', 'applied', 'cancelled']),
});
export type Total = z.output<typeof zTotal>;

export const zTotals = z.object({
  totals: z.array(zTotal),
  /** Up to which moment of the income chain this counts; 0 before its first block was read. */
  indexedUntilSec: z.number(),
});
