import { describe, expect, it } from 'vitest';
import { formatCents, formatPeriod, formatSpan, formatTenths } from '@/lib/i18n/format';

/** Intl puts a no-break space behind the euro sign in Dutch. */
const plain = (text: string): string => text.replaceAll(/\u00a0|\u202f/g, ' ');

describe('formatCents', () => {
  it('FMT-01 Dutch writes a comma for cents and a point for thousands', () => {
    expect(plain(formatCents('nl', 118_000n))).toBe('€ 1.180,00');
  });

  it('FMT-02 English writes a point for cents and a comma for thousands', () => {
    expect(formatCents('en', '41646')).toBe('€416.46');
    expect(formatCents('en', 118_000n)).toBe('€1,180.00');
  });

  it('FMT-03 single cents and small negative amounts keep every digit', () => {
    expect(formatCents('en', 1n)).toBe('€0.01');
    expect(formatCents('en', -5n)).toBe('-€0.05');
  });

  it('FMT-04 an amount above 2^53 cents is exact', () => {
    expect(formatCents('en', 900_719_925_474_099_301n)).toBe('€9,007,199,254,740,993.01');
  });
});

describe('formatPeriod', () => {
  it('FMT-05 a month stays the month in every time zone', () => {
    expect(formatPeriod('nl', 202610)).toBe('oktober 2026');
    expect(formatPeriod('en', 202601)).toBe('January 2026');
  });
});

it('FMT-20 a length of time is told in the unit that suits it, with two digits that matter', () => {
  const plain = (text: string) => text.replace(/\u00a0/g, ' ');
  expect([3, 119, 121, 7_300, 12.4 * 86_400].map((seconds) => plain(formatSpan('nl', seconds)))).toEqual([
    '3 seconden',
    '120 seconden',
    '2 minuten',
    '2 uur',
    '12 dagen',
  ]);
  expect(plain(formatSpan('en', 3_131_000))).toBe('36 days');
  expect(plain(formatSpan('en', 0.004))).toBe('0.004 seconds');
});

it('FMT-21 seconds in a sentence have the decimals of its language', () => {
  expect([formatTenths('nl', 9_340), formatTenths('en', 9_340)]).toEqual(['9,3', '9.3']);
});
