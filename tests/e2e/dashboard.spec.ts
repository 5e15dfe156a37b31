import { expect, type Page, test } from '@playwright/test';
import { formatPeriod } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { zFiguresView, zLiveStatus } from '@/lib/shared/schemas/caseworker-api';
import { DESKTOP, expectAccessible, expectAccessibleEverywhere, tabToElement } from './support/accessible';
import { signInAs } from './support/staff';
import { fill, texts } from './support/texts';

/** The agencies' dashboard, on the demo's seeded history. */

const STAD = 'consulent@voorbeeldstad.example';
const WOUDE = 'consulent@oefenwoude.example';
const UWV = 'medewerker@uwv.example';
const SVB = 'medewerker@svb.example';
const AUDITOR = 'auditor@toezicht.example';
const LIVE = '**/api/caseworker/live';

/** Signs in and opens the dashboard, once the worker has worked out the first figures. */
async function openDashboard(page: Page, locale: Locale, email: string): Promise<void> {
  await signInAs(page, locale, email);
  const ready = async () => {
    const answer = await page.request.get('/api/caseworker/figures');
    return zFiguresView.parse(await answer.json()).figures !== null;
  };
  await expect.poll(ready, { timeout: 60_000 }).toBe(true);
  await page.goto(`/${locale}/gemeente`);
}

const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).getByRole('table');
const numbers = (page: Page, name: string) => table(page, name).locator('tbody td .amount').first();

for (const locale of routing.locales) {
  const t = texts[locale].caseworker;

  test(`E-100 (${locale}) a caseworker reads what the scheme does, with a reason where there is no number`, async ({
    page,
  }) => {
    await openDashboard(page, locale, STAD);
    await expect(page.getByRole('heading', { level: 1, name: t.title.pw, exact: true })).toBeVisible();
    await expect(numbers(page, t.payouts.caption)).toBeVisible();
    await expect(numbers(page, t.benefits.caption)).toBeVisible();
    // A chart beside each table, with a name and a sentence.
    for (const name of [t.charts.claims, t.charts.paid, t.charts.average, t.charts.wait, t.charts.benefits]) {
      await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
      await expect(page.getByRole('application', { name: new RegExp(`^${name}`) })).toBeVisible();
    }
    await expect(table(page, t.live.chainCaption).getByRole('row')).toHaveCount(4);
    const payouts = page.getByRole('region', { name: t.payouts.caption, exact: true });
    expect(await payouts.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    // Shares of what people chose: this municipality has enough clients for all three.
    await expect(page.getByRole('definition').filter({ hasText: /^[0-9]+ \([0-9]+\s?%\)$/u })).toHaveCount(2);
    await expectAccessibleEverywhere(page);

    await page.context().clearCookies();
    await openDashboard(page, locale, WOUDE);
    const reason = table(page, t.benefits.caption).getByText(t.noNumber['below-threshold'], { exact: true });
    await expect(reason.first()).toBeVisible();
    await expectAccessible(page);
  });

  test(`E-101 (${locale}) UWV and SVB see their own: a country by month, and a country by year`, async ({ page }) => {
    await openDashboard(page, locale, UWV);
    await expect(page.getByRole('heading', { level: 1, name: t.title.tw, exact: true })).toBeVisible();
    await expect(numbers(page, t.payouts.caption)).toBeVisible();
    await page.context().clearCookies();
    await openDashboard(page, locale, SVB);
    await expect(page.getByRole('heading', { level: 1, name: t.title.tas, exact: true })).toBeVisible();
    await expect(table(page, t.advances.caption)).toBeVisible();
    await expect(page.getByText(t.pool.reserved, { exact: true })).toBeVisible();
    await expect(page.getByText(t.payouts.caption)).toHaveCount(0);
    await expectAccessibleEverywhere(page);
  });
}

test('E-102 months and view are chosen with the keyboard alone, and a chart is read with the arrow keys', async ({
  page,
}) => {
  const t = texts.nl.caseworker;
  await openDashboard(page, 'nl', STAD);
  const filters = page.getByRole('navigation', { name: t.filter.view });
  const onlyTable = filters.getByRole('link', { name: t.filter.table, exact: true });
  await tabToElement(page, onlyTable);
  await page.keyboard.press('Enter');
  await expect(onlyTable).toHaveAttribute('aria-current', 'true');
  await expect(onlyTable).toBeFocused();
  await expect(page.getByRole('figure')).toHaveCount(0);
  const both = filters.getByRole('link', { name: t.filter.both, exact: true });
  await both.focus();
  await page.keyboard.press('Enter');
  const chart = page.getByRole('application', { name: new RegExp(`^${t.charts.claims}`) });
  await tabToElement(page, chart);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('figure', { name: t.charts.claims }).getByRole('status')).toContainText(/: /);

  const years = page.getByRole('navigation', { name: t.filter.label });
  const year = years.getByRole('link', { name: /^20\d\d$/ }).first();
  const name = (await year.textContent()) ?? '';
  await year.click();
  await expect(year).toHaveAttribute('aria-current', 'true');
  for (const head of await table(page, t.payouts.caption).locator('tbody').getByRole('rowheader').allTextContents()) {
    expect(head).toContain(name);
  }
});

