import { expect, type Page, test } from '@playwright/test';
import { formatPeriod } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import { expectAccessibleEverywhere, tabToElement } from './support/accessible';
import { heading, press, signInAs, switchTo } from './support/staff';
import { fill, texts } from './support/texts';

/** Staff of the deciding agency propose a table of norms; a colleague decides; the worker brings it to the chain. */

const PROPOSER = 'beleid@voorbeeldstad.example';
const COLLEAGUE = 'consulent@demodorp.example';
const UWV = 'beleid@uwv.example';
const OTHER_UWV = 'medewerker@uwv.example';
const SVB = 'medewerker@svb.example';

/** The first month that the form begins with. */
async function firstMonth(page: Page, locale: Locale): Promise<Period> {
  return period(Number(await page.getByLabel(texts[locale].policies.propose.from, { exact: true }).inputValue()));
}

/** Fills in a norm and goes to the check. */
async function proposeNorm(page: Page, locale: Locale, className: string, amount: string): Promise<void> {
  const t = texts[locale].policies;
  await page.goto(`/${locale}/beleid/nieuw`);
  await expect(heading(page, t.propose.title)).toBeVisible();
  const field = page.getByRole('textbox', { name: className, exact: true });
  await expect(page.getByRole('button', { name: t.propose.check, exact: true })).toBeEnabled();
  await field.fill(amount);
  await press(page, t.propose.check);
}

