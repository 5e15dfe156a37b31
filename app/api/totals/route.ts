import { publicRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { publishedTotals } from '@/lib/server/services/totals';

/** Tranches and their opened totals, for whoever wants to check them (`npm run verify:totals`). */
export const GET = publicRoute({}, async () => ({
  json: await publishedTotals(database()),
  headers: { 'Cache-Control': 'no-cache' },
}));
