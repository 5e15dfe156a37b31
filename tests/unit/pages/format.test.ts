import { describe, expect, it } from 'vitest';
import { formatCents, formatPeriod } from '@/lib/i18n/format';

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
