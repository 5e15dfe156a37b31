import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { hrefOf } from '@/components/caseworker/figures-window';
import { FiguresKeeper } from '@/lib/server/services/figures-keeper';
import { seedPortal, staffCookie, startPortal } from '@/tests/integration/helpers/portal';
import { migrate } from '../prisma/migrate.mjs';
import { startTemporaryPostgres } from '../prisma/temporary-postgres.mjs';
import { newPage, openBrowser } from './chromium';
import { fillFigures } from './figures-fill';
import { writeValues } from './output';

/**
 * The dashboard over an index of a million generated claims: a PostgreSQL of its own, the production build, and no chain
 * behind them.
 */

const PORT = 3311;
const URL_OF_WEB = `http://localhost:${PORT}`;
const CLAIMS = 1_000_000;
const LOADS = 3;
const START_TIMEOUT_MS = 60_000;
const ACCOUNT = 'consulent@voorbeeldstad.example';
/** Each is one click from the one before. */
const CHOICES = [
  { window: 2025, mode: 'both' },
  { window: 2025, mode: 'table' },
  { window: 'last12', mode: 'table' },
  { window: 'last12', mode: 'chart' },
  { window: 2026, mode: 'chart' },
  { window: 2026, mode: 'both' },
  { window: 'last12', mode: 'both' },
] as const;

/** The web server on the surroundings that `startPortal` put into the environment. */
async function startWeb() {
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-p', String(PORT), '-H', 'localhost'],
    { env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 2, 2] },
  );
  const url = URL_OF_WEB;
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  };
  // Without a worker it says that it is degraded: any answer will do.
  const answers = () =>
    fetch(`${url}/api/health`).then(
      () => true,
      () => false,
    );
  for (const until = Date.now() + START_TIMEOUT_MS; !(await answers()); await sleep(100)) {
    if (Date.now() < until && child.exitCode === null) continue;
    await stop();
    throw new Error('The web server did not start.');
  }
  return { url, stop };
}

/** Milliseconds until the first text of the dashboard is painted, in a new browser profile. */
async function firstPaint(page: Page): Promise<number> {
  await page.goto('/nl/gemeente');
  await page.getByRole('table').first().waitFor();
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}

/** Milliseconds from the click on a filter to the page that shows it. */
const filter = (page: Page, href: string): Promise<number> =>
  page.evaluate(async (address) => {
    const link = () => document.querySelector<HTMLAnchorElement>(`[data-slot="page-body"] nav a[href="/nl${address}"]`);
    const startMs = performance.now();
    if (!link()) throw new Error(`There is no filter that leads to ${address}.`);
    link()?.click();
    while (!link()?.hasAttribute('aria-current')) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startMs;
  }, href);

/** Charts of the click before are drawn, and nothing is fetched. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

async function visit(browser: Browser, url: string, cookie: string): Promise<Page> {
  const page = await newPage(browser, url);
  const [name = '', value = ''] = cookie.split(/=(.*)/);
  await page.context().addCookies([{ name, value, url }]);
  return page;
}

/** A PostgreSQL of this program's own, as a test run has one for all of its files. */
async function ownDatabase() {
  const postgres = await startTemporaryPostgres();
  const url = await postgres.createDatabase('bench');
  await migrate(url);
  await seedPortal(url);
  return { url, drop: () => postgres.stop() };
}

const portal = await startPortal(ownDatabase, URL_OF_WEB);
try {
  await fillFigures(portal.db, CLAIMS);
  const readPool = async () => ({
    balanceCents: 9_000_000_000n,
    reservedCents: 2_000_000_000n,
    readAtSec: 1_794_744_000,
  });
  const keeper = new FiguresKeeper({ db: portal.db, clock: () => new Date(), readPool });
  const startMs = performance.now();
  await keeper.turn();
  const recomputeMs = performance.now() - startMs;

  const cookie = await staffCookie(ACCOUNT, portal.db);
  const web = await startWeb();
  const browser = await openBrowser();
  try {
    // A server loads a page's code when it is asked for it first.
    await fetch(`${web.url}/nl/gemeente`, { headers: { cookie } });
    const paints: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const page = await visit(browser, web.url, cookie);
      paints.push(await firstPaint(page));
      await page.close();
    }
    const page = await visit(browser, web.url, cookie);
    await firstPaint(page);
    await page.waitForLoadState('networkidle');
    const filters: number[] = [];
    for (const choice of CHOICES) {
      await atRest(page);
      filters.push(await filter(page, hrefOf(choice)));
    }
    writeValues({
      'figures.recompute': recomputeMs / 1000,
      'figures.firstPaint': Math.max(...paints) / 1000,
      'figures.filter': Math.max(...filters),
    });
  } finally {
    await browser.close();
    await web.stop();
  }
} finally {
  await portal.stop();
}
process.exit(0);