for (const locale of routing.locales) {
  const t = texts[locale].policies;
  const single = texts[locale].mijn.data.normClasses.single;
  // Two schemes, so that the runs of two languages leave each other's open proposal alone.
  const desk =
    locale === 'nl' ? { scheme: 'pw', by: PROPOSER, other: COLLEAGUE } : { scheme: 'tw', by: UWV, other: OTHER_UWV };

  test(`E-80 (${locale}) a table is proposed, approved by a colleague, and reaches the blockchain`, async ({
    page,
  }) => {
    await signInAs(page, locale, desk.by);
    await page.goto(`/${locale}/beleid`);
    await expect(heading(page, desk.scheme === 'pw' ? t.title.pw : t.title.tw)).toBeVisible();
    await expect(page.getByRole('heading', { name: t.history.title, exact: true })).toBeVisible();
    await expectAccessibleEverywhere(page);

    await page.getByRole('link', { name: t.propose.action, exact: true }).click();
    await expect(heading(page, t.propose.title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    const from = await firstMonth(page, locale);
    // What is no amount is said at its field, and nothing typed is lost.
    const field = page.getByRole('textbox', { name: single, exact: true });
    await field.fill('-1');
    await press(page, t.propose.check);
    const fault = fill(t.error.AMOUNT_NEGATIVE, { field: single });
    await expect(page.getByRole('alert').getByRole('link', { name: fault })).toBeVisible();
    await expectAccessibleEverywhere(page);

    // Lower than before: the box has to be ticked.
    await field.fill('1.400,00');
    await press(page, t.propose.check);
    await page.getByRole('button', { name: /1400,00/ }).click();
    await expect(field).toHaveValue('1400,00');
    await press(page, t.propose.check);
    await expect(heading(page, t.check.title)).toBeVisible();
    await expect(page.getByRole('heading', { name: t.estimate.title, exact: true })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, t.check.send);
    await expect(page.getByText(t.unusual.missing.propose).first()).toBeVisible();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await press(page, t.check.send);
    await expect(heading(page, t.done.title)).toBeVisible();
    await expectAccessibleEverywhere(page);

    // The proposer sees it, and cannot decide on it.
    await page.getByRole('link', { name: t.done.view, exact: true }).click();
    await expect(page.getByRole('button', { name: t.withdraw.action, exact: true })).toBeEnabled();
    await expect(page.getByRole('radio')).toHaveCount(0);
    const address = page.url();
    await page.goto(`/${locale}/beleid/nieuw`);
    await expect(page.getByText(t.open.title, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: t.propose.check, exact: true })).toHaveCount(0);

    await switchTo(page, locale, desk.other);
    await page.goto(`/${locale}/beleid`);
    await page.getByRole('link', { name: t.open.view, exact: true }).click();
    await expect(page.getByRole('radio', { name: t.decide.approve, exact: true })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, t.decide.check);
    await expect(page.getByRole('alert').getByRole('link', { name: t.error.decisionMissing })).toBeVisible();
    await page.getByRole('radio', { name: t.decide.approve, exact: true }).check();
    await press(page, t.decide.check);
    const missed = page.getByRole('alert').getByRole('link', { name: t.unusual.missing.decide });
    await expect(missed.first()).toBeVisible();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await press(page, t.decide.check);
    await expect(heading(page, t.decide.checkTitle)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, t.decide.send);
    await expect(heading(page, t.decide.doneTitle)).toBeVisible();
    await expectAccessibleEverywhere(page);

    // The worker brings it to the chain; the history names both and the transactions.
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByText(t.proposal.statuses.published, { exact: true })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await page.goto(`/${locale}/beleid`);
    const history = page.getByRole('table', { name: t.history.caption });
    await expect(history.getByRole('rowheader').first()).toContainText(formatPeriod(locale, from));
    await history.getByText(t.history.proof).first().click();
    await expect(history.getByText(/^0x[0-9a-f]{64}$/).first()).toBeVisible();
    await page.goto(`/${locale}/beleid/maand/${from}`);
    await expect(heading(page, fill(t.month.title, { month: formatPeriod(locale, from) }))).toBeVisible();
    await expectAccessibleEverywhere(page);
  });
}

test('E-81 a proposal is rejected for a reason that the proposer reads, and another is withdrawn', async ({ page }) => {
  const t = texts.nl.policies;
  const couple = texts.nl.mijn.data.normClasses.couple;
  await signInAs(page, 'nl', UWV);
  await proposeNorm(page, 'nl', couple, '2340');
  await expect(heading(page, t.check.title)).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, t.check.send);
  await page.getByRole('link', { name: t.done.view, exact: true }).click();
  await expect(page.getByRole('button', { name: t.withdraw.action, exact: true })).toBeVisible();
  const address = page.url();

  await switchTo(page, 'nl', OTHER_UWV);
  await page.goto(address);
  await page.getByRole('radio', { name: t.decide.reject, exact: true }).check();
  await page.getByRole('radio', { name: t.decide.reasons['source-missing'], exact: true }).check();
  await press(page, t.decide.check);
  await press(page, t.decide.send);
  await expect(heading(page, t.decide.doneTitle)).toBeVisible();

  await switchTo(page, 'nl', UWV);
  await page.goto(address);
  await expect(page.getByText(t.decide.reasons['source-missing'])).toBeVisible();
  await expectAccessibleEverywhere(page);

  await proposeNorm(page, 'nl', couple, '2339');
  await expect(heading(page, t.check.title)).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, t.check.send);
  await page.getByRole('link', { name: t.done.view, exact: true }).click();
  // By the keyboard alone: asked once more, and focus comes back when the answer is no.
  const action = page.getByRole('button', { name: t.withdraw.action, exact: true });
  await tabToElement(page, action);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(action).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: t.withdraw.confirm, exact: true }).click();
  await expect(heading(page, t.withdraw.doneTitle)).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('E-82 S-29 another agency’s proposal, and the desk itself for others, do not exist', async ({ page }) => {
  const t = texts.nl;
  await signInAs(page, 'nl', UWV);
  await page.goto('/nl/beleid');
  const proposals = page.getByRole('table', { name: t.policies.history.proposalsCaption });
  const own = proposals.getByRole('link').first();
  await expect(own).toBeVisible();
  const address = (await own.getAttribute('href')) ?? '';
  await switchTo(page, 'nl', PROPOSER);
  await page.goto(address);
  await expect(heading(page, t.shell.notFound.title)).toBeVisible();
  await switchTo(page, 'nl', SVB);
  for (const path of ['/nl/beleid', '/nl/beleid/nieuw', address]) {
    await page.goto(path);
    await expect(heading(page, t.shell.notFound.title)).toBeVisible();
  }
});

test('E-83 the months follow each other: the last month is the one before the next change of norms', async ({
  page,
}) => {
  const t = texts.nl.policies;
  await signInAs(page, 'nl', PROPOSER);
  await page.goto('/nl/beleid/nieuw');
  await expect(page.getByRole('button', { name: t.propose.check, exact: true })).toBeEnabled();
  const fromField = page.getByLabel(t.propose.from, { exact: true });
  const months = await fromField
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => Number((option as HTMLOptionElement).value)));
  const july = months.find((month) => month % 100 === 7) ?? 0;
  await fromField.selectOption(String(july));
  const untilField = page.getByLabel(t.propose.until, { exact: true });
  await expect(untilField).toHaveValue(String(addMonths(period(july), 5)));
  // A gap between the last table and the first month is something to confirm.
  const latest = period(months.at(-1) ?? 0);
  await fromField.selectOption(String(latest));
  await press(page, t.propose.check);
  await expect(page.getByRole('checkbox', { name: t.unusual['months-without-table'] })).toBeVisible();
  await expect(page.getByText(formatPeriod('nl', latest)).first()).toBeVisible();
});
