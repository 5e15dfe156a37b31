import { describe, expect, it } from 'vitest';
import { CENTS_LIMIT, eurCents, parseEuroInput, toTokenUnits } from '@/lib/shared/domain/cents';
import { AppError } from '@/lib/shared/errors/app-error';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('money as people type it', () => {
  it.each([
    ['1180', 118000n],
    ['1180,5', 118050n],
    ['1180,00', 118000n],
    ['1180.00', 118000n],
    [' € 0,01 ', 1n],
    ['42949672,95', CENTS_LIMIT - 1n],
  ])('M-01 %s is accepted', (text, cents) => {
    expect(parseEuroInput(text)).toBe(cents);
  });

  it.each([
    ['-5', 'AMOUNT_NEGATIVE'],
    ['−5,00', 'AMOUNT_NEGATIVE'],
    ['42949672,96', 'AMOUNT_OUT_OF_RANGE'],
    ['999999999999', 'AMOUNT_OUT_OF_RANGE'],
    ['abc', 'AMOUNT_NOT_A_NUMBER'],
    ['', 'AMOUNT_NOT_A_NUMBER'],
    ['1e5', 'AMOUNT_NOT_A_NUMBER'],
    ['12,345', 'AMOUNT_AMBIGUOUS'],
    ['1180,005', 'AMOUNT_NOT_A_NUMBER'],
    ['NaN', 'AMOUNT_NOT_A_NUMBER'],
    ['=1+1', 'AMOUNT_NOT_A_NUMBER'],
  ])('M-02 %s is refused with %s', (text, code) => {
    expect(codeOf(() => parseEuroInput(text))).toBe(code);
  });

  it.each([
    ['1.180', '1180'],
    ['1.180,50', '1180,50'],
    ['1,180.50', '1180,50'],
    ['1.234.567', '1234567'],
  ])('M-03 a thousands point is asked about: %s', (text, suggestion) => {
    try {
      parseEuroInput(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'AMOUNT_AMBIGUOUS', data: { suggestion } });
    }
  });

  it('M-04 cents outside 0 .. 2^32 − 1 are refused', () => {
    expect(codeOf(() => eurCents(-1n))).toBe('AMOUNT_NEGATIVE');
    expect(codeOf(() => eurCents(CENTS_LIMIT))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(eurCents(CENTS_LIMIT - 1n)).toBe(4294967295n);
  });

  it('M-05 token units are cents times 10^(decimals − 2)', () => {
    expect(toTokenUnits(eurCents(41646n), 6)).toBe(416_460_000n);
    expect(toTokenUnits(eurCents(1n), 2)).toBe(1n);
  });
});
