import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Hex } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { formatCents } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { outage } from './support/outage';
import { desk, newDriver, type Person, seededPerson } from './support/people';
import { fill, texts } from './support/texts';
import { recordTraffic } from './support/traffic';
import { injectWallet } from './support/wallet';

/** From the pool to the account in use: the driver's story goes on, and trouble of every kind on that way. */

const MONTH = { period: 202610, euros: '1180,00', supplementCents: 41_646n };
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const SPENDS = '**/api/relay/spends';
/** The supplement, what it follows from and what is paid out in all: in cents, in euros and in units of the token. */
const SECRET_AMOUNTS = ['118000', '1180', '41646', '416.46', '416460000', '7000', '70000000'];

// A plan takes a minute in the demo, and its proofs and blocks come on top.
test.describe.configure({ timeout: 360_000 });

/** A driver with an open card on My money, and the wallet's key for a second browser. */
async function openedMoney(page: Page, locale: Locale = 'nl') {
  const person = await newDriver();
  const key = generatePrivateKey();
  const wallet = await injectWallet(page, PAYOUT_CHAIN, key);
  const pages = new CitizenPages(page, locale);
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  await pages.go('money');
  return { pages, person, key, wallet };
}

/** The same person with the same wallet, in a browser that holds nothing of theirs. */
async function openedElsewhere(browser: Browser, person: Person, key: Hex): Promise<CitizenPages> {
  const context = await browser.newContext();
  const pages = new CitizenPages(await context.newPage(), 'nl');
  await injectWallet(pages.page, PAYOUT_CHAIN, key);
  await pages.signInWithInjectedWallet(person);
  await pages.unlock();
  await pages.go('money');
  return pages;
}

/** A seeded person with the built-in wallet, which stays connected when a tab is closed. */
async function openedDemoMoney(page: Page, id: 'ibrahim' | 'elif' | 'gijs'): Promise<CitizenPages> {
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithDemoWallet(await seededPerson(id));
  await pages.openCard();
  await pages.go('money');
  return pages;
}

for (const locale of routing.locales) {
  test(`E-50 (${locale}) the driver's supplement reaches the account in use, in parts that tell nothing`, async ({
    page,
  }) => {
    const person = await newDriver();
    const wallet = await injectWallet(page, PAYOUT_CHAIN);
    const traffic = recordTraffic(page);
    const pages = new CitizenPages(page, locale);
    const t = texts[locale].money;
    await pages.signInWithInjectedWallet(person);
    await pages.openCard();
    await pages.expectEntitled();
    await pages.go('cases');
    await (await desk()).issue(person.id, MONTH.period, MONTH.euros);
    await pages.openCase(MONTH.period);
    await pages.expectArrived(formatCents(locale, MONTH.supplementCents));
    await page.getByRole('link', { name: t.fromCase.action, exact: true }).click();
    await pages.expectFigure('pool', MONTH.supplementCents);
    await pages.expectFigure('account', 0n);

    await pages.fillInPayout('70,00', 'spread');
    await expect(page.getByRole('heading', { name: t.crowd.title })).toBeVisible();
    const parts = page.getByRole('region', { name: t.check.caption }).getByRole('rowheader');
    expect(await parts.count()).toBeGreaterThan(1);
    await pages.startPayout();
    await expect(page.getByText(t.progress.stay)).toBeVisible();
    await pages.expectAllPaid();
    await pages.expectFigure('account', 7_000n);
    await pages.expectFigure('pool', MONTH.supplementCents - 7_000n);
    const history = page.getByRole('region', { name: t.history.caption });
    await expect(history.getByRole('row').filter({ hasText: t.history.kinds.forwarded }).first()).toBeVisible();
    await traffic.expectPrivatePayout({ account: wallet.address, amounts: SECRET_AMOUNTS });
  });
}

test('E-51 all at once says what it costs, two amounts become one, and a new browser finds everything again', async ({
  page,
  browser,
}) => {
  const t = texts.nl.money;
  const { pages, person, key } = await openedMoney(page);
  await pages.receiveWage(25_000n);
  await pages.fillInPayout('100,00', 'at-once');
  const cost = fill(t.check.atOnce, { amount: formatCents('nl', 10_000n) });
  await expect(page.getByText(cost)).toBeVisible();
  await pages.startPayout();
  await pages.expectAllPaid();
  await pages.expectFigure('account', 10_000n);

  await pages.button(t.wage.action).click();
  await pages.expectFigure('pool', 40_000n);
  await pages.button(t.consolidate.action).click();
  await expect(page.getByText(t.consolidate.done)).toBeVisible({ timeout: 60_000 });
  await pages.expectFigure('pool', 40_000n);
  await pages.fillInPayout('100,00', 'spread');
  await expect(page.getByText(t.check.reuse)).toBeVisible();

  const elsewhere = await openedElsewhere(browser, person, key);
  await elsewhere.expectFigure('pool', 40_000n);
  await elsewhere.expectFigure('onTheWay', 0n);
  await elsewhere.expectFigure('account', 10_000n);
  const history = elsewhere.page.getByRole('region', { name: t.history.caption });
  for (const kind of ['wage', 'withdrawal', 'forwarded', 'consolidation'] as const) {
    await expect(history.getByRole('row').filter({ hasText: t.history.kinds[kind] }).first()).toBeVisible();
  }
  await elsewhere.page.context().close();
});

