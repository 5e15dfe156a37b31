import { expect, type Route, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { expectAccessibleEverywhere, tabTo } from './support/accessible';
import { CitizenPages } from './support/citizen';
import { newDriver, portal } from './support/people';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** The pages of a payout for everybody, and bad input that is refused before anything is sent. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;

test.describe.configure({ timeout: 240_000 });

async function openedMoney(pages: CitizenPages): Promise<void> {
  await injectWallet(pages.page, PAYOUT_CHAIN);
  await pages.signInWithInjectedWallet(await newDriver());
  await pages.openCard();
  await pages.go('money');
}

async function openForm(pages: CitizenPages, locale: Locale): Promise<void> {
  const t = texts[locale].money;
  await pages.page.getByRole('link', { name: t.pay.action, exact: true }).click();
  await expect(pages.heading(t.form.title)).toBeVisible();
}

for (const locale of routing.locales) {
  test(`E-57 (${locale}) every step of a payout has no accessibility fault, on a phone too`, async ({ page }) => {
    const pages = new CitizenPages(page, locale);
    const t = texts[locale].money;
    await openedMoney(pages);
    await expect(page.getByText(t.empty.title)).toBeVisible({ timeout: 60_000 });
    await expectAccessibleEverywhere(page);
    await pages.receiveWage(25_000n);
    await expectAccessibleEverywhere(page);
    await openForm(pages, locale);
    await expectAccessibleEverywhere(page);
    await pages.button(t.form.check).click();
    await expect(page.getByRole('alert').getByRole('link', { name: t.faults.CHOICE_MISSING })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await pages.go('money');
    await pages.fillInPayout('70,00', 'spread');
    await expectAccessibleEverywhere(page);
    await pages.startPayout();
    await expect(pages.payments().first()).toBeVisible();
    await expectAccessibleEverywhere(page);
    await pages.button(t.progress.cancel).click();
    await expect(page.getByRole('dialog', { name: t.progress.cancelTitle })).toBeVisible();
    await expectAccessibleEverywhere(page);
  });
}

test('E-58 a payout is filled in and started with the keyboard alone', async ({ page }) => {
  const pages = new CitizenPages(page, 'nl');
  const t = texts.nl.money;
  await openedMoney(pages);
  await pages.receiveWage(25_000n);
  await tabTo(page, 'link', t.pay.action);
  await page.keyboard.press('Enter');
  await expect(pages.heading(t.form.title)).toBeVisible();
  const first = page.getByRole('radio').first();
  await expect(first).toBeVisible();
  await tabTo(page, 'radio', /./);
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  await tabTo(page, 'button', t.form.check);
  await page.keyboard.press('Enter');
  await expect(pages.heading(t.check.title)).toBeVisible();
  // The step took the place of the form: focus begins at its start.
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, 'button', t.check.start);
  await page.keyboard.press('Enter');
  await expect(pages.heading(t.title)).toBeVisible();
  await expect(pages.payments().first()).toBeVisible();
});

test('E-59 a wrong amount or account is refused at its field, and nothing is sent', async ({ page }) => {
  const pages = new CitizenPages(page, 'nl');
  const t = texts.nl.money;
  const { contracts } = await portal.config();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/relay\/(spends|transfers)/.test(request.url())) sent.push(request.url());
  });
  await openedMoney(pages);
  await pages.receiveWage(10_000n);
  await openForm(pages, 'nl');
  const limits = { min: formatCents('nl', 500n), max: formatCents('nl', 10_000n) };
  const own = page.getByRole('textbox', { name: t.form.ownAmount, exact: true });
  const account = page.getByRole('textbox', { name: t.form.account, exact: true });
  await page.getByRole('radio', { name: t.form.other, exact: true }).check();
  const amounts = [
    ['100,01', 'BALANCE_TOO_LOW'],
    ['4,99', 'AMOUNT_TOO_SMALL'],
    ['1.000', 'AMOUNT_AMBIGUOUS'],
    ['-10', 'AMOUNT_NEGATIVE'],
    ['tien', 'AMOUNT_NOT_A_NUMBER'],
  ] as const;
  for (const [text, code] of amounts) {
    await own.fill(text);
    await pages.button(t.form.check).click();
    const summary = page.getByRole('alert').getByRole('link', { name: fill(t.faults[code], limits) });
    await expect(summary).toBeVisible();
    await summary.click();
    await expect(own).toBeFocused();
  }
  await own.fill('50,00');
  const accounts = [
    [`0x${'0'.repeat(40)}`, 'ACCOUNT_ZERO'],
    [contracts.payoutPool, 'ACCOUNT_POOL'],
    [contracts.euroToken, 'ACCOUNT_TOKEN'],
    ['0x1234', 'ACCOUNT_MALFORMED'],
    ['', 'ACCOUNT_MISSING'],
  ] as const;
  for (const [text, code] of accounts) {
    await account.fill(text);
    await pages.button(t.form.check).click();
    await expect(page.getByRole('alert').getByRole('link', { name: t.faults[code] })).toBeVisible();
    await expect(account).toHaveAttribute('aria-invalid', 'true');
  }
  expect(sent).toEqual([]);
});

test('E-60 the settings keep a weekly budget, and take an origin as a relay and nothing else', async ({ page }) => {
  const pages = new CitizenPages(page, 'nl');
  const t = texts.nl.money;
  await openedMoney(pages);
  await pages.go('settings');
  await page.getByRole('checkbox', { name: t.settings.automaticOn }).check();
  const automatic = page.locator('form').filter({ hasText: t.settings.automaticOn });
  const budget = page.getByRole('textbox', { name: t.settings.budget, exact: true });
  await automatic.getByRole('button', { name: t.settings.save, exact: true }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: t.faults.AMOUNT_MISSING })).toBeVisible();
  await budget.fill('25,00');
  await automatic.getByRole('button', { name: t.settings.save, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: t.settings.saved })).toBeVisible();
  const relay = page.getByRole('textbox', { name: t.settings.relay, exact: true });
  await relay.fill('https://relay.example/path');
  await pages.button(t.settings.relaySave).click();
  await expect(page.getByRole('alert').getByRole('link', { name: t.faults.RELAY_MALFORMED })).toBeVisible();
  // It is kept and asked; whoever does not want to wait for its answer chooses another, or goes back, at once.
  const asked: Route[] = [];
  await page.route(/^https:\/\/(slow|other)\.example\//, (route) => void asked.push(route));
  const form = page.locator('form').filter({ has: relay });
  for (const [index, origin] of ['https://slow.example', 'https://other.example'].entries()) {
    await relay.fill(origin);
    await pages.button(t.settings.relaySave).click();
    await expect(form.getByText(fill(t.settings.relayNow, { relay: origin }))).toBeVisible();
    await expect.poll(() => asked.length).toBe(index + 1);
  }
  await pages.button(t.settings.relayReset).click();
  await expect(form.getByText(fill(t.settings.relayNow, { relay: t.settings.relayOwn }))).toBeVisible();
  await expect(form.getByRole('status').filter({ hasText: t.settings.saved })).toBeVisible();
  for (const route of asked) {
    const failed = page.waitForEvent('requestfailed', (request) => request === route.request());
    await route.abort();
    await failed;
  }
  await expect(form.getByText(texts.nl.errors.RELAY_UNAVAILABLE.title)).toBeHidden();
  await pages.go('money');
  await expect(page.getByText(fill(t.pay.automatic, { amount: formatCents('nl', 2_500n) }))).toBeVisible();
});
