import { expect, type Page, test } from '@playwright/test';
import { routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { DESKTOP, expectAccessible, expectNoSideScroll, PHONE, tabTo, tabToElement } from './support/accessible';
import { CitizenPages } from './support/citizen';
import { newDriver } from './support/people';
import { E2E_URL } from './support/stack';
import { signInStaff } from './support/staff';
import { texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** Pages for everybody: WCAG 2.2 AA by axe, the keyboard alone, a phone. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const OPEN_PAGES = ['', '/inloggen', '/medewerker/inloggen', '/wie-ziet-wat', '/toegankelijkheid', '/no-such-page'];

/** A statement of the employer whose desk is open, above every norm, in a month that no story is about. */
async function reportOne(page: Page, period: number): Promise<void> {
  const status = await page.evaluate(async (month) => {
    const { people } = await (await fetch('/api/issuer/people')).json();
    const body = { personId: people.at(-1).personId, period: month, gross: '3000', net: '2500' };
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/issuer/statements', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }, period);
  // 409: the other language's run reported it.
  expect([200, 201, 409]).toContain(status);
}

test('S-32 a page asked under a name that is not the demo’s own tells nothing but where the demo is', async ({
  request,
}) => {
  const url = new URL(E2E_URL);
  url.hostname = '127.0.0.1';
  const answer = await request.get(`${url.origin}/nl/medewerker/inloggen`);
  expect(answer.status()).toBe(404);
  expect((await answer.text()).split('\n')).toEqual([
    `Deze demo staat op ${E2E_URL}`,
    `This demo is at ${E2E_URL}`,
    '',
  ]);
});

for (const locale of routing.locales) {
  for (const path of OPEN_PAGES) {
    test(`E-20 (${locale}) ${path || '/'} has no accessibility fault, on a phone too`, async ({ page }) => {
      await page.goto(`/${locale}${path}`);
      await expect(page.getByText(texts[locale].shell.demoBanner)).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectNoSideScroll(page);
      await expectAccessible(page);
    });
  }

  test(`E-21 (${locale}) the citizen's pages have no accessibility fault, on a phone too`, async ({ page }) => {
    const person = await newDriver();
    await injectWallet(page, PAYOUT_CHAIN);
    const pages = new CitizenPages(page, locale);
    const t = texts[locale];
    await pages.signInWithInjectedWallet(person);
    await expect(pages.heading(t.card.unlock.title)).toBeVisible();
    await expectAccessible(page);
    await pages.unlock();
    await expect(pages.heading(t.card.bind.title)).toBeVisible();
    await expectAccessible(page);
    await pages.bind();
    await expect(pages.heading(t.card.consent.title)).toBeVisible();
    await expectAccessible(page);
    await pages.agree();
    await expect(pages.heading(t.card.mode.title)).toBeVisible();
    await expectAccessible(page);
    await pages.chooseMode('automatic');
    await expect(page.getByRole('link', { name: t.mijn.home.allCases })).toBeVisible();
    for (const part of ['home', 'messages', 'cases', 'money', 'data', 'settings'] as const) {
      await pages.go(part);
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectNoSideScroll(page);
      await page.setViewportSize(DESKTOP);
    }
  });

  test(`E-22 (${locale}) the employer's and the caseworker's pages have no accessibility fault`, async ({ page }) => {
    await signInStaff(page, locale, 'issuer');
    for (const path of ['/werkgever', '/werkgever/opgave', '/werkgever/maand']) {
      await page.goto(`/${locale}${path}`);
      await expectAccessible(page);
    }
    await reportOne(page, 202602);
    await page.goto(`/${locale}/werkgever?maand=202602`);
    await expect(page.getByRole('row')).not.toHaveCount(0);
    await page.setViewportSize(PHONE);
    await expectNoSideScroll(page);
    await expectAccessible(page);
    const badge = page.locator('tbody [data-slot="badge"]').first();
    expect(await badge.evaluate((element) => element.clientHeight)).toBeLessThan(40);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.context().clearCookies();
    await signInStaff(page, locale, 'caseworker');
    await page.goto(`/${locale}/gemeente`);
    await expectAccessible(page);
  });
}

for (const locale of routing.locales) {
  test(`E-24 (${locale}) a citizen who opens the employer's desk reads who is signed in, and stays signed in`, async ({
    page,
  }) => {
    const person = await newDriver();
    await injectWallet(page, PAYOUT_CHAIN);
    const pages = new CitizenPages(page, locale);
    const t = texts[locale];
    await pages.signInWithInjectedWallet(person);
    await expect(pages.heading(t.card.unlock.title)).toBeVisible();
    for (const path of ['/werkgever', '/werkgever/opgave', '/gemeente', '/medewerker', '/medewerker/inloggen']) {
      await page.goto(`/${locale}${path}`);
      await expect(pages.heading(t.staffSignIn.signedIn.citizen)).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: t.staffSignIn.signedIn.back }).click();
    await expect(pages.heading(t.card.unlock.title)).toBeVisible();
    await page.goto(`/${locale}/werkgever`);
    await pages.button(t.staffSignIn.signedIn.signOut).click();
    await expect(pages.heading(t.staffSignIn.title)).toBeVisible();
    await signInStaff(page, locale, 'caseworker');
    await page.goto(`/${locale}/werkgever`);
    await expect(pages.button(t.staffSignIn.signedIn.signOut)).toBeVisible();
    // What belongs to another desk stays hidden (S-29).
    expect((await page.goto(`/${locale}/werkgever/opgave`))?.status()).toBe(404);
  });
}

test('E-25 the employer form asks about an amount that is seldom right, and names the staff number', async ({
  page,
}) => {
  const t = texts.nl.issuer;
  await signInStaff(page, 'nl', 'issuer');
  await page.goto('/nl/werkgever/opgave');
  const month = page.getByLabel(t.form.period, { exact: true });
  const running = await month.locator('option').first().getAttribute('value');
  const reported = await month.inputValue();
  expect(reported).not.toBe(running);
  await month.selectOption({ index: 0 });
  await expect(page.getByText(t.form.runningMonth)).toBeVisible();
  // The oldest month on offer: no story is about it.
  await month.selectOption({ index: 14 });
  await expect(page.getByText(t.form.runningMonth)).toBeHidden();
  await page.getByLabel(t.form.person, { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(t.form.gross, { exact: true }).fill('250000');
  await page.getByLabel(t.form.net, { exact: true }).fill('0');
  await page.getByRole('button', { name: t.form.check }).click();
  await expect(page.getByText(/personeelsnummer/)).toBeVisible();
  await page.getByRole('button', { name: t.check.confirm }).click();
  await expect(page.getByText(t.check.unusualMissing)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /250\.000,00.*0,00/ })).toBeFocused();
});

test('E-23 sign-in works with the keyboard alone', async ({ page }) => {
  const person = await newDriver();
  await injectWallet(page, PAYOUT_CHAIN);
  const t = texts.nl;
  await page.goto('/nl');
  await tabTo(page, 'link', t.shell.skip);
  await tabTo(page, 'link', t.landing.citizen.action);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/(mijn|inloggen)/);
  await page.goto('/nl/inloggen');
  const radio = page.locator(`input[type="radio"][value="${person.id}"]`);
  await radio.waitFor({ state: 'attached' });
  // A new driver has no demo wallet: those people are folded away.
  await tabToElement(page, page.locator('fieldset summary'));
  await page.keyboard.press('Enter');
  await expect(radio).toBeVisible();
  await tabTo(page, 'radio', /./);
  // Radio buttons of one group are chosen with the arrow keys.
  for (let presses = 0; presses < 60 && !(await radio.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(radio).toBeChecked();
  await tabTo(page, 'button', t.signIn.person.next);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /Test Wallet/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', t.card.unlock.action);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', t.card.bind.action);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t.card.consent.title })).toBeVisible();
});

test('S-34 the page source holds no key, no password and no name of the worker’s secrets', async ({ page }) => {
  for (const path of ['/nl', '/nl/inloggen', '/nl/mijn']) {
    await page.goto(path);
    expect(await page.content()).not.toMatch(/PRIVATE_KEY|NEXTAUTH_SECRET|VALIDATOR_KEYS|MNEMONIC|postgresql:/i);
  }
});
