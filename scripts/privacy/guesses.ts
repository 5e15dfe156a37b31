import type { Simulation } from './simulate';
import { countBefore, type PublicView } from './view';

/**
 * What a heuristic says: for a payout, the claims that it may have come from, by nullifier. The observer takes one of them
 * at random; one that is named twice is taken twice as often. A payout that is left out gets no guess.
 */
export type Guesses = ReadonlyMap<bigint, readonly bigint[]>;

export type Score = {
  /** Payouts that came from a claim. */
  readonly payouts: number;
  /** Of these, the share that the heuristic says something about. */
  readonly guessedShare: number;
  /** The share linked to the right claim, on average over the observer's choices. */
  readonly linkedShare: number;
  /** How often a guess is right: also of those about payouts that came from a wage. */
  readonly rightShare: number;
  /** Of the payouts of people whom the observer knows, the share linked to the right claim; null when it knows nobody. */
  readonly ofKnownShare: number | null;
  /** Blind guessing: mean of 1 / claim notes that still held money at that moment. */
  readonly blindShare: number;
  /** linkedShare / blindShare */
  readonly timesBlind: number;
};

/** @returns for a moment, how many claim notes still hold money */
export function unspentCounter({ claims }: Pick<Simulation, 'claims'>): (sec: number) => number {
  const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);
  const arrivals = sorted([...claims.values()].map(({ atSec }) => atSec));
  const ends = sorted([...claims.values()].map(({ emptySec }) => emptySec));
  return (sec) => countBefore(arrivals, sec) - countBefore(ends, sec);
}

function shareOf(claim: bigint, named: readonly bigint[]): number {
  let found = 0;
  for (const one of named) if (one === claim) found += 1;
  return named.length === 0 ? 0 : found / named.length;
}

/**
 * How often a heuristic is right, over all payouts: an observer who knows some people does not know which payouts are
 * theirs.
 * @param isKnown whether a claim is one of somebody whom the observer knows
 */
export function scoreGuesses(
  guesses: Guesses,
  { payouts: seen }: PublicView,
  truth: Simulation,
  isKnown?: (claim: bigint) => boolean,
): Score {
  const unspentAt = unspentCounter(truth);
  const count = { payouts: 0, guessed: 0, guesses: 0, linked: 0, blind: 0, known: 0, linkedKnown: 0 };
  for (const { id, atSec } of seen) {
    const claim = truth.payouts.get(id)?.claim ?? null;
    const named = guesses.get(id) ?? [];
    if (named.length > 0) count.guesses += 1;
    if (claim === null) continue;
    const right = shareOf(claim, named);
    count.payouts += 1;
    count.blind += 1 / Math.max(1, unspentAt(atSec));
    count.linked += right;
    if (named.length > 0) count.guessed += 1;
    if (isKnown?.(claim)) {
      count.known += 1;
      count.linkedKnown += right;
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    payouts: count.payouts,
    guessedShare: share(count.guessed, count.payouts),
    linkedShare: share(count.linked, count.payouts),
    rightShare: share(count.linked, count.guesses),
    ofKnownShare: isKnown === undefined ? null : share(count.linkedKnown, count.known),
    blindShare: share(count.blind, count.payouts),
    timesBlind: share(count.linked, count.blind),
  };
}
