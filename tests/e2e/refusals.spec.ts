import { expect, type Page, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { outage } from './support/outage';
import { desk, newDriver, seededPerson } from './support/people';
import { texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** Trouble of every kind: a clear sentence, nothing lost, and the claim goes on afterwards by itself. */

const MONTH = { period: 202610, euros: '1180,00', amount: formatCents('nl', 41_646n) };
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const PROVING_KEY = '**/zk/supplement*.zkey*';
const RELAY = '**/api/relay/claims';

async function openedDriver(page: Page): Promise<{ pages: CitizenPages; personId: string }> {
  const person = await newDriver();
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  return { pages, personId: person.id };
}

test('E-10 a wallet that refuses to sign in is told so, and can try again', async ({ page }) => {
  const person = await newDriver();
  const wallet = await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'nl');
  wallet.refuseNext();
  await pages.signInWithInjectedWallet(person);
  await pages.expectError('WALLET_REFUSED');
  expect(wallet.signatures()).toBe(0);
  await pages.signInWithInjectedWallet(person);
  await expect(pages.button(texts.nl.card.unlock.action)).toBeVisible();
});

test('E-11 a wallet that refuses to unlock leaves the card locked, and can try again', async ({ page }) => {
  const person = await newDriver();
  const wallet = await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await expect(pages.button(texts.nl.card.unlock.action)).toBeVisible();
  wallet.refuseNext();
  await pages.unlock();
  await pages.expectError('WALLET_REFUSED');
  await pages.button(texts.nl.card.unlock.again).click();
  await expect(pages.button(texts.nl.card.bind.action)).toBeVisible();
});

test('E-12 a wallet that changes account half way is stopped and told so', async ({ page }) => {
  const person = await newDriver();
  const wallet = await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await expect(pages.button(texts.nl.card.unlock.action)).toBeVisible();
  wallet.switchAccount();
  await pages.unlock();
  await pages.expectError('WALLET_CHANGED');
  await expect(pages.button(texts.nl.card.bind.action)).toBeHidden();
});

test('S-31 a proving key with a wrong hash is never used', async ({ page }) => {
  let isTampered = true;
  await page.route(PROVING_KEY, async (route) => {
    if (!isTampered) return route.continue();
    const response = await route.fetch();
    const body = Buffer.from(await response.body());
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  const { pages, personId } = await openedDriver(page);
  await pages.expectEntitled();
  await pages.go('cases');
  await (await desk()).issue(personId, MONTH.period, MONTH.euros);
  await pages.openCase(MONTH.period);
  await pages.expectError('ARTIFACT_HASH_MISMATCH');
  isTampered = false;
  await pages.button(texts.nl.common.tryAgain).click();
  await pages.expectArrived(MONTH.amount);
});

test('S-31 a proving key that does not arrive is fetched again, and the claim goes on by itself', async ({ page }) => {
  const network = await outage(page, PROVING_KEY, 'connectionreset');
  const { pages, personId } = await openedDriver(page);
  await pages.expectEntitled();
  await pages.go('cases');
  await (await desk()).issue(personId, MONTH.period, MONTH.euros);
  await pages.openCase(MONTH.period);
  await expect.poll(network.refused, { timeout: 30_000 }).toBeGreaterThan(1);
  network.mend();
  await pages.expectArrived(MONTH.amount);
});

test('E-13 a relay that is down for a while delays the claim, and loses nothing', async ({ page }) => {
  const relay = await outage(page, RELAY, 'connectionrefused');
  const { pages, personId } = await openedDriver(page);
  await pages.expectEntitled();
  await pages.go('cases');
  await (await desk()).issue(personId, MONTH.period, MONTH.euros);
  await pages.openCase(MONTH.period);
  // The same notice may stand there for another reason first.
  await expect.poll(relay.refused, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(page.getByText(texts.nl.mijn.case.retryTitle)).toBeVisible({ timeout: 30_000 });
  relay.mend();
  await pages.expectArrived(MONTH.amount);
});

test('E-14 a tab that is closed while it proves goes on when the card is opened again', async ({ page, context }) => {
  const person = await seededPerson('joris');
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithDemoWallet(person);
  await pages.openCard();
  await pages.expectEntitled();
  await pages.go('cases');
  await (await desk()).issue(person.id, MONTH.period, MONTH.euros);
  await pages.openCase(MONTH.period);
  await expect(page.getByText(texts.nl.mijn.case.status.proving)).toBeVisible();
  await page.close();

  const again = new CitizenPages(await context.newPage(), 'nl');
  await again.page.goto('/nl/mijn');
  await again.unlock();
  await again.openCase(MONTH.period);
  await again.expectArrived(MONTH.amount);
});
