import { expect, type Page, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { readArchive } from '@/scripts/history/archive';
import { expectAccessible, expectAccessibleEverywhere, expectNoSideScroll, PHONE, tabTo } from './support/accessible';
import { portal } from './support/people';
import { fill, texts } from './support/texts';
import { oldTotal, onIncomeChain, openedTotals, withoutAClaim } from './support/totals';

/** Anyone checks an opened total: no sign-in, the own chains alone, and every step in words. */

const number = (trancheId: number): Record<string, string> => ({ number: String(trancheId) });

async function openTotal(page: Page, locale: Locale, trancheId: number): Promise<void> {
  await page.goto(`/${locale}/controleer/${trancheId}`);
  const { title, start } = texts[locale].verify.detail;
  await expect(page.getByRole('heading', { level: 1, name: fill(title, number(trancheId)) })).toBeVisible();
  await expect(page.getByRole('button', { name: start })).toBeEnabled();
}

const start = (page: Page, locale: Locale) =>
  page.getByRole('button', { name: texts[locale].verify.detail.start }).click();
const status = (page: Page) => page.getByRole('main').getByRole('status').first();
const step = (page: Page, locale: Locale, name: keyof (typeof texts)['nl']['verify']['steps']) =>
  page
    .getByRole('list', { name: texts[locale].verify.progress.label })
    .getByRole('listitem')
    .filter({ hasText: texts[locale].verify.steps[name] });

test('HI-05 the chain’s opened totals of the history are what its claims were made with, to the cent', async () => {
  const opened = new Map((await openedTotals()).map(({ trancheId, totalCents }) => [trancheId, BigInt(totalCents)]));
  // HI-04 ties these to the claims.
  const { openings } = readArchive();
  expect(openings.length).toBeGreaterThan(40);
  expect(openings.map(({ trancheId }) => [trancheId, opened.get(trancheId)])).toEqual(
    openings.map(({ trancheId, total }) => [trancheId, BigInt(total)]),
  );
});

for (const locale of routing.locales) {
  test(`E-90 (${locale}) the list of totals is found from the footer, and shows what the chain has`, async ({
    page,
  }) => {
    const { verify, shell } = texts[locale];
    const [newest] = await openedTotals();
    if (!newest) throw new Error('no total');
    await page.goto(`/${locale}`);
    await page.getByRole('contentinfo').getByRole('link', { name: shell.footer.verify }).click();
    await expect(page.getByRole('heading', { level: 1, name: verify.list.title })).toBeVisible();
    const check = `${fill(verify.list.check, number(newest.trancheId))}:`;
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: check }) });
    await expect(row).toContainText(formatCents(locale, newest.totalCents));
    await expect(page.getByText(verify.why.safe)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await row.getByRole('link').click();
    const title = fill(verify.detail.title, number(newest.trancheId));
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  });

  test(`E-91 (${locale}) a total is measured in seven steps, and is right`, async ({ page }) => {
    const { verify } = texts[locale];
    const total = await oldTotal();
    await openTotal(page, locale, total.trancheId);
    await expectAccessibleEverywhere(page);
    await start(page, locale);
    await expect(status(page)).toHaveText(verify.result.verified, { timeout: 60_000 });
    for (const name of Object.keys(verify.steps) as (keyof typeof verify.steps)[]) {
      await expect(step(page, locale, name)).toContainText(verify.progress.states.done);
    }
    await expect(step(page, locale, 'recover')).toContainText(formatCents(locale, total.totalCents));
    await page.getByText(verify.technical.title, { exact: true }).click();
    const { contracts } = await portal.config();
    await expect(page.getByText(contracts.tally)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await expect(page.getByRole('button', { name: verify.detail.again })).toBeEnabled();
  });
}