test('E-52 a payout that was paused and whose tab was closed goes on where it was', async ({ page, context }) => {
  const t = texts.nl.money.progress;
  const pages = await openedDemoMoney(page, 'ibrahim');
  await pages.receiveWage(25_000n);
  await pages.fillInPayout('70,00', 'spread');
  await pages.startPayout();
  await pages.button(t.pause).click();
  await expect(pages.button(t.resume)).toBeVisible();
  const count = await pages.payments().count();
  await page.close();

  const again = new CitizenPages(await context.newPage(), 'nl');
  await again.page.goto('/nl/mijn/geld');
  await again.unlock();
  await expect(again.payments()).toHaveCount(count);
  await expect(again.button(t.pause)).toBeHidden();
  await again.button(t.resume).click();
  await expect(again.button(t.pause)).toBeVisible();
  await again.expectAllPaid();
  await again.expectFigure('account', 7_000n);
  await again.expectFigure('pool', 18_000n);
});

test('E-53 two tabs show one payout, and a second one is refused while it runs', async ({ page, context }) => {
  const first = await openedDemoMoney(page, 'elif');
  await first.receiveWage(25_000n);
  const second = new CitizenPages(await context.newPage(), 'nl');
  await second.page.goto('/nl/mijn/geld');
  await second.unlock();
  await expect(second.page.getByText(texts.nl.mijn.home.follower)).toBeVisible();
  await second.expectFigure('pool', 25_000n);
  await first.fillInPayout('100,00', 'at-once');
  await second.fillInPayout('100,00', 'at-once');
  await first.startPayout();
  await second.button(texts.nl.money.check.start).click();
  await second.expectError('PLAN_RUNNING');
  await second.go('money');
  await first.expectAllPaid();
  await second.expectAllPaid();
  await first.expectFigure('account', 10_000n);
  await second.expectFigure('pool', 15_000n);
});

test('E-54 one note that two browsers spend at once is paid once', async ({ page, browser }) => {
  const { pages, person, key } = await openedMoney(page);
  await pages.receiveWage(10_000n);
  const elsewhere = await openedElsewhere(browser, person, key);
  await elsewhere.expectFigure('pool', 10_000n);
  await pages.fillInPayout('100,00', 'at-once');
  await elsewhere.fillInPayout('100,00', 'at-once');
  const start = texts.nl.money.check.start;
  await Promise.all([pages.button(start).click(), elsewhere.button(start).click()]);
  const told = [
    texts.nl.errors.NOTE_SPENT.title,
    texts.nl.errors.BALANCE_TOO_LOW.title,
    texts.nl.money.progress.status.done,
  ];
  for (const each of [pages, elsewhere]) {
    const outcome = each.page.getByText(new RegExp(told.join('|'))).first();
    await expect(outcome).toBeVisible({ timeout: 240_000 });
    await each.go('money');
    await each.expectFigure('account', 10_000n);
    await each.expectFigure('pool', 0n);
  }
  await elsewhere.page.context().close();
});

test('E-55 a relay that is down for a while delays a payout, and loses nothing', async ({ page }) => {
  const t = texts.nl.money.progress;
  const relay = await outage(page, SPENDS, 'connectionrefused');
  const { pages } = await openedMoney(page);
  await pages.receiveWage(10_000n);
  await pages.fillInPayout('50,00', 'at-once');
  await pages.startPayout();
  const retry = new RegExp(fill(t.retry, { reason: '.+', time: '.+' }));
  await expect(pages.payments().filter({ hasText: retry })).toBeVisible({ timeout: 60_000 });
  expect(relay.refused()).toBeGreaterThan(0);
  relay.mend();
  await pages.expectAllPaid();
  await pages.expectFigure('account', 5_000n);
  await pages.expectFigure('pool', 5_000n);
});

test('E-56 what was stopped stays in the pool, and another payout can begin', async ({ page }) => {
  const t = texts.nl.money;
  const { pages } = await openedMoney(page);
  await pages.receiveWage(25_000n);
  await pages.fillInPayout('70,00', 'spread');
  await pages.startPayout();
  await pages.button(t.progress.pause).click();
  await expect(pages.button(t.progress.resume)).toBeVisible();
  await pages.button(t.progress.cancel).click();
  const dialog = page.getByRole('dialog', { name: t.progress.cancelTitle });
  await dialog.getByRole('button', { name: t.progress.cancel, exact: true }).click();
  await expect(dialog).toBeHidden();
  // Whatever had left already still arrives.
  await expect(page.getByRole('link', { name: t.pay.action, exact: true })).toBeVisible({ timeout: 120_000 });
  await pages.expectFigure('onTheWay', 0n);
  await expect(pages.payments().filter({ hasText: t.progress.phase.cancelled }).first()).toBeVisible();
});

test('E-61 with no relay that answers, the own wallet sends a payment, after being told what that shows', async ({
  page,
}) => {
  const t = texts.nl.money.progress.sendYourself;
  const relay = await outage(page, SPENDS, 'connectionrefused');
  const pages = await openedDemoMoney(page, 'gijs');
  await pages.receiveWage(10_000n);
  await pages.fillInPayout('50,00', 'at-once');
  await pages.startPayout();
  await pages.button(t.action).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: t.title });
  await expect(dialog.getByText(t.body)).toBeVisible();
  await dialog.getByRole('button', { name: t.action, exact: true }).click();
  await pages.expectAllPaid();
  expect(relay.refused()).toBeGreaterThan(0);
  await pages.expectFigure('account', 5_000n);
  await pages.expectFigure('pool', 5_000n);
});
