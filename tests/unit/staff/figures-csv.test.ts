import { describe, expect, it } from 'vitest';
import { advanceCsv, csvCell, filesOf, supplementCsv } from '@/components/caseworker/figures-csv';
import { caseworker } from '@/lib/i18n/messages/nl/caseworker';
import type { SupplementFigures } from '@/lib/shared/schemas/caseworker-api';

const words = {
  month: 'Maand',
  benefitMonth: 'Uitkeringsmaand',
  year: 'Jaar',
  area: 'Gebied',
  allAreas: 'Alle gemeenten samen',
  claims: 'Aanvragen',
  advances: 'Voorschotten',
  paid: 'Uitbetaald (euro)',
  average: 'Gemiddeld (euro)',
  wait: 'Seconden',
  state: 'Stand',
  over: 'voorbij',
  running: 'loopt nog',
  noNumber: caseworker.noNumber,
};
const hidden = { value: null, why: 'complementary' } as const;
const figures: SupplementFigures = {
  scheme: 'pw',
  regions: [{ region: 9001, name: '=HYPERLINK("http://x")' }],
  indexedUntilSec: 0,
  payouts: [
    {
      month: 202610,
      isComplete: true,
      cells: [
        {
          region: 9001,
          claims: { value: 30, why: null },
          paid: { value: '1230000', why: null },
          average: { value: '41000', why: null },
          wait: { value: 4, why: null },
          tranches: ['1'],
        },
        { region: null, claims: hidden, paid: hidden, average: hidden, wait: hidden, tranches: [] },
      ],
    },
  ],
  benefits: [{ month: 202608, cells: [{ region: 9001, claims: { value: null, why: 'below-threshold' } }] }],
  upcoming: [{ month: 202610, fromSec: 0 }],
  modes: [],
  waiting: [],
};
const [payouts, benefits] = filesOf('pw');

describe('the figures as CSV', () => {
  it('STAFF-27 hold what the screen holds: a figure without a number is a reason, never a number', () => {
    const why = caseworker.noNumber.complementary;
    expect(supplementCsv(payouts, figures, words)).toBe(
      '\uFEFF"Maand";"Gebied";"Aanvragen";"Uitbetaald (euro)";"Gemiddeld (euro)";"Seconden";"Stand"\r\n' +
        '"202610";"\'=HYPERLINK(""http://x"")";"30";"12300";"410";"4";"voorbij"\r\n' +
        `"202610";"Alle gemeenten samen";"${why}";"${why}";"${why}";"${why}";"voorbij"\r\n`,
    );
    expect(benefits && supplementCsv(benefits, figures, words)).toBe(
      '\uFEFF"Uitkeringsmaand";"Gebied";"Aanvragen"\r\n' +
        `"202608";"'=HYPERLINK(""http://x"")";"${caseworker.noNumber['below-threshold']}"\r\n`,
    );
  });

  it('STAFF-53 a running month is marked, and no group is said in words: it is no number of people', () => {
    const none = { value: null, why: 'none' } as const;
    const nothing = {
      region: 9001,
      claims: { value: 0, why: null },
      paid: none,
      average: none,
      wait: none,
      tranches: [],
    };
    const running = { ...figures, payouts: [{ month: 202611, isComplete: false, cells: [nothing] }] };
    const [, line] = supplementCsv(payouts, running, words).split('\r\n');
    expect(line?.split(';').slice(2)).toEqual([...Array(4).fill('"geen groep gesloten"'), '"loopt nog"']);
  });

  it('STAFF-28 the asbestos advance has a file of its own, by year', () => {
    expect(filesOf('tas').map(({ name }) => name)).toEqual(['jaar']);
    const year = { year: 2025, claims: { value: 10, why: null }, paid: { value: '24010000', why: null } };
    expect(advanceCsv({ scheme: 'tas', indexedUntilSec: 0, years: [year], upcoming: null }, words)).toBe(
      '\uFEFF"Jaar";"Voorschotten";"Uitbetaald (euro)"\r\n"2025";"10";"240100"\r\n',
    );
  });

  it('S-32 a text that a spreadsheet would run is made harmless in the download', () => {
    expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
    for (const first of ['=', '+', '-', '@', '\t', '\r']) expect(csvCell(`${first}1`).startsWith('"\'')).toBe(true);
    expect(csvCell('Voorbeeldstad')).toBe('"Voorbeeldstad"');
    expect(csvCell('a"\r\n=1')).toBe('"a""\r\n=1"');
  });
});
