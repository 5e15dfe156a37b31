import type { Brand } from '../brand';
import { AppError } from '../errors/app-error';

/** A calendar month as the integer yyyymm, 200001 .. 209912. */
export type Period = Brand<number, 'Period'>;

/** @throws PERIOD_MALFORMED */
export function period(value: number): Period {
  const month = value % 100;
  if (!Number.isInteger(value) || value < 200001 || value > 209912 || month < 1 || month > 12) {
    throw new AppError('PERIOD_MALFORMED');
  }
  return value as Period;
}

export function periodOf(date: Date): Period {
  return period(date.getUTCFullYear() * 100 + date.getUTCMonth() + 1);
}

/** The month `months` later (or earlier, when negative). */
export function addMonths(from: Period, months: number): Period {
  const index = Math.floor(from / 100) * 12 + ((from % 100) - 1) + months;
  return period(Math.floor(index / 12) * 100 + (index % 12) + 1);
}

/** First moment after the month, in UTC seconds. */
export function periodEndSec(of: Period): number {
  const next = addMonths(of, 1);
  return Date.UTC(Math.floor(next / 100), (next % 100) - 1, 1) / 1000;
}
