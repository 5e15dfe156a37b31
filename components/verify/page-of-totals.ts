export type PageOfTotals = {
  readonly page: number;
  readonly pages: number;
  /** Places of its first and last total, from 1 on. */
  readonly from: number;
  readonly to: number;
  readonly all: number;
};

export const TOTALS_PER_PAGE = 25;

/** The page that was asked for, or the nearest that there is. @param asked from an address: anything */
export function pageOf(asked: unknown, all: number): PageOfTotals {
  const pages = Math.max(1, Math.ceil(all / TOTALS_PER_PAGE));
  const wanted = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
  const page = Math.min(Math.max(wanted, 1), pages);
  const from = (page - 1) * TOTALS_PER_PAGE + 1;
  return { page, pages, from: Math.min(from, all), to: Math.min(page * TOTALS_PER_PAGE, all), all };
}
