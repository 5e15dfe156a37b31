import type { ErrorText } from './errors';

/** Errors of the sums: key holders and what they open. */
export const tallyErrors = {
  TALLY_TOTAL_NOT_FOUND: {
    title: 'Het totaal van deze groep klopt niet',
    body: 'De twee delen geven samen geen bedrag dat kan. Er is geen totaal geopend en er is geen geld verplaatst.',
    next: 'Meld dit aan de beheerder. De groep blijft dicht tot beide delen kloppen.',
  },
} satisfies Record<string, ErrorText>;
