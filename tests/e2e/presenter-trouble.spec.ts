import { expect, type Page, test } from '@playwright/test';
import { createPublicClient, http } from 'viem';
import { formatCents } from '@/lib/i18n/format';
import { SCRIPT } from '@/lib/shared/presenter/script';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { desk, newDriver, portal } from './support/people';
import { STAGE, StagePages } from './support/presenter';
import { demoProcesses, sleepTogether } from './support/sleep';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';
import { lackMemory, weaken } from './support/weak';

/**
 * What goes wrong in front of a room. Alone on the stage, after the presenter's own tests (playwright.config.ts); its tests
 * follow each other on one page.
 */
test.describe.configure({ timeout: 240_000 });

const { presenter: t, common, errors } = texts.nl;
const MONTH = { period: 202610, euros: '1180,00', amount: formatCents('nl', 41_646n) };
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
/** Ten minutes by hand: `E2E_SLEEP_SEC=600`. */
const SLEEP_SEC = Number(process.env.E2E_SLEEP_SEC ?? 20);
/** What a page is told by its clock alone. */
const SLEPT_MIN = 10;

let page: Page;
let stage: StagePages;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  stage = new StagePages(page);
  await stage.open();
  await stage.lead();
});
test.afterAll(() => page.close());

/** Two employers, one proof, one payment; and what is stated in it stays unstated in the presenter's own tests. */
const STEP = 'two-employers';
const issued = () => page.getByText(new RegExp(fill(t.script.issued, { by: '.+', what: '.+' }))).first();
const clock = () => page.getByText(new RegExp(`^${fill(t.script.clock, { month: '.+' })}$`, 'u'));

async function begin(): Promise<void> {
  await stage.skipTo(STEP);
  await stage.press('n');
  await expect(issued()).toBeVisible({ timeout: 60_000 });
}

test('E-98 a reset in the middle of a step leads back to the beginning, and the step then runs through', async () => {
  // A demo that runs already holds what was done in it before.
  if (process.env.E2E_URL) await stage.reset();
  await begin();
  await expect(page.getByText(new RegExp(fill(t.script.state.waiting, { seconds: '[0-9]+' })))).toBeVisible();
  await stage.reset();
  await expect(page.getByText(fill(t.bar.step, { at: '0', of: String(SCRIPT.length) }))).toBeVisible();
  await expect(stage.alerts()).toHaveCount(0);
  await begin();
  await stage.finish(STEP);
  await expect(stage.alerts()).toHaveCount(0);
});

test('E-99 after a laptop slept the page recovers by itself, and a step runs through', async () => {
  test.setTimeout((SLEEP_SEC + 120) * 1000);
  const pids = demoProcesses();
  test.skip(pids === null, 'The data folder of this demo is not below this checkout: nobody knows its processes.');
  await sleepTogether(pids ?? [], SLEEP_SEC);
  const awakeSec = Math.floor(Date.now() / 1000);
  await expect(page.getByText(t.bar.ready, { exact: true })).toBeVisible();
  await stage.lead();
  await expect(stage.alerts()).toHaveCount(0, { timeout: 60_000 });
  const month = (await clock().textContent()) ?? '';
  await stage.press('r');
  await expect(clock()).not.toHaveText(month, { timeout: 30_000 });
  await stage.finish(STEP);
  await expect(stage.alerts()).toHaveCount(0);
  const { income, payout } = (await portal.config()).chains;
  for (const { rpcUrl } of [income, payout]) {
    const { timestamp } = await createPublicClient({ transport: http(rpcUrl) }).getBlock();
    expect(Number(timestamp)).toBeGreaterThanOrEqual(awakeSec);
    expect(Number(timestamp)).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
  }
});

test('E-111 a page that wakes after ten minutes says so, and loads the windows anew', async ({ browser }) => {
  const own = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await own.clock.install();
  await new StagePages(own).open();
  // As a laptop that is opened again: each timer that was due in between runs once.
  await own.clock.fastForward(SLEPT_MIN * 60_000);
  await expect(own.getByText(fill(t.slept, { minutes: String(SLEPT_MIN) }))).toBeVisible();
  await own.close();
});

test('E-108 a browser with one core and without shared memory is told so, and proves in one thread', async ({
  page: own,
}) => {
  await weaken(own);
  await own.goto(STAGE);
  await expect(own.getByText(t.weak)).toBeVisible();
  const person = await newDriver();
  await injectWallet(own, PAYOUT_CHAIN);
  const pages = new CitizenPages(own, 'nl');
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  await pages.expectEntitled();
  await (await desk()).issue(person.id, MONTH.period, MONTH.euros);
  await pages.openCase(MONTH.period);
  await pages.expectArrived(MONTH.amount);
  // The prover and its one thread.
  expect(own.workers()).toHaveLength(2);
});

test('E-109 a page that was loaded anew shows the step in hand, and repeats it', async () => {
  await page.reload();
  await stage.lead();
  await expect(page.getByText(t.script.state.shown)).toBeVisible();
  await stage.press('r');
  await expect(page.getByText(new RegExp(fill(t.script.already, { what: '.+' }))).first()).toBeVisible({
    timeout: 60_000,
  });
  await stage.finish(STEP);
});

test('E-110 a browser without memory to prove says so, and the same month is paid once it is tried again', async () => {
  // A card that was not open yet.
  const [step, person] = ['slower', 'sjoerd'] as const;
  const memory = lackMemory(page);
  await stage.skipTo(step);
  await stage.press('n');
  await expect(stage.alerts().filter({ hasText: errors.MEMORY_SHORT.title })).toBeVisible({ timeout: 60_000 });
  const month = (await clock().textContent()) ?? '';
  const card = page.getByTitle(fill(t.person.window, { name: person }), { exact: true }).contentFrame();
  const notice = card.getByRole('alert').filter({ hasText: errors.MEMORY_SHORT.title });
  await expect(notice).toContainText(errors.MEMORY_SHORT.next);
  memory.mend();
  await notice.getByRole('button', { name: common.tryAgain, exact: true }).click();
  await stage.finish(step);
  await expect(clock()).toHaveText(month);
  await expect(stage.alerts()).toHaveCount(0);
});
