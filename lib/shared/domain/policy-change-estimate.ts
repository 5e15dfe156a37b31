import type { SupplementScheme } from '../rules/registry';
import { eurCents } from './cents';
import { computeSupplement, type Disregard } from './formula';
import { changeableClasses, type PolicyAmounts } from './policy-change';
import type { PublishedAmounts } from './policy-change-unusual';

/** A month as the portal publishes it: the count is rounded to tens already, and never below ten. */
export type PublishedCount = { readonly period: number; readonly count: number };

/** What a change would have meant, from the smallest to the largest effect; whole hundreds of euros, outwards. */
export type EstimateRange = { readonly minCents: bigint; readonly maxCents: bigint };
type EstimatedMonth = PublishedCount & EstimateRange;
export type PolicyEstimate = {
  readonly months: readonly EstimatedMonth[];
  /** All months together; null without any. */
  readonly total: (EstimateRange & { readonly count: number }) | null;
};

type Effect = { readonly min: bigint; readonly max: bigint };

const HUNDRED_EUROS = 10_000n;

/**
 * Estimates what other amounts would have meant for claims that were made: the count times the smallest and the largest
 * change of one claim, over the classes in use. It takes nothing but figures that are published anyway, so it gives
 * away nothing that they do not. It cannot know who would have come into the right or fallen out of it.
 * @param published every month's table; months without one are left out
 */
export function estimateChange(
  scheme: SupplementScheme,
  amounts: PolicyAmounts,
  published: readonly PublishedAmounts[],
  counts: readonly PublishedCount[],
): PolicyEstimate {
  const exact = counts.flatMap(({ period, count }) => {
    const table = published.find((one) => one.period === period);
    const effect = table && effectOnOne(scheme, table, amounts);
    if (!effect) return [];
    return [{ period, count, min: effect.min * BigInt(count), max: effect.max * BigInt(count) }];
  });
  const sum = (pick: (one: (typeof exact)[number]) => bigint) => exact.reduce((total, one) => total + pick(one), 0n);
  return {
    months: exact.map(({ period, count, min, max }) => ({ period, count, ...outwards({ min, max }) })),
    total:
      exact.length === 0
        ? null
        : {
            count: exact.reduce((total, { count }) => total + count, 0),
            ...outwards({ min: sum(({ min }) => min), max: sum(({ max }) => max) }),
          },
  };
}

/**
 * How much one claim changes at least and at most, while income stays and the right stays. Over the norm classes that
 * the old table uses, and its disregards at every income.
 * @returns null when the old table has no norm
 */
export function effectOnOne(scheme: SupplementScheme, before: PolicyAmounts, after: PolicyAmounts): Effect | null {
  const classes = changeableClasses(scheme);
  const norms = classes.norms.flatMap((_, index) => {
    const [old = 0n, now = 0n] = [before.norms[index], after.norms[index]];
    return old === 0n ? [] : [now - old];
  });
  if (norms.length === 0) return null;
  const disregards = classes.disregards.map((_, index) =>
    effectOfDisregard(before.disregards[index + 1] as Disregard, after.disregards[index + 1] as Disregard),
  );
  // Without a disregard nothing of it changes: the class `none` is always in use.
  const lowest = smallest([0n, ...disregards.map(({ min }) => min)]);
  const highest = largest([0n, ...disregards.map(({ max }) => max)]);
  return { min: smallest(norms) + lowest, max: largest(norms) + highest };
}

/**
 * Both sums are straight lines between the incomes where a flat part ends or a cap is reached, so the difference is
 * smallest and largest at one of these. A class that the old table does not use has no claims.
 */
function effectOfDisregard(before: Disregard, after: Disregard): Effect {
  if (before.flatCents === 0n && before.bps === 0) return { min: 0n, max: 0n };
  const differences = [...corners(before), ...corners(after)].map(
    (earnings) => disregarded(after, earnings) - disregarded(before, earnings),
  );
  return { min: smallest(differences), max: largest(differences) };
}

function corners({ flatCents, bps, capCents }: Disregard): bigint[] {
  const rest = capCents - flatCents;
  if (rest <= 0n) return [0n, capCents];
  return bps === 0 ? [0n, flatCents] : [0n, flatCents, flatCents + (rest * 10_000n + BigInt(bps) - 1n) / BigInt(bps)];
}

const ZERO = eurCents(0n);

const disregarded = (disregard: Disregard, earningsCents: bigint): bigint =>
  computeSupplement({ normCents: ZERO, earningsCents, knownBenefitCents: ZERO, disregard }).disregardedCents;

const smallest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const largest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));

/** Rounded away from each other, so that the range still holds what was worked out. */
function outwards({ min, max }: Effect): EstimateRange {
  const down = (cents: bigint) => cents - (((cents % HUNDRED_EUROS) + HUNDRED_EUROS) % HUNDRED_EUROS);
  return { minCents: down(min), maxCents: -down(-max) };
}
