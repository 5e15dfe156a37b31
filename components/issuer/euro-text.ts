import { type EurCents, parseEuroInput } from '@/lib/shared/domain/cents';
import { AppError } from '@/lib/shared/errors/app-error';

const AMOUNT_CODES = [
  'AMOUNT_MISSING',
  'AMOUNT_NOT_A_NUMBER',
  'AMOUNT_AMBIGUOUS',
  'AMOUNT_NEGATIVE',
  'AMOUNT_OUT_OF_RANGE',
] as const;
export type AmountCode = (typeof AMOUNT_CODES)[number];

const isAmountCode = (code: string): code is AmountCode => AMOUNT_CODES.some((known) => known === code);

/** What is known of a typed amount: its cents, or what is wrong with it and the reading that was probably meant. */
export type AmountCheck =
  | { readonly ok: true; readonly cents: EurCents }
  | { readonly ok: false; readonly code: AmountCode; readonly suggestion: string | null };

/**
 * Checks a typed amount as the server will, so that a mistake shows before anything is sent. An empty field is its own
 * case: "fill this in" helps more than "not a number".
 */
export function checkAmount(text: string): AmountCheck {
  if (text.trim() === '') return { ok: false, code: 'AMOUNT_MISSING', suggestion: null };
  try {
    return { ok: true, cents: parseEuroInput(text) };
  } catch (error) {
    if (!(error instanceof AppError) || !isAmountCode(error.code)) throw error;
    const { suggestion } = error.data;
    return { ok: false, code: error.code, suggestion: typeof suggestion === 'string' ? suggestion : null };
  }
}

/** Cents as a person in the Netherlands types them: `1180,50`, and `-12,00` below zero. */
export function toEuroText(cents: bigint): string {
  const absolute = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${absolute / 100n},${String(absolute % 100n).padStart(2, '0')}`;
}