test('S-22 E-92 a node that leaves out a claim is found out, and says where', async ({ page }) => {
  const { verify } = texts.nl;
  const { trancheId } = await oldTotal();
  await withoutAClaim(page);
  await openTotal(page, 'nl', trancheId);
  await start(page, 'nl');
  await expect(status(page)).toHaveText(verify.result.refused, { timeout: 60_000 });
  await expect(page.getByRole('main').getByRole('alert')).toContainText(verify.refusals['count-differs']);
  await expect(step(page, 'nl', 'read')).toContainText(verify.progress.states.done);
  await expect(step(page, 'nl', 'count')).toContainText(verify.progress.states.failed);
  await expect(step(page, 'nl', 'sum')).toContainText(verify.progress.states.todo);
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoSideScroll(page);
});

test('E-93 a chain that does not answer leaves the number undecided; later it is right', async ({ page }) => {
  const { verify } = texts.nl;
  const { trancheId } = await oldTotal();
  let isDown = true;
  await onIncomeChain(page, (route) => (isDown ? route.abort('connectionrefused') : route.continue()));
  await openTotal(page, 'nl', trancheId);
  await start(page, 'nl');
  await expect(status(page)).toHaveText(verify.result.unreachable, { timeout: 60_000 });
  await expect(page.getByText(verify.result.unreachableNext)).toBeVisible();
  await expectAccessible(page);
  isDown = false;
  await page.getByRole('button', { name: verify.detail.again }).click();
  await expect(status(page)).toHaveText(verify.result.verified, { timeout: 60_000 });
});

test('E-94 a check that runs is stopped, and can be done over', async ({ page }) => {
  const { verify } = texts.nl;
  const { trancheId } = await oldTotal();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await onIncomeChain(page, async (route, { method }) => {
    if (method === 'eth_getLogs') await held;
    // The worker that asked may be gone.
    await route.continue().catch(() => undefined);
  });
  await openTotal(page, 'nl', trancheId);
  await start(page, 'nl');
  await expect(step(page, 'nl', 'read')).toContainText(verify.progress.states.current);
  await page.getByRole('button', { name: verify.detail.cancel }).click();
  await expect(status(page)).toHaveText(verify.progress.cancelled);
  await expect(step(page, 'nl', 'read')).toContainText(verify.progress.states.todo);
  release();
  await page.getByRole('button', { name: verify.detail.again }).click();
  await expect(status(page)).toHaveText(verify.result.verified, { timeout: 60_000 });
});

test('E-95 a total is measured with the keyboard alone', async ({ page }) => {
  const { verify } = texts.nl;
  await page.goto('/nl/controleer');
  await tabTo(page, 'link', new RegExp(`^${fill(verify.list.check, { number: '' })}\\d`));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: verify.detail.start })).toBeEnabled();
  await tabTo(page, 'button', verify.detail.start);
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(verify.result.verified, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: verify.detail.again })).toBeFocused();
});

test('E-96 the check asks this portal and the own chains alone, without a cookie to a chain', async ({ page }) => {
  const { trancheId } = await oldTotal();
  const { chains } = await portal.config();
  const foreign: string[] = [];
  await openTotal(page, 'nl', trancheId);
  const allowed = [new URL(page.url()), new URL(chains.income.rpcUrl), new URL(chains.payout.rpcUrl)];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = url.protocol === 'blob:' || url.protocol === 'data:';
    if (!isLocal && !allowed.some(({ origin }) => origin === url.origin)) foreign.push(request.url());
  });
  await start(page, 'nl');
  await expect(status(page)).toHaveText(texts.nl.verify.result.verified, { timeout: 60_000 });
  expect(foreign).toEqual([]);
});

test('E-97 an address of no total is not found', async ({ page }) => {
  for (const address of ['999999', '0', 'abc', '1e3', '-1']) {
    expect((await page.goto(`/nl/controleer/${address}`))?.status()).toBe(404);
  }
  expect((await page.goto('/nl/controleer?pagina=999'))?.status()).toBe(200);
});
