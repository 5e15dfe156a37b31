import { expect, test } from '@playwright/test';
import { CitizenPages } from './support/citizen';
import { openedDemoMoney, openedElsewhere, openedMoney } from './support/money';
import { outage } from './support/outage';
import { fill, texts } from './support/texts';

/** Trouble of every kind between the pool and the account in use: nothing is lost, and nothing is paid twice. */

const SPENDS = '**/api/relay/spends';

// A plan takes a third of a minute here, and its proofs and blocks come on top.
test.describe.configure({ timeout: 360_000 });

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
