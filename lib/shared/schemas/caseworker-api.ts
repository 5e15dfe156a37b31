import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';

/** GET /api/caseworker/claims (roles caseworker, uwv, svb): disclosure-controlled counts, from the chain index. */
export const zClaimCounts = z.object({
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  rows: z.array(
    z.object({
      region: z.number().int(),
      regionName: z.string(),
      period: z.number().int(),
      /** Rounded to tens, or null when suppressed. */
      count: z.number().int().nullable(),
      /** Why a cell is empty: fewer than ten, or so that another one cannot be worked out. */
      suppressed: z.enum(['below-threshold', 'complementary']).nullable(),
    }),
  ),
  totals: z.array(z.object({ period: z.number().int(), count: z.number().int().nullable() })),
  indexedUntilSec: z.number(),
});
export type ClaimCounts = z.output<typeof zClaimCounts>;

/** Roles of staff and issuers; a citizen's session has role `citizen`. */
export const STAFF_ROLES = ['issuer', 'caseworker', 'uwv', 'svb', 'auditor', 'doctor', 'panel'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
