import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { database } from '@/lib/server/repositories/database';
import { claimCounts } from '@/lib/server/services/claim-counts';
import { SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';

const query = z.strictObject({ scheme: z.enum(SUPPLEMENT_SCHEMES).optional() });

/** Claims per region and month, under disclosure control. No other filter: two selections never differ by a few. */
export const GET = withRole(['caseworker', 'uwv', 'svb'], { query }, async ({ actor, query: { scheme } }) => ({
  json: await claimCounts(actor, scheme, database()),
}));
