import 'server-only';
import { discloseCounts } from '@/lib/shared/domain/disclosure';
import { regionName, SCHEME_REGIONS } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { ClaimCounts } from '@/lib/shared/schemas/caseworker-api';
import type { ActorOf } from '../auth/actor';
import { countClaims, indexedUntilSec } from '../repositories/chain-index';
import type { Db } from '../repositories/database';

type Viewer = ActorOf<'caseworker' | 'uwv' | 'svb'>;

/** Which schemes an agency may look at: those that it decides. SVB pays all of them. */
const ownSchemes = ({ role }: Viewer): readonly SupplementScheme[] =>
  SUPPLEMENT_SCHEMES.filter((scheme) => role === 'svb' || SUPPLEMENT_PACKS[scheme].decidedBy === role);

/**
 * Claims per region and month, from the chain index, under disclosure control. The control looks at the whole table,
 * so that all viewers are shown the same figures; a municipality is then shown its own region alone.
 * @throws NOT_FOUND for another agency's scheme (S-29)
 */
export async function claimCounts(
  viewer: Viewer,
  requested: ClaimCounts['scheme'] | undefined,
  db: Db,
): Promise<ClaimCounts> {
  const own = ownSchemes(viewer);
  const scheme = requested ?? own[0];
  if (!scheme || !own.includes(scheme)) throw new AppError('NOT_FOUND');
  const [exact, untilSec] = await Promise.all([
    countClaims(SUPPLEMENT_PACKS[scheme].id, db),
    indexedUntilSec('income', db),
  ]);
  const months = [...new Set(exact.map(({ period }) => period))];
  // Every region of the scheme is a row, with or without claims: that it is missing would tell something, too.
  const zeros = SCHEME_REGIONS[scheme].flatMap((row) => months.map((column) => ({ row, column, count: 0 })));
  const counted = exact.map(({ region, period, count }) => ({ row: region, column: period, count }));
  const table = discloseCounts([...zeros, ...counted]);
  const isOwn = (region: number): boolean => viewer.role !== 'caseworker' || viewer.region === region;
  const rows = table.cells
    .filter(({ row }) => isOwn(row))
    .map(({ row, column, count, suppressed }) => ({
      region: row,
      regionName: regionName(row),
      period: column,
      count,
      suppressed,
    }));
  const totals =
    viewer.role === 'caseworker'
      ? rows.map(({ period, count }) => ({ period, count }))
      : table.totals.map(({ column, count }) => ({ period: column, count }));
  return { scheme, rows, totals, indexedUntilSec: untilSec };
}
