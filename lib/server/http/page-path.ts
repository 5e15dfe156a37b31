/** Set by proxy.ts on every page's request, over whatever a browser sends: pages do not know their own address. */
export const PAGE_PATH_HEADER = 'x-voorzien-path';

/** What of an address's query names an agency, and in which form. Anything else may hold whatever somebody typed. */
const AGENCY = [
  ['regeling', /^[a-z]{2,3}$/],
  ['scheme', /^[a-z]{2,3}$/],
  ['region', /^\d{1,5}$/],
] as const;
/** Of one name that an address repeats. */
const MOST = 3;

/**
 * An address as the audit log keeps it: the path, and of its query which scheme or region was asked for, so that a line says
 * whose figures somebody tried to see. Nothing else of the query: it could hold a name.
 */
export function loggedPath({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const kept = AGENCY.flatMap(([name, form]) =>
    [...new Set(searchParams.getAll(name))]
      .filter((value) => form.test(value))
      .slice(0, MOST)
      .map((value) => `${name}=${value}`),
  );
  return kept.length === 0 ? pathname : `${pathname}?${kept.join('&')}`;
}
