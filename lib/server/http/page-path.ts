/** Set by proxy.ts on every page's request, over whatever a browser sends: pages do not know their own address. */
export const PAGE_PATH_HEADER = 'x-voorzien-path';
