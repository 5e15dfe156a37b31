import { computeSupplement } from '@/lib/shared/domain/formula';
import { type Period, periodEndSec } from '@/lib/shared/domain/period';
import { normTableFor } from '@/lib/shared/rules/registry';
import { DAY_SEC, HOUR_SEC, periods } from './calendar';
import type { Random } from './random';

/** Money that comes into a person's notes. A claim's amount is hidden, a wage's is public. */
export type Income =
  | { readonly kind: 'claim'; readonly atSec: number; readonly cents: bigint; readonly capCents: bigint }
  | { readonly kind: 'wage'; readonly atSec: number; readonly cents: bigint };

export type Person = {
  readonly number: number;
  /** Oldest first. */
  readonly incomes: readonly Income[];
};

type Household = {
  readonly scheme: 'pw' | 'tw';
  readonly normClass: number;
  readonly disregardClass: number;
  /** Earnings in a usual month, and the benefit beside them, as shares of the norm. */
  readonly earningsShare: number;
  readonly benefitShare: number;
  /** How much earnings differ from month to month. */
  readonly unsteadiness: number;
  readonly wageIntoPool: boolean;
};

/** The card waits up to three days after a statement, and the relay sends twice a day (docs/privacy.md). */
const CLAIM_DELAY_MAX_SEC = 72 * HOUR_SEC;
const RELAY_BATCH_SEC = 12 * HOUR_SEC;

/** A platform's payments into the pool are a part of the wage; nobody lives from a pool alone. */
const WAGE_INTO_POOL_SHARE = 0.3;

function drawHousehold(random: Random): Household {
  const wageIntoPool = random.chance(WAGE_INTO_POOL_SHARE);
  if (random.chance(0.3)) {
    const isEarning = random.chance(0.6);
    return {
      scheme: 'tw',
      normClass: random.weighted([[0, 0.6] as const, [1, 0.2] as const, [2, 0.2] as const]),
      disregardClass: random.chance(0.5) ? 1 : 0,
      earningsShare: isEarning ? random.between(0.05, 0.5) : 0,
      benefitShare: random.between(0.4, 0.9),
      unsteadiness: random.between(0.05, 0.3),
      wageIntoPool,
    };
  }
  const normClass = random.weighted(
    [0.55, 0.12, 0.12, 0.07, 0.04, 0.02, 0.06, 0.02].map((weight, index) => [index, weight] as const),
  );
  const isYoung = normClass >= 6;
  return {
    scheme: 'pw',
    normClass,
    disregardClass: isYoung
      ? random.pick([0, 3])
      : random.weighted([[0, 0.2] as const, [1, 0.2] as const, [2, 0.15] as const, [3, 0.45] as const]),
    earningsShare: random.between(0.2, 1.15),
    benefitShare: random.chance(0.1) ? random.between(0.1, 0.4) : 0,
    unsteadiness: random.between(0.05, 0.4),
    wageIntoPool,
  };
}

/** What one month brings: by the product's own formula and norms. */
function monthOfHousehold(household: Household, month: Period, random: Random): Income[] {
  const table = normTableFor(household.scheme, month);
  const normCents = table?.norms[household.normClass]?.cents;
  const disregard = table?.disregards[household.disregardClass];
  if (table === undefined || normCents === undefined || disregard === undefined) return [];
  const share = (part: number): bigint => BigInt(Math.round(Number(normCents) * part));
  const swing = Math.exp(random.normal() * household.unsteadiness);
  const earningsCents = share(household.earningsShare * swing);
  const { supplementCents } = computeSupplement({
    normCents: normCents as never,
    earningsCents,
    knownBenefitCents: share(household.benefitShare) as never,
    disregard,
  });
  const incomes: Income[] = [];
  if (household.wageIntoPool && earningsCents > 0n) {
    incomes.push({ kind: 'wage', atSec: periodEndSec(month) - random.between(1, 7) * DAY_SEC, cents: earningsCents });
  }
  if (supplementCents > 0n) {
    const statementSec = periodEndSec(month) + random.between(0, 5) * DAY_SEC;
    const sentSec = statementSec + random.unit() * CLAIM_DELAY_MAX_SEC;
    const batchSec = (Math.floor(sentSec / RELAY_BATCH_SEC) + 1) * RELAY_BATCH_SEC;
    const capCents = table.norms.reduce((most, { cents }) => (cents > most ? cents : most), 0n);
    // A batch leaves within minutes, in random order.
    incomes.push({ kind: 'claim', atSec: batchSec + random.between(0, 600), cents: supplementCents, capCents });
  }
  return incomes;
}

const inOrder = (incomes: readonly Income[]): Income[] => [...incomes].sort((a, b) => a.atSec - b.atSec);

/** Citizens of all classes, whose earnings differ by person and month. In some months some have no right. */
export const drawCitizens = (count: number, months: number, random: Random): Person[] =>
  Array.from({ length: count }, (_, number) => {
    const household = drawHousehold(random);
    return { number, incomes: inOrder(periods(months).flatMap((month) => monthOfHousehold(household, month, random))) };
  });

/** Employees who claim nothing: their wages come into the pool, so that money out of it need not be a supplement. */
export const drawEmployees = (count: number, months: number, firstNumber: number, random: Random): Person[] =>
  Array.from({ length: count }, (_, index) => {
    const usualCents = random.between(40_000, 220_000);
    const wage = (month: Period): Income => ({
      kind: 'wage',
      atSec: periodEndSec(month) - random.between(1, 7) * DAY_SEC,
      cents: BigInt(Math.round(usualCents * random.between(0.8, 1.2))),
    });
    return { number: firstNumber + index, incomes: inOrder(periods(months).map(wage)) };
  });
