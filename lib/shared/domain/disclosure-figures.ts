import type { CentsFigure, CountFigure, NoNumber, SecondsFigure } from '../schemas/caseworker-api';
import { countsBehind, MIN_COUNT, type PublishedCell, type PublishedTotal } from './disclosure';

/*
 * Amounts and durations under disclosure control: they stand and fall with their count. Rounded to hundreds of euros
 * (FACTS: after CBS practice); averages are made of published numbers alone.
 */

const CENTS_PER_HUNDRED_EUROS = 10_000n;
const CENTS_PER_EURO = 100n;

const roundTo = (cents: bigint, step: bigint): bigint => ((cents + step / 2n) / step) * step;

export const NONE: { readonly value: null; readonly why: NoNumber } = { value: null, why: 'none' };

export const countFigure = ({ count, suppressed }: Pick<PublishedCell | PublishedTotal, 'count' | 'suppressed'>) =>
  ({ value: count, why: suppressed }) satisfies CountFigure;

/**
 * The total of the claims that `claims` counts.
 * @param exactCents null while not all of it was opened
 */
export function centsFigure(claims: CountFigure, exactCents: bigint | null): CentsFigure {
  if (claims.value === null) return { value: null, why: claims.why };
  if (claims.value === 0) return NONE;
  if (exactCents === null) return { value: null, why: 'not-opened' };
  return { value: roundTo(exactCents, CENTS_PER_HUNDRED_EUROS).toString(), why: null };
}

/** Of published numbers alone, to whole euros: it tells nothing that the two do not tell. */
export function averageFigure(claims: CountFigure, paid: CentsFigure): CentsFigure {
  if (claims.value === null || paid.value === null) return { value: null, why: claims.why ?? paid.why };
  if (claims.value === 0) return NONE;
  const average = BigInt(paid.value) / BigInt(claims.value);
  return { value: roundTo(average, CENTS_PER_EURO).toString(), why: null };
}

export type AverageBounds = { readonly lowCents: bigint; readonly highCents: bigint };

/**
 * Between which whole euros the true average lies, rounded outwards. Of published numbers and the known rounding alone:
 * whoever reads the two can work it out, and it says nothing more.
 * @returns null without a count or an amount
 */
export function averageBounds(claims: CountFigure, paid: CentsFigure): AverageBounds | null {
  if (!claims.value || paid.value === null) return null;
  const { low, high } = countsBehind(claims.value);
  const half = CENTS_PER_HUNDRED_EUROS / 2n;
  const [least, most] = [BigInt(paid.value) - half, BigInt(paid.value) + half];
  const euros = (cents: bigint, count: number, extra: bigint) =>
    ((cents + extra) / (BigInt(count) * CENTS_PER_EURO)) * CENTS_PER_EURO;
  return {
    lowCents: least > 0n ? euros(least, high, 0n) : 0n,
    highCents: euros(most, low, BigInt(low) * CENTS_PER_EURO - 1n),
  };
}

/** By how many per cent of a shown average the true one may differ from it, upwards; null when there is none to compare. */
export function averageSlack(claims: CountFigure, paid: CentsFigure): number | null {
  const bounds = averageBounds(claims, paid);
  const shown = BigInt(averageFigure(claims, paid).value ?? '0');
  if (bounds === null || shown === 0n) return null;
  const [above, below] = [bounds.highCents - shown, shown - bounds.lowCents];
  const most = above > below ? above : below;
  return Number((most * 100n + shown - 1n) / shown);
}

export type ExactWait = { readonly medianSec: number; readonly count: number };

/**
 * A median stands where its count stands, once all of its claims have arrived, ten or more: one that moved with each
 * arrival would tell of single ones. Two digits of it.
 * @param exact of the claims that have arrived
 * @param of how many claims there are
 */
export function waitFigure(claims: CountFigure, exact: ExactWait | undefined, of: number): SecondsFigure {
  if (claims.value === null) return { value: null, why: claims.why };
  if (claims.value === 0) return NONE;
  if (!exact || exact.count < Math.max(MIN_COUNT, of)) return { value: null, why: 'too-few' };
  return { value: twoDigits(exact.medianSec), why: null };
}

function twoDigits(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / step) * step;
}
