import { describe, expect, it } from 'vitest';
import { acceptSuggestions, templateCsv } from '@/components/issuer/csv-text';

describe('the CSV text of the issuer desk', () => {
  it('STAFF-05 the template names every person of the staff once and leaves the amounts open', () => {
    expect(templateCsv(['R-001', 'R-002'], 202610)).toBe(
      '\uFEFFstaffNumber;period;gross;net\r\nR-001;202610;;\r\nR-002;202610;;\r\n',
    );
  });

  it('STAFF-06 accepting a reading changes the named lines only, and those amounts only', () => {
    const csv = 'staffNumber;period;gross;net\r\nR-001;202610;1.400,00;1180,00\r\nR-002;202610;1.500;1.300,5\r\n';
    expect(acceptSuggestions(csv, [2])).toBe(
      'staffNumber;period;gross;net\r\nR-001;202610;1400,00;1180,00\r\nR-002;202610;1.500;1.300,5\r\n',
    );
    expect(acceptSuggestions(csv, [2, 3])).toContain('R-002;202610;1500;1300,5\r\n');
  });

  it('STAFF-07 in a comma file the accepted amount stays one quoted field', () => {
    expect(acceptSuggestions('R-001,202610,"1.400,00","1180,00"', [1])).toBe('R-001,202610,"1400,00","1180,00"');
  });

  it('STAFF-08 a staff number that looks like an amount is left alone', () => {
    expect(acceptSuggestions('1.400;202610;1.400;900', [1])).toBe('1.400;202610;1400;900');
  });
});
