import type { Brand } from '../brand';
import { AppError } from '../errors/app-error';

/** Whole euro cents, 0 .. 2^32 − 1: the range of every amount in a circuit. */
export type EurCents = Brand<bigint, 'EurCents'>;

export const CENTS_LIMIT = 1n << 32n;

/** @throws AMOUNT_NEGATIVE, AMOUNT_OUT_OF_RANGE */
export function eurCents(value: bigint): EurCents {
  if (value < 0n) throw new AppError('AMOUNT_NEGATIVE');
  if (value >= CENTS_LIMIT) throw new AppError('AMOUNT_OUT_OF_RANGE');
  return value as EurCents;
}

/**
 * Reads what a person types. `1180`, `1180,5`, `1180,00` and `1180.00` are accepted. `1.180` and `1.180,00` hold a
 * thousands point: rather than guess, AMOUNT_AMBIGUOUS carries the reading that was probably meant (`suggestion`),
 * so that the form can ask.
 * @throws AMOUNT_NOT_A_NUMBER, AMOUNT_AMBIGUOUS, AMOUNT_NEGATIVE, AMOUNT_OUT_OF_RANGE
 */
export function parseEuroInput(text: string): EurCents {
  const trimmed = text.replace(/^\s*€?\s*|\s+$/g, '');
  if (/^[-−]\s*\d/.test(trimmed)) throw new AppError('AMOUNT_NEGATIVE');
  if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(trimmed)) {
    throw new AppError('AMOUNT_AMBIGUOUS', { data: { suggestion: trimmed.replaceAll('.', '') } });
  }
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(trimmed)) {
    throw new AppError('AMOUNT_AMBIGUOUS', { data: { suggestion: trimmed.replaceAll(',', '').replace('.', ',') } });
  }
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(trimmed);
  if (!match) throw new AppError('AMOUNT_NOT_A_NUMBER');
  return eurCents(BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')));
}

/** Token units of an amount: cents × 10^(decimals − 2). @param decimals 2..18 */
export function toTokenUnits(cents: EurCents, decimals: number): bigint {
  return cents * 10n ** BigInt(decimals - 2);
}
