/** What everybody pays in, so that an amount says nothing. Cents, largest first. */
export const STANDARD_AMOUNTS_CENTS = [500000n, 100000n, 20000n, 10000n, 5000n, 2000n, 1000n, 500n] as const;

/** The pool pays no less: a withdrawal must be worth its gas. */
export const SMALLEST_PAYMENT_CENTS = 500n;

/** A budget goes over at least so many accounts, where it is large enough. */
const FEWEST_PAYMENTS = 4;
/** Each payment costs a proof and two transactions: rather make one note of two than pay in more pieces than this. */
const MOST_PAYMENTS = 16;

/** Budgets that many people choose: whoever is paid the same each week as others is hard to tell from them. */
const STANDARD_BUDGETS_CENTS = [
  ...[500n, 1000n, 2500n, 5000n, 10000n, 15000n, 20000n, 30000n, 50000n],
  ...[100000n, 250000n, 500000n],
];
const SUGGESTIONS = 4;

/** What standard amounts can make of an amount: the rest, below €5, stays in the pool. */
export const roundToStandard = (amountCents: bigint): bigint => amountCents - (amountCents % SMALLEST_PAYMENT_CENTS);

function largestFirst(totalCents: bigint, amounts: readonly bigint[]): bigint[] {
  const pieces: bigint[] = [];
  let left = totalCents;
  for (const amount of amounts) {
    for (; left >= amount; left -= amount) pieces.push(amount);
  }
  return pieces;
}

/**
 * Divides a total over standard amounts: few, at least four where possible, and such as a single note holds unless that
 * takes too many.
 * @param totalCents a multiple of 500 @param largestNoteCents the most that one note holds
 */
export function standardAmounts(totalCents: bigint, largestNoteCents: bigint): bigint[] {
  const fitting = STANDARD_AMOUNTS_CENTS.filter((amount) => amount <= largestNoteCents);
  const fromOneNote = largestFirst(totalCents, fitting);
  const isEnough = fitting.length > 0 && fromOneNote.length <= MOST_PAYMENTS;
  const pieces = isEnough ? fromOneNote : largestFirst(totalCents, STANDARD_AMOUNTS_CENTS);
  while (pieces.length < FEWEST_PAYMENTS && (pieces[0] ?? 0n) > SMALLEST_PAYMENT_CENTS) {
    const [largest = 0n, ...others] = pieces;
    const smaller = STANDARD_AMOUNTS_CENTS.filter((amount) => amount < largest);
    pieces.splice(0, pieces.length, ...others, ...largestFirst(largest, smaller));
    pieces.sort((a, b) => (a < b ? 1 : -1));
  }
  return pieces;
}

/**
 * Weekly budgets to offer with a balance, cents, smallest first. The first hides best: it leaves most in the pool.
 * Empty below €5.
 */
export function weeklyBudgets(balanceCents: bigint): readonly bigint[] {
  const spare = STANDARD_BUDGETS_CENTS.filter((budget) => 2n * budget <= balanceCents).slice(-SUGGESTIONS);
  return spare.length > 0 ? spare : STANDARD_BUDGETS_CENTS.filter((budget) => budget <= balanceCents).slice(0, 1);
}
