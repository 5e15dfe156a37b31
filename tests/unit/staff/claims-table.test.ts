import { describe, expect, it } from 'vitest';
import { allSuppressed, toClaimTable } from '@/components/caseworker/claims-table';
import { csvCell, toFiguresCsv } from '@/components/caseworker/figures-csv';

const counts = {
  rows: [
    { region: 9002, regionName: 'Demodorp', period: 202609, count: null, suppressed: 'complementary' as const },
    { region: 9001, regionName: 'Voorbeeldstad', period: 202609, count: 40, suppressed: null },
    { region: 9001, regionName: 'Voorbeeldstad', period: 202610, count: null, suppressed: 'below-threshold' as const },
  ],
  totals: [
    { period: 202609, count: 60 },
    { period: 202610, count: null },
  ],
};
const words = { month: 'Maand', total: 'Totaal', suppressed: 'afgeschermd', none: 'geen' };

describe('the caseworker’s table of claims', () => {
  it('STAFF-09 months run newest first, regions by number, and an absent figure is not a zero', () => {
    const table = toClaimTable(counts);
    expect(table.regions.map((region) => region.name)).toEqual(['Voorbeeldstad', 'Demodorp']);
    expect(table.months.map((month) => month.period)).toEqual([202610, 202609]);
    expect(table.months[0]?.cells).toEqual([{ count: null, suppressed: 'below-threshold' }, null]);
    expect(table.months[0]?.total).toBeNull();
    expect(table.months[1]?.total).toBe(60);
  });

  it('STAFF-10 the download holds what the screen holds: a suppressed figure is a word, never a number', () => {
    expect(toFiguresCsv(toClaimTable(counts), words)).toBe(
      '\uFEFF"Maand";"Voorbeeldstad";"Demodorp";"Totaal"\r\n' +
        '"202610";"afgeschermd";"geen";"afgeschermd"\r\n' +
        '"202609";"40";"afgeschermd";"60"\r\n',
    );
  });

  it('STAFF-19 one region has no total beside it, on the screen and in the download', () => {
    const table = toClaimTable({
      rows: counts.rows.filter((row) => row.region === 9001),
      totals: [{ period: 202609, count: 40 }],
    });
    expect(table.hasTotal).toBe(false);
    expect(toFiguresCsv(table, words)).toBe(
      '\uFEFF"Maand";"Voorbeeldstad"\r\n"202610";"afgeschermd"\r\n"202609";"40"\r\n',
    );
  });

  it('STAFF-25 a table without one number is told apart, so that the page can say why', () => {
    const hidden = counts.rows.filter((row) => row.count === null);
    expect(allSuppressed(toClaimTable(counts))).toBe(false);
    expect(allSuppressed(toClaimTable({ rows: hidden, totals: [{ period: 202610, count: null }] }))).toBe(true);
    expect(allSuppressed(toClaimTable({ rows: hidden, totals: counts.totals }))).toBe(false);
  });

  it('S-32 a text that a spreadsheet would run is made harmless in the download', () => {
    expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
    for (const first of ['=', '+', '-', '@', '\t', '\r']) expect(csvCell(`${first}1`).startsWith('"\'')).toBe(true);
    expect(csvCell('Voorbeeldstad')).toBe('"Voorbeeldstad"');
  });
});
