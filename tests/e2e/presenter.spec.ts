import { expect, type Page, test } from '@playwright/test';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { stageOrigin } from '@/lib/shared/presenter/hosts';
import { PERSONAS } from '@/lib/shared/presenter/personas';
import { SCRIPT } from '@/lib/shared/presenter/script';
import { stoppedChainSec } from '@/lib/shared/presenter/stopped-chain';
import { ATTACKS, type Attack, PROFILE_PACE } from '@/lib/shared/schemas/presenter-api';
import { naivePayments } from '@/scripts/presenter/naive-payments';
import { expectAccessible, expectNoSideScroll } from './support/accessible';
import { STAGE, StagePages } from './support/presenter';
import { E2E_URL } from './support/stack';
import { fill, texts } from './support/texts';

/**
 * The presenter's page. It sets the demo back and changes the pace of its chains, so that it runs after all other stories
 * (playwright.config.ts); its tests follow each other on one page.
 */
test.use({ viewport: { width: 1280, height: 720 } });

const t = texts.nl.presenter;
/** The script ends at this pace. */
const STOPPED_SEC = String(stoppedChainSec(PROFILE_PACE.instant.blockTimeSec));

/** The issue's own figures: a reset, and the story as it is told to a room. */
const MOST_RESET_MS = 20_000;
const MOST_SCRIPT_SEC = 300;
const MONTHS_OF = ['chris', 'romy', 'karin', 'joris', 'elif'] as const;

/** Who refuses, by the name that stands in its contract or circuit. */
const REFUSALS: Readonly<Record<Attack, readonly string[]>> = {
  'replayed-proof': ['EligibilityGate__NullifierUsed', 'EligibilityGate__ProofInvalid', 'Mailbox: already delivered'],
  'forged-proof': [
    'EligibilityGate__ProofInvalid',
    'EligibilityGate__SignalOutOfField',
    'EligibilityGate__RootNotAccepted',
  ],
  'foreign-statement': ['IncomeStatement', 'EdDSAPoseidonVerifier', 'EligibilityGate__ProofInvalid'],
  'second-claim': ['EligibilityGate__NullifierUsed', 'HOLDER_MISMATCH'],
  'forged-message': ['HyperlaneGateway__NotMailbox', 'ERC7786RecipientUnauthorizedGateway', '!threshold'],
  'short-reserve': ['AccessManagedUnauthorized', 'PayoutPool__NothingFree', 'PayoutPool__ReserveShort'],
  'stopped-chain': [t.runs.chainSilent],
};

let page: Page;
let stage: StagePages;
/** Hosts that any of the stage's windows asked. */
const asked = new Set<string>();
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  page.context().on('request', (request) => asked.add(new URL(request.url()).hostname));
  stage = new StagePages(page);
  await stage.open();
  await stage.lead();
});
test.afterAll(() => page.close());

const button = (name: string, on = stage) => on.button(name);

async function expectOneScreen(): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(over).toBeLessThanOrEqual(0);
  await expectNoSideScroll(page);
  // What does not fit is cut off: nothing that whoever presents needs may be.
  for (const name of [t.controls.repeat, t.controls.skip]) await expect(button(name)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('tablist').first()).toBeInViewport({ ratio: 1 });
}

