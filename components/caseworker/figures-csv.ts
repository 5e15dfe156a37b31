import type {
  AdvanceFigures,
  CentsFigure,
  CountFigure,
  Figure,
  FigureScheme,
  NoNumber,
  SecondsFigure,
  SupplementFigures,
} from '@/lib/shared/schemas/caseworker-api';

/** The files of a scheme, by the name in their address. */
const PAYOUTS = { name: 'uitbetaald', text: 'payouts' } as const;
const BENEFITS = { name: 'uitkeringsmaand', text: 'benefits' } as const;
const ADVANCES = { name: 'jaar', text: 'advances' } as const;
export type FigureFile = typeof PAYOUTS | typeof BENEFITS | typeof ADVANCES;

/** The first one is what an address without a name means. */
export const filesOf = (scheme: FigureScheme): readonly [FigureFile, ...FigureFile[]] =>
  scheme === 'tas' ? [ADVANCES] : [PAYOUTS, BENEFITS];

/** Column titles and why there is no number, in the reader's language. */
export type CsvWords = Readonly<
  Record<
    | 'month'
    | 'benefitMonth'
    | 'year'
    | 'area'
    | 'allAreas'
    | 'claims'
    | 'advances'
    | 'paid'
    | 'average'
    | 'wait'
    | 'state'
    | 'over'
    | 'running',
    string
  >
> & { readonly noNumber: Readonly<Record<NoNumber, string>> };

/**
 * One CSV cell, quoted. A text that a spreadsheet would run as a formula gets an apostrophe in front (S-32): a
 * region's name comes from a register, not from us.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const toCsv = (lines: readonly (readonly string[])[]): string =>
  // With a byte order mark, or Excel takes it for another encoding.
  `\uFEFF${lines.map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;

const text = (figure: Figure, shown: string, { noNumber }: CsvWords): string =>
  figure.value === null ? noNumber[figure.why ?? 'none'] : shown;
const seconds = (figure: SecondsFigure, words: CsvWords) => text(figure, String(figure.value), words);
/** No group in a month of payout is no number of people, and said in words: docs/figures.md. */
const count = (figure: CountFigure, words: CsvWords) =>
  figure.value === 0 ? words.noNumber.none : text(figure, String(figure.value), words);
const euros = (figure: CentsFigure, words: CsvWords) =>
  text(figure, figure.value === null ? '' : String(BigInt(figure.value) / 100n), words);

/** The table that the page shows, one line for each month and area: a suppressed cell says so in words. */
export function supplementCsv(file: FigureFile, figures: SupplementFigures, words: CsvWords): string {
  const areaOf = (region: number | null) =>
    figures.regions.find((one) => one.region === region)?.name ?? words.allAreas;
  if (file.name === 'uitkeringsmaand') {
    return toCsv([
      [words.benefitMonth, words.area, words.claims],
      ...figures.benefits.flatMap(({ month, cells }) =>
        cells.map(({ region, claims }) => [String(month), areaOf(region), count(claims, words)]),
      ),
    ]);
  }
  return toCsv([
    [words.month, words.area, words.claims, words.paid, words.average, words.wait, words.state],
    ...figures.payouts.flatMap(({ month, isComplete, cells }) =>
      cells.map((cell) => [
        String(month),
        areaOf(cell.region),
        count(cell.claims, words),
        euros(cell.paid, words),
        euros(cell.average, words),
        seconds(cell.wait, words),
        isComplete ? words.over : words.running,
      ]),
    ),
  ]);
}

export function advanceCsv(figures: AdvanceFigures, words: CsvWords): string {
  return toCsv([
    [words.year, words.advances, words.paid],
    ...figures.years.map(({ year, claims, paid }) => [String(year), count(claims, words), euros(paid, words)]),
  ]);
}
