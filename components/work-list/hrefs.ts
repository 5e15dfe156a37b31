/** Where the parts of the work list are. Ids alone: no name and no number of a client stands in an address. */

export const WORK_LIST = '/werkvoorraad';
export const RECEIPT_CHECK = '/werkvoorraad/bewijs';

export const caseHref = (id: string): string => `/werkvoorraad/verzoek/${encodeURIComponent(id)}`;

export type DeskAddress = {
  readonly entryId: string;
  readonly period: number;
  /** Whose income it is. */
  readonly personId: string;
  /** The question that it answers. */
  readonly reviewId: string | null;
};

/** The income desk's form for one person of a household in one month. */
export function deskHref({ entryId, period, personId, reviewId }: DeskAddress): string {
  const query = new URLSearchParams({ plaats: entryId, maand: String(period), persoon: personId });
  if (reviewId !== null) query.set('verzoek', reviewId);
  return `/werkvoorraad/inkomensloket?${query}`;
}

/** A page of statements that did not come. */
export const missingHref = (period: number, page: number): string =>
  `/werkvoorraad?maand=${period}&pagina=${page}#ontbrekend`;
