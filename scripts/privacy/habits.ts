import { weeklyBudgets } from '@/lib/shared/card/money/denominations';
import { DAY_SEC, HOUR_SEC, WEEK_SEC } from './calendar';
import type { Random } from './random';

/** How somebody pays out, week after week. */
export type Habits = {
  /** automatic: the card plans by itself, once a week, as soon as the budget is there. */
  readonly style: 'automatic' | 'standing' | 'by-feel' | 'typed';
  /** Which of the suggestions: 0 is the smallest. */
  readonly suggestion: number;
  /** Where in the week, seconds. */
  readonly momentSec: number;
  readonly skipShare: number;
  readonly everythingShare: number;
  /** Of the balance, for those who type an amount. */
  readonly typedShare: number;
};

export const drawHabits = (random: Random): Habits => ({
  style: random.weighted([
    ['automatic', 0.3] as const,
    ['standing', 0.25] as const,
    ['by-feel', 0.25] as const,
    ['typed', 0.2] as const,
  ]),
  suggestion: random.weighted([0.15, 0.2, 0.3, 0.35].map((weight, index) => [index, weight] as const)),
  momentSec: random.unit() * WEEK_SEC,
  skipShare: random.between(0, 0.3),
  everythingShare: random.between(0, 0.1),
  typedShare: random.between(0.15, 0.6),
});

/** The next moment that somebody thinks of it: about the same hour, a week later. */
export const nextMoment = (fromSec: number, random: Random): number =>
  fromSec + WEEK_SEC + random.between(-6 * HOUR_SEC, 6 * HOUR_SEC) + (random.chance(0.1) ? DAY_SEC : 0);

/**
 * What somebody asks for, cents, or null for nothing this week.
 * @param standingCents the budget of last time, for those who keep one
 */
export function drawBudget(
  habits: Habits,
  balanceCents: bigint,
  standingCents: bigint | null,
  random: Random,
): bigint | null {
  const budgets = weeklyBudgets(balanceCents);
  const isAutomatic = habits.style === 'automatic';
  if (budgets.length === 0 || (!isAutomatic && random.chance(habits.skipShare))) return null;
  if (!isAutomatic && random.chance(habits.everythingShare)) return balanceCents;
  const suggested = (place: number): bigint => budgets[Math.min(place, budgets.length - 1)] as bigint;
  if (habits.style === 'typed') {
    const tens = BigInt(Math.round((Number(balanceCents) * habits.typedShare) / 1000)) * 1000n;
    return tens >= 500n && tens <= balanceCents ? tens : suggested(0);
  }
  if (habits.style === 'by-feel') return suggested(Math.floor(random.unit() * budgets.length));
  // A standing order waits for its budget; every few months somebody sets it anew.
  if (isAutomatic && standingCents !== null && standingCents > balanceCents && !random.chance(0.1)) return null;
  // A standing budget stays while the balance holds it, and is looked at again now and then.
  if (standingCents !== null && standingCents <= balanceCents && !random.chance(0.08)) return standingCents;
  return suggested(habits.suggestion);
}
