import 'server-only';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { Db } from '../repositories/database';
import { type FiguresViewer, figuresFor } from './figures';

/** Claims of one benefit month as the portal publishes them: rounded to tens, or null when suppressed. */
export type PublishedClaims = { readonly period: number; readonly count: number | null };

/**
 * The viewer's own claims by benefit month, for the desk's other pages: the same numbers as on the dashboard.
 * @throws NOT_FOUND for another agency's scheme (S-29)
 */
export async function claimCounts(
  viewer: FiguresViewer,
  scheme: SupplementScheme,
  db: Db,
): Promise<{ readonly rows: readonly PublishedClaims[] }> {
  const { figures } = await figuresFor(viewer, scheme, db);
  if (!figures || figures.scheme === 'tas') return { rows: [] };
  const own = figures.regions.map(({ region }) => region);
  return {
    rows: figures.benefits.flatMap(({ month, cells }) =>
      cells
        .filter(({ region }) => region !== null && own.includes(region))
        .map(({ claims }) => ({ period: month, count: claims.value })),
    ),
  };
}
