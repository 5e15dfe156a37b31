import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '@/scripts/lib/chromium.mjs';

/** Chromium as the browser tests start it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  return chromium.launch({ args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) });
}

/** A page of a new browser profile. */
export async function newPage(browser: Browser, baseURL: string): Promise<Page> {
  const page = await browser.newPage({ baseURL });
  page.setDefaultTimeout(90_000);
  // The runner keeps function names by a helper that a page does not have.
  await page.addInitScript('globalThis.__name ??= (value) => value');
  return page;
}
