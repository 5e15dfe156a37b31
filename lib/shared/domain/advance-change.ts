import { AppError } from '../errors/app-error';
import type { ErrorCode } from '../errors/codes';
import { type EurCents, parseEuroInput } from './cents';
import { addMonths, type Period, periodEndSec } from './period';

/** A change of the lump sum's amount, as a person wrote it and as it may be published. */

/** How far ahead a change may start: the contract takes a year at most (MAX_LEAD_SECONDS). */
export const ADVANCE_MONTHS_AHEAD = 12;

export type AdvanceChange = { readonly fromPeriod: Period; readonly amountCents: EurCents };
/** `amount`: euros as text. */
export type AdvanceChangeText = { readonly fromPeriod: Period; readonly amount: string };

/** What a change is compared with: the policy that stands last, in force or to come. */
export type LastAdvance = { readonly amountCents: EurCents; readonly startsAtSec: number };

export type AdvanceField = 'fromPeriod' | 'amount';
export type JudgedAdvance =
  | { readonly change: AdvanceChange; readonly fault: null }
  | { readonly change: null; readonly fault: { readonly field: AdvanceField; readonly code: ErrorCode } };

/** The first moment of a month, UTC: when a policy that starts in it is in force. */
export const monthStartSec = (month: Period): number => periodEndSec(addMonths(month, -1));

const wrong = (field: AdvanceField, code: ErrorCode): JudgedAdvance => ({ change: null, fault: { field, code } });

/**
 * A change as it may be published, or the first thing that is wrong with it in the order of the form.
 * @param currentMonth UTC, as the contract counts
 */
export function judgeAdvance(
  { fromPeriod, amount }: AdvanceChangeText,
  currentMonth: Period,
  last: LastAdvance,
): JudgedAdvance {
  const code = startFault(fromPeriod, currentMonth, last);
  if (code) return wrong('fromPeriod', code);
  try {
    return judgeAdvanceChange({ fromPeriod, amountCents: parseEuroInput(amount) }, currentMonth, last);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return wrong('amount', error.code);
  }
}

/** As judgeAdvance, of a change whose amount was read already: it may have become late since. */
export function judgeAdvanceChange(change: AdvanceChange, currentMonth: Period, last: LastAdvance): JudgedAdvance {
  const code = startFault(change.fromPeriod, currentMonth, last);
  if (code) return wrong('fromPeriod', code);
  if (change.amountCents === 0n) return wrong('amount', 'POLICY_NO_AMOUNT');
  // Nothing else of the table changes here: the same amount would be the same policy.
  if (change.amountCents === last.amountCents) return wrong('amount', 'POLICY_UNCHANGED');
  return { change, fault: null };
}

function startFault(fromPeriod: Period, currentMonth: Period, last: LastAdvance): ErrorCode | null {
  if (fromPeriod <= currentMonth) return 'POLICY_PERIOD_NOT_FUTURE';
  if (fromPeriod > addMonths(currentMonth, ADVANCE_MONTHS_AHEAD)) return 'POLICY_START_TOO_FAR';
  return monthStartSec(fromPeriod) <= last.startsAtSec ? 'POLICY_NOT_AFTER_LAST' : null;
}

/** What is seldom meant, and is published all the same once it was confirmed, one by one. */
export const ADVANCE_UNUSUAL = ['amount-lower', 'amount-much-changed', 'amount-above-pool-limit'] as const;
export type AdvanceUnusual = (typeof ADVANCE_UNUSUAL)[number];

/** @param poolLimitCents the most that the pool takes of one application; null when it could not be asked */
export function unusualAdvance(
  { amountCents }: Pick<AdvanceChange, 'amountCents'>,
  last: LastAdvance,
  poolLimitCents: bigint | null,
): AdvanceUnusual[] {
  const difference = amountCents > last.amountCents ? amountCents - last.amountCents : last.amountCents - amountCents;
  const found: Readonly<Record<AdvanceUnusual, boolean>> = {
    'amount-lower': amountCents < last.amountCents,
    // More than a tenth of what was, up or down: most often a digit too many or too few.
    'amount-much-changed': difference * 10n > last.amountCents,
    'amount-above-pool-limit': poolLimitCents !== null && amountCents > poolLimitCents,
  };
  return ADVANCE_UNUSUAL.filter((code) => found[code]);
}
