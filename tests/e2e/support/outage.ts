import type { Page } from '@playwright/test';

/**
 * A part of the portal that does not answer until it is mended. The handler stays in place and lets requests through
 * afterwards: taking it away while a request is in it can leave that request hanging in the browser.
 */
export async function outage(page: Page, url: string, reason: 'connectionreset' | 'connectionrefused') {
  let refused = 0;
  let isDown = true;
  await page.route(url, (route) => {
    if (!isDown) return route.continue();
    refused += 1;
    return route.abort(reason);
  });
  return {
    refused: () => refused,
    mend: () => {
      isDown = false;
    },
  };
}
