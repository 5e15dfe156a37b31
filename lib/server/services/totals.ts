import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_IDS } from '@/lib/shared/rules/registry';
import { type Total, zTotal, type zTotals } from '@/lib/shared/schemas/totals-api';
import { indexedUntilSec } from '../repositories/chain-index';
import type { Db } from '../repositories/database';
import { listTranches, type TrancheFigure } from '../repositories/tally-figures';

/**
 * What anybody may know of the tranches, because the chain shows it to everybody. Suppression is for what an agency
 * publishes (lib/shared/domain/disclosure); here the numbers are those that can be checked.
 */

/** JSON of one tranche, or null for a scheme that this portal does not know. */
function toTotal(tranche: TrancheFigure): z.input<typeof zTotal> | null {
  const scheme = SUPPLEMENT_IDS.find((id) => id === tranche.scheme);
  if (scheme === undefined) return null;
  const { trancheId, region, state, shares, openedAtSec, closedAtSec, totalAtSec, release } = tranche;
  return {
    trancheId: Number(trancheId),
    scheme,
    region,
    state,
    shares,
    count: state === 'open' ? null : tranche.count,
    totalCents: tranche.totalCents?.toString() ?? null,
    beganAtSec: openedAtSec,
    closedAtSec,
    openedAtSec: totalAtSec,
    pool: release,
  };
}

/** Every tranche, the newest first. @throws DATABASE_UNAVAILABLE */
export async function publishedTotals(db: Db): Promise<z.input<typeof zTotals>> {
  const [tranches, untilSec] = await Promise.all([listTranches(db), indexedUntilSec('income', db)]);
  const totals = tranches.flatMap((tranche) => toTotal(tranche) ?? []);
  return { totals: totals.reverse(), indexedUntilSec: untilSec };
}

/** A total that stands on the chain. */
type OpenedTotal = Total & { readonly [Key in 'count' | 'totalCents' | 'closedAtSec']: NonNullable<Total[Key]> };
const isOpened = (total: Total): total is OpenedTotal =>
  total.count !== null && total.totalCents !== null && total.closedAtSec !== null;

/** Those that were opened, the last closed first. @throws DATABASE_UNAVAILABLE */
export async function openedTotals(db: Db): Promise<OpenedTotal[]> {
  const { totals } = await publishedTotals(db);
  const opened = totals.map((total) => zTotal.parse(total)).filter(isOpened);
  return opened.sort((a, b) => b.closedAtSec - a.closedAtSec || b.trancheId - a.trancheId);
}

/** One tranche, whatever its state. @throws NOT_FOUND */
export async function publishedTotal(trancheId: bigint, db: Db): Promise<Total> {
  const [tranche] = await listTranches(db, { trancheId });
  const total = tranche && toTotal(tranche);
  if (!total) throw new AppError('NOT_FOUND');
  return zTotal.parse(total);
}