test('E-103 the numbers stay fresh; focus, place and what is unfolded are kept; it can be paused', async ({ page }) => {
  const t = texts.nl.caseworker;
  await page.clock.install();
  await openDashboard(page, 'nl', STAD);
  const summary = page.getByText(t.wait.title, { exact: true });
  await summary.click();
  await expect(page.getByText(t.wait.measured)).toBeVisible();
  await summary.evaluate((element) => (element.closest('summary') as HTMLElement).focus());
  const place = () => page.evaluate(() => [window.scrollY, document.activeElement?.textContent]);
  const before = await place();

  // As if the worker had worked the figures out anew: one more message is under way, too.
  let later = 1;
  await page.route(LIVE, async (route) => {
    const status = zLiveStatus.parse(await (await route.fetch()).json());
    const computedAtMs = (status.computedAtMs ?? 0) + later;
    await route.fulfill({ json: { ...status, computedAtMs, messagesUnderWay: 4_321 } });
  });
  const rendered = page.waitForResponse((response) => response.url().includes('_rsc='));
  await page.clock.fastForward(6_000);
  await rendered;
  await expect(page.getByText('4.321', { exact: true })).toBeVisible();
  await expect(page.getByText(t.wait.measured)).toBeVisible();
  expect(await place()).toEqual(before);

  await page.getByRole('button', { name: t.live.pause, exact: true }).click();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/caseworker/live')) asked += 1;
  });
  await page.clock.fastForward(60_000);
  expect(asked).toBe(0);
  later = 2;
  await page.getByRole('button', { name: t.live.resume, exact: true }).click();
  const again = page.waitForResponse(LIVE);
  await page.clock.fastForward(6_000);
  await again;

  await page.route(LIVE, (route) => route.abort());
  await page.clock.fastForward(6_000);
  await expect(page.getByText(t.live.failed, { exact: true })).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('E-104 without JavaScript there are the numbers, the filters and a way to load again', async ({
  page,
  browser,
}) => {
  const t = texts.nl.caseworker;
  await openDashboard(page, 'nl', STAD);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('/nl/gemeente');
  await expect(numbers(plain, t.payouts.caption)).toBeVisible();
  await expect(plain.getByRole('button', { name: t.live.pause })).toHaveCount(0);
  await plain.getByRole('link', { name: t.filter.table, exact: true }).click();
  await expect(plain).toHaveURL(/weergave=tabel/);
  await plain.getByRole('link', { name: t.live.reload, exact: true }).click();
  await expect(plain).toHaveURL(/weergave=tabel/);
  await expect(numbers(plain, t.payouts.caption)).toBeVisible();
  await context.close();
});

test('E-105 the downloads hold what the screen holds, and each opened total leads to its check', async ({ page }) => {
  const t = texts.nl.caseworker;
  await openDashboard(page, 'nl', STAD);
  const { figures } = zFiguresView.parse(await (await page.request.get('/api/caseworker/figures')).json());
  if (!figures || figures.scheme === 'tas') throw new Error('A municipality sees a supplement.');
  const csv = await (await page.request.get('/nl/gemeente/cijfers.csv?tabel=uitkeringsmaand')).body();
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = csv.toString('utf8').split('\r\n');
  for (const { month, cells } of figures.benefits.slice(-12)) {
    const [own] = cells;
    const shown = own?.claims.value === null ? t.noNumber[own.claims.why ?? 'none'] : String(own?.claims.value);
    expect(lines).toContain(`"${month}";"Voorbeeldstad";"${shown}"`);
    const row = table(page, t.benefits.caption).getByRole('row', { name: new RegExp(`^${formatPeriod('nl', month)}`) });
    await expect(row).toContainText(shown);
  }
  const link = table(page, t.payouts.caption).getByRole('link', {
    name: new RegExp(`^${fill(t.payouts.verifyOne, { id: '\\d+' })}`),
  });
  await link.first().click();
  await expect(page).toHaveURL(/\/controleer\/\d+$/);
});

test('E-106 S-29 what is another agency’s does not exist, whatever address is typed', async ({ page }) => {
  await openDashboard(page, 'nl', STAD);
  const statusOf = async (path: string) => (await page.goto(path))?.status();
  for (const query of [
    'regeling=tw',
    'regeling=tas',
    'periode=1999',
    'periode=202601',
    'weergave=alles',
    'region=9002',
  ]) {
    expect([query, await statusOf(`/nl/gemeente?${query}`)]).toEqual([query, 404]);
  }
  expect(await statusOf('/nl/gemeente?regeling=pw')).toBe(200);
  expect((await page.request.get('/api/caseworker/figures?scheme=tw')).status()).toBe(404);
  expect((await page.request.get('/api/caseworker/figures?region=9002')).status()).toBe(404);
  expect((await page.request.get('/nl/gemeente/cijfers.csv?tabel=personen')).status()).toBe(404);
  await page.context().clearCookies();
  await signInAs(page, 'nl', AUDITOR);
  expect(await statusOf('/nl/gemeente')).toBe(404);
});

test('E-107 on paper: no buttons, and tables with all of their columns', async ({ page }) => {
  const t = texts.nl.caseworker;
  await page.setViewportSize(DESKTOP);
  await openDashboard(page, 'nl', STAD);
  await expect(page.getByRole('button', { name: t.live.print, exact: true })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: t.live.print, exact: true })).toBeHidden();
  await expect(page.getByRole('navigation', { name: t.filter.view })).toBeHidden();
  await expect(page.getByRole('navigation', { name: t.area.caseworker })).toBeHidden();
  const region = page.getByRole('region', { name: t.payouts.caption, exact: true });
  expect(await region.evaluate((element) => getComputedStyle(element).overflowX)).toBe('visible');
});