test.describe('E-90 the presenter', () => {
  test('one click sets the demo back, and the page says how long it took', async () => {
    test.setTimeout(300_000);
    await expectOneScreen();
    await expectAccessible(page);
    const took = await stage.reset();
    test.info().annotations.push({ type: 'reset', description: `${took} ms` });
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThanOrEqual(MOST_RESET_MS);
  });

  test('the whole script runs by the keyboard alone, on one screen, in both profiles', async () => {
    test.setTimeout(900_000);
    const beganAt = Date.now();
    await stage.press('n');
    for (const [index, { id }] of SCRIPT.entries()) {
      const seconds = await stage.finish(id);
      await expectOneScreen();
      const key = ['ArrowRight', ' ', 'n'][index % 3] ?? 'n';
      test.info().annotations.push({ type: id, description: seconds === null ? 'done' : `${seconds} s to money` });
      if (index < SCRIPT.length - 1) await stage.press(key);
    }
    const totalSec = Math.round((Date.now() - beganAt) / 1000);
    test.info().annotations.push({ type: 'script', description: `${totalSec} s` });
    expect(totalSec).toBeLessThanOrEqual(MOST_SCRIPT_SEC);
    await expect(page.getByText(t.controls.end)).toBeVisible();
    await expectAccessible(page);
  });

  test('what happened stands in the panes: events and storage of each chain, ticks, and a meter', async () => {
    const panel = page.getByRole('tabpanel');
    await page.getByRole('tab', { name: t.views.sides }).click();
    for (const event of ['incomeSupplement.Claimed', 'payoutPool.NoteReceived']) {
      await expect(panel.getByText(event).first()).toBeVisible({ timeout: 30_000 });
    }
    await expect(panel.getByText(new RegExp(`${t.chains.fact.reservedCents} €`, 'u'))).toBeVisible();
    await page.getByRole('tab', { name: t.views.hidden }).click();
    await button(t.hidden.search).click();
    await expect(panel.getByText(/^✓/u).first()).toBeVisible({ timeout: 60_000 });
    expect(await panel.getByText(/^✓/u).count()).toBeGreaterThanOrEqual(4);
    await expect(panel.getByText(/^✗/u)).toHaveCount(0);
    await page.getByRole('tab', { name: t.views.speed }).click();
    const transaction = panel.getByRole('row').filter({ hasText: t.speed.stages.transaction });
    await expect(transaction).toContainText(/[0-9] s/u);
    await expect(panel.getByRole('row').filter({ hasText: t.speed.total })).toContainText(/[0-9] s/u);
  });

  test('a step back, its repetition states the next month, and a step can be skipped', async () => {
    test.setTimeout(480_000);
    await stage.reset();
    await stage.press('n');
    await stage.finish('open-card');
    await stage.press('n');
    await stage.finish('june');
    const { controls, script } = t;
    await stage.press('r');
    await expect(page.getByText(fill(script.clock, { month: 'juli 2026' }))).toBeVisible({ timeout: 30_000 });
    await stage.finish('june');
    await button(controls.skip).click();
    await expect(stage.stepTitle('july')).toBeVisible();
    await stage.press('ArrowLeft');
    await expect(stage.stepTitle('june')).toBeVisible();
  });

  test('another page watches, and takes over', async ({ browser }) => {
    const other = await browser.newPage();
    const watching = new StagePages(other);
    await watching.open();
    await expect(other.getByText(t.bar.watching, { exact: true })).toBeVisible();
    const place = (await page.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
    await expect(other.getByRole('heading', { name: place, level: 2, exact: true })).toBeVisible();
    await expect(button(t.controls.next, watching)).toBeDisabled();
    await button(t.bar.takeOver, watching).click();
    await expect(other.getByText(t.bar.leading, { exact: true })).toBeVisible();
    await expect(page.getByText(t.bar.takenOver)).toBeVisible();
    await other.close();
    await button(t.bar.takeOver).click();
    await expect(page.getByText(t.bar.leading, { exact: true })).toBeVisible();
  });

  test('a duplicate of the tab watches: it has a name of its own', async () => {
    const [copy] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(window.location.href)),
    ]);
    await expect(copy.getByText(t.bar.watching, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(t.bar.leading, { exact: true })).toBeVisible();
    await copy.close();
  });

  test('comparison and handout open in a tab of their own, and the way back closes it', async () => {
    for (const [link, back] of [
      [t.bar.compare, t.compare.back],
      [t.bar.handout, t.handout.back],
    ] as const) {
      const [tab] = await Promise.all([
        page.waitForEvent('popup'),
        page.getByRole('link', { name: link, exact: true }).click(),
      ]);
      await tab.getByRole('link', { name: back }).click();
      await expect.poll(() => tab.isClosed()).toBe(true);
      await stage.lead();
    }
  });

  test('each person opens as a browser session of their own', async () => {
    test.setTimeout(300_000);
    await page.getByRole('tab', { name: t.views.people }).click();
    for (const { name } of PERSONAS) {
      await button(fill(t.people.open, { name: name.split(' ')[0] ?? '' })).click();
      const frame = page.getByRole('region', { name: fill(t.person.window, { name }) });
      await expect(frame.getByText(`${t.cardPhase.label}: ${t.cardPhase.ready}`)).toBeVisible({ timeout: 60_000 });
    }
  });

  test('a month outside the story pays each kind of household what the law gives', async () => {
    test.setTimeout(300_000);
    const due = naivePayments(new Date());
    for (const id of MONTHS_OF) {
      const name = PERSONAS.find((persona) => persona.id === id)?.name ?? '';
      await button(fill(t.people.month, { name })).click();
      const status = page.getByRole('status').filter({ hasText: name });
      await expect(status).toBeVisible({ timeout: 60_000 });
      const told = await status.textContent();
      const payment = due.find(
        ({ memo, month }) =>
          memo.startsWith(`${name};`) && told === fill(t.people.done, { name, month: formatPeriod('nl', month) }),
      );
      expect([name, told, payment]).toEqual([name, told, expect.anything()]);
      const frame = page.getByTitle(fill(t.person.window, { name: id }), { exact: true }).contentFrame();
      await expect(frame.getByText(formatCents('nl', payment?.cents ?? 0n)).first()).toBeVisible({ timeout: 90_000 });
    }
  });

  test('somebody is found on the plain chain, and not on ours', async () => {
    await page.getByRole('tab', { name: t.views.find }).click();
    await page.getByRole('textbox', { name: t.find.label }).fill('Sjoerd de Vos');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('tabpanel');
    await expect(panel.getByText(fill(t.find.about, { text: 'Sjoerd de Vos' }))).toBeVisible({ timeout: 60_000 });
    await expect(panel.getByText(t.find.nothing, { exact: true })).toHaveCount(1);
    await expect(panel.getByText(/vindplaats/u).first()).toBeVisible();
    // What he got is told beside his name there.
    await expect(panel.getByText(/^\s*€\s[0-9.]+,[0-9]{2}$/u).first()).toBeVisible();
  });

  for (const attack of ATTACKS) {
    test(`the attack ${attack} is repelled`, async () => {
      test.setTimeout(180_000);
      await page.getByRole('tab', { name: t.views.attacks }).click();
      const name = fill(t.attacks.names[attack], { seconds: STOPPED_SEC });
      await button(name).click();
      await expect(page.getByText(fill(t.attacks.held, { name }))).toBeVisible({ timeout: 150_000 });
      await expect(page.getByText(t.attacks.conclusions[attack])).toBeVisible();
      const lines = page.getByRole('tabpanel').getByRole('listitem');
      for (const refusal of REFUSALS[attack]) await expect(lines.filter({ hasText: refusal }).first()).toBeVisible();
    });
  }

  test('a load run builds a register, issues statements and pays claims, and is extrapolated to a month', async () => {
    test.setTimeout(180_000);
    await page.getByRole('tab', { name: t.views.scale }).click();
    await page.getByLabel(t.scale.citizens, { exact: true }).selectOption('25');
    await button(t.scale.start).click();
    await expect(page.getByText(fill(t.scale.held, { citizens: '25' }))).toBeVisible({ timeout: 150_000 });
    for (const key of ['claimsPerSec', 'statementsPerSec', 'openingsPerSec'] as const) {
      await expect(page.getByRole('rowheader', { name: t.scale.measured[key] })).toBeVisible();
    }
    for (const key of ['statements', 'openings', 'hours'] as const) {
      await expect(page.getByRole('row', { name: new RegExp(t.scale.rows[key], 'u') })).toContainText(
        t.scale.formulas[key],
      );
    }
    await expectAccessible(page);
  });

  test('everything so far was asked of this machine alone', () => {
    expect([...asked].filter((host) => !/^(localhost|127\.0\.0\.1|.+\.localhost)$/u.test(host))).toEqual([]);
    expect(asked.size).toBeGreaterThan(1);
  });
});

for (const locale of ['nl', 'en'] as const) {
  test(`E-91 comparison and handout can be read and used (${locale})`, async ({ page: own }) => {
    const { compare, handout, title } = texts[locale].presenter;
    for (const [path, heading] of [
      ['presenter', title],
      ['presenter/vergelijking', compare.title],
      ['presenter/uitdeelblad', handout.title],
    ] as const) {
      await own.goto(`${stageOrigin(E2E_URL)}/${locale}/${path}`);
      await expect(own.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expectAccessible(own);
      await own.setViewportSize({ width: 390, height: 800 });
      await expectNoSideScroll(own);
      await own.setViewportSize({ width: 1280, height: 720 });
    }
  });
}

test('E-92 a browser without WebAssembly is told so', async ({ page: own }) => {
  await own.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await own.goto(STAGE);
  await expect(own.getByText(t.noWasm.title)).toBeVisible();
});
