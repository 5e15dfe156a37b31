import 'server-only';
import { discloseAdvances } from '@/lib/shared/domain/disclosure-advances';
import type { WaitOf } from '@/lib/shared/domain/disclosure-payouts';
import {
  discloseSupplement,
  type ExactSupplement,
  monthOf,
  monthsFrom,
  type TrancheState,
} from '@/lib/shared/domain/disclosure-supplement';
import { addMonths, type Period, period, periodEndSec } from '@/lib/shared/domain/period';
import { regionName, SCHEME_REGIONS } from '@/lib/shared/domain/regions';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import {
  type AdvanceFigures,
  type SupplementFigures,
  zAdvanceFigures,
  zSupplementFigures,
} from '@/lib/shared/schemas/caseworker-api';
import { indexedUntilSec } from '../repositories/chain-index';
import type { Db } from '../repositories/database';
import {
  advanceGroups,
  type ClaimGroup,
  claimGroups,
  modeGroups,
  schemeStart,
  type TrancheMonth,
  waitGroups,
} from '../repositories/figures';
import { listTranches, type TrancheFigure } from '../repositories/tally-figures';
import type { WaitMemory } from './figures-waits';

const startOf = (month: Period): number => periodEndSec(addMonths(month, -1));

/**
 * What is published of a supplement, from the index as it is. Exact figures come in here and go no further.
 * @param before what was published last: choices at the end of a month are counted once
 * @returns null before the index has the scheme's first event
 */
export async function computeSupplement(
  scheme: SupplementScheme,
  before: SupplementFigures | null,
  waits: WaitMemory,
  db: Db,
): Promise<SupplementFigures | null> {
  const { id } = SUPPLEMENT_PACKS[scheme];
  const regions = SCHEME_REGIONS[scheme];
  const [start, untilSec] = await Promise.all([schemeStart(id, db), indexedUntilSec('income', db)]);
  if (!start || untilSec === 0) return null;
  const firstMonth = monthOf(start.startSec);
  const months = monthsFrom(firstMonth, monthOf(untilSec));
  const [everyGroup, everyTranche] = await Promise.all([
    claimGroups(id, months.map(startOf), db),
    listTranches(db, { scheme: id }),
  ]);
  // Of the agencies alone: what a load run claims in a region that is nobody's is no municipality's.
  const groups = everyGroup.filter(({ region }) => regions.includes(region));
  const states = everyTranche.filter(({ region }) => regions.includes(region)).map(stateOf);
  const exact: ExactSupplement = {
    regions,
    firstMonth,
    firstPolicy: start.firstPolicy === null ? addMonths(firstMonth, -1) : period(start.firstPolicy),
    untilSec,
    claims: groups.map((group) => claimsOf(group, months, firstMonth)),
    tranches: states,
    waitOf: await waitsOf(states, groups, waits, db),
    modes: [],
  };
  const lastMonth = addMonths(monthOf(untilSec), -1);
  const kept = before?.modes.every(({ month }) => month === lastMonth) ? before.modes : null;
  const counted = kept ? [] : await modesOf(id, regions, lastMonth, db);
  const disclosed = discloseSupplement({ ...exact, modes: counted });
  return zSupplementFigures.parse({
    scheme,
    regions: regions.map((region) => ({ region, name: regionName(region) })),
    indexedUntilSec: untilSec,
    ...disclosed,
    modes: kept ?? disclosed.modes,
  });
}

const stateOf = (tranche: TrancheFigure): TrancheState => ({
  id: tranche.trancheId.toString(),
  region: tranche.region,
  closedIn: tranche.closedAtSec === null ? null : monthOf(tranche.closedAtSec),
  count: tranche.count,
  totalCents: tranche.totalCents,
  isReleased: tranche.release === 'applied',
});

const claimsOf = ({ region, period: of, trancheId, mined, count }: ClaimGroup, months: Period[], first: Period) => ({
  region,
  period: of,
  trancheId: trancheId.toString(),
  minedIn: months[mined - 1] ?? first,
  count,
});

async function waitsOf(
  tranches: readonly TrancheState[],
  groups: readonly ClaimGroup[],
  memory: WaitMemory,
  db: Db,
): Promise<WaitOf> {
  const closed = tranches.flatMap(({ id, region, closedIn, count }) =>
    closedIn === null ? [] : [{ id: BigInt(id), region, month: closedIn, count }],
  );
  if (groups.length === 0) return () => undefined;
  return memory.of(closed, (wanted: readonly TrancheMonth[]) => waitGroups(wanted, db));
}

async function modesOf(scheme: number, regions: readonly number[], month: Period, db: Db) {
  const groups = await modeGroups(scheme, month, new Date(periodEndSec(month) * 1000), db);
  return regions.map(
    (region) => groups.find((group) => group.region === region) ?? { region, automatic: 0, oneClick: 0, neither: 0 },
  );
}

/** What is published of the asbestos advance: years that are over on the health chain. */
export async function computeAdvances(db: Db): Promise<AdvanceFigures | null> {
  const [exact, untilSec] = await Promise.all([advanceGroups(db), indexedUntilSec('health', db)]);
  if (untilSec === 0) return null;
  const current = Math.floor(monthOf(untilSec) / 100);
  const first = Math.min(current, ...exact.map(({ year }) => year));
  const years = Array.from({ length: current - first }, (_, index) => first + index);
  return zAdvanceFigures.parse({
    scheme: 'tas',
    indexedUntilSec: untilSec,
    years: discloseAdvances(years, exact),
    upcoming: { year: current, fromSec: periodEndSec(period(current * 100 + 12)) },
  });
}
