import { expect, test } from '@playwright/test';
import { routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { desk, newDriver, seededPerson } from './support/people';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** What a citizen decides about the card: sharing or not, erasing, and where a link leads. */

const MONTH = { period: 202610, euros: '1180,00' };
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;

for (const locale of routing.locales) {
  const t = texts[locale];

  test(`E-30 (${locale}) without consent a month leads to consent, and "not now" is remembered`, async ({ page }) => {
    const person = await newDriver();
    await injectWallet(page, PAYOUT_CHAIN);
    const pages = new CitizenPages(page, locale);
    await pages.signInWithInjectedWallet(person);
    await pages.unlock();
    await pages.bind();
    await expect(pages.heading(t.card.consent.title)).toBeVisible();
    await page.getByRole('link', { name: t.card.consent.later, exact: true }).click();
    await expect(page.getByText(t.mijn.home.noConsentTitle)).toBeVisible();
    await pages.expectEntitled();
    await pages.go('home');
    await expect(page.getByText(t.mijn.home.noConsentTitle)).toBeVisible();
    await (await desk()).issue(person.id, MONTH.period, MONTH.euros);
    await pages.openCase(MONTH.period);
    await expect(pages.button(t.mijn.case.confirm.action)).toBeHidden();
    await page.getByRole('link', { name: t.mijn.case.confirm.hurdleAction.consent, exact: true }).click();
    await pages.agree();
    await pages.chooseMode('one-click');
    await pages.openCase(MONTH.period);
    await expect(pages.button(t.mijn.case.confirm.action)).toBeVisible();
  });
}

test('E-31 a page that was asked for before signing in is shown after opening the card', async ({ page }) => {
  const person = await newDriver();
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'nl');
  await page.goto(`/nl/mijn/maand/${MONTH.period}`);
  await expect(pages.heading(texts.nl.card.signedOut.title)).toBeVisible();
  await pages.signInWithInjectedWallet(person);
  await pages.unlock();
  await pages.bind();
  await expect(pages.heading(fill(texts.nl.mijn.month.title, { month: pages.month(MONTH.period) }))).toBeVisible();
});

test('E-32 an erased card of a demo wallet stays locked, after a reload too', async ({ page }) => {
  const t = texts.nl;
  const person = await seededPerson('karin');
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithDemoWallet(person);
  await pages.openCard();
  await pages.go('settings');
  await pages.button(t.mijn.settings.eraseAction).click();
  await page.getByRole('dialog').getByRole('button', { name: t.mijn.settings.eraseAction, exact: true }).click();
  await expect(page.getByText(t.card.unlock.erasedTitle)).toBeVisible();
  await page.reload();
  await expect(pages.button(t.card.unlock.action)).toBeVisible();
  await pages.unlock();
  await pages.go('home');
  await expect(pages.heading(t.card.mode.title)).toBeVisible();
});
