import { expect, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { openedDemoMoney, openedElsewhere, openedMoney } from './support/money';
import { desk, newDriver } from './support/people';
import { fill, texts } from './support/texts';
import { recordTraffic } from './support/traffic';
import { injectWallet } from './support/wallet';

/** From the pool to the account in use: the driver's story goes on. */

const MONTH = { period: 202610, euros: '1180,00', supplementCents: 41_646n };
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
/** The supplement, what it follows from and what is paid out in all: in cents, in euros and in units of the token. */
const SECRET_AMOUNTS = ['118000', '1180', '41646', '416.46', '416460000', '7000', '70000000'];

// A plan takes a minute in the demo, and its proofs and blocks come on top.
test.describe.configure({ timeout: 360_000 });

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
