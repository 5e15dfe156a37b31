/** Of `document` what is needed to know whether anybody can see the page. */
export type Seen = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Tells when the page comes into sight again: a browser lets the timers of a page that nobody sees run once a minute, so
 * that what they keep up has lapsed meanwhile. @returns ends it
 */
export function onShown(page: Seen, shown: () => void, hidden: () => void = () => undefined): () => void {
  const change = () => (page.visibilityState === 'hidden' ? hidden() : shown());
  page.addEventListener('visibilitychange', change);
  return () => page.removeEventListener('visibilitychange', change);
}
