import { describe, expect, it } from 'vitest';
import { checkAmount, toEuroText } from '@/components/issuer/euro-text';

describe('what the issuer desk says of a typed amount', () => {
  it('STAFF-01 a Dutch comma is accepted', () => {
    expect(checkAmount('1180,50')).toEqual({ ok: true, cents: 118050n });
    expect(checkAmount('€ 1180')).toEqual({ ok: true, cents: 118000n });
  });

  it('STAFF-02 a thousands point is asked about, with the reading that was probably meant', () => {
    expect(checkAmount('1.180,50')).toEqual({ ok: false, code: 'AMOUNT_AMBIGUOUS', suggestion: '1180,50' });
    expect(checkAmount('1.180')).toEqual({ ok: false, code: 'AMOUNT_AMBIGUOUS', suggestion: '1180' });
  });

  it('STAFF-03 each way of being wrong has its own code', () => {
    const codes = ['', '-5', 'twaalf', 'NaN', '42949672,96', '1e3', '12,345'].map((text) => {
      const check = checkAmount(text);
      return check.ok ? 'ok' : check.code;
    });
    expect(codes).toEqual([
      'AMOUNT_MISSING',
      'AMOUNT_NEGATIVE',
      'AMOUNT_NOT_A_NUMBER',
      'AMOUNT_NOT_A_NUMBER',
      'AMOUNT_OUT_OF_RANGE',
      'AMOUNT_NOT_A_NUMBER',
      'AMOUNT_AMBIGUOUS',
    ]);
  });

  it('STAFF-04 cents written out are read back as the same cents', () => {
    for (const cents of [0n, 1n, 99n, 100n, 118050n, 4294967295n]) {
      expect(checkAmount(toEuroText(cents))).toEqual({ ok: true, cents });
    }
    expect(toEuroText(-1205n)).toBe('-12,05');
  });
});
