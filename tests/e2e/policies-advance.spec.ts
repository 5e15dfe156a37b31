import { expect, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { routing } from '@/lib/i18n/routing';
import { TAS_AMOUNTS, tasAmountAt } from '@/lib/shared/rules/tas/amounts';
import { expectAccessibleEverywhere } from './support/accessible';
import { heading, press, signInAs, switchTo } from './support/staff';
import { fill, texts } from './support/texts';

/** SVB's staff read the table of the asbestos advance, propose another amount, and decide on a colleague's. */

const SVB = 'medewerker@svb.example';
const SVB_COLLEAGUE = 'beleid@svb.example';
const UWV = 'beleid@uwv.example';

for (const locale of routing.locales) {
  test(`E-84 (${locale}) SVB reads the policy of its advance and its history, and others do not`, async ({ page }) => {
    const t = texts[locale].advancePolicies;
    await signInAs(page, locale, SVB);
    await page.getByRole('link', { name: texts[locale].caseworker.nav.policy, exact: true }).click();
    await expect(heading(page, t.title)).toBeVisible();
    const current = page.getByRole('region', { name: t.current.title, exact: true });
    await expect(
      current.getByText(formatCents(locale, tasAmountAt(Date.now() / 1000)?.amountCents ?? 0n)),
    ).toBeVisible();
    await expect(current.getByText(fill(t.table.onceValue, { class: '2' }), { exact: true })).toBeVisible();
    const history = page.getByRole('table', { name: t.history.caption });
    await expect(history.getByRole('rowheader')).toHaveCount(TAS_AMOUNTS.length);
    await history.getByText(t.history.whole, { exact: true }).first().click();
    await expect(history.getByText(/^0x[0-9a-f]{64}$/).first()).toBeVisible();
    await expectAccessibleEverywhere(page);
    await switchTo(page, locale, UWV);
    await page.goto(`/${locale}/beleid/voorschot`);
    await expect(heading(page, texts[locale].shell.notFound.title)).toBeVisible();
  });
}

test('E-85 SVB proposes another amount, cannot decide on it alone, and takes it back', async ({ page }) => {
  const t = texts.nl.policies;
  const own = texts.nl.advancePolicies;
  await signInAs(page, 'nl', SVB);
  await page.goto('/nl/beleid/voorschot');
  await page.getByRole('link', { name: own.propose.action, exact: true }).click();
  await expect(heading(page, own.propose.title)).toBeVisible();
  await expectAccessibleEverywhere(page);
  const field = page.getByRole('textbox', { name: own.table.amount, exact: true });
  await expect(page.getByRole('button', { name: t.propose.check, exact: true })).toBeEnabled();
  await field.fill('-1');
  await press(page, t.propose.check);
  await expect(page.getByRole('alert').getByRole('link', { name: own.error.AMOUNT_NEGATIVE })).toBeVisible();
  await expectAccessibleEverywhere(page);

  // Lower than what stands: the box has to be ticked.
  await field.fill('25000,00');
  await press(page, t.propose.check);
  await expect(heading(page, t.check.title)).toBeVisible();
  await press(page, t.check.send);
  await expect(page.getByText(t.unusual.missing.propose).first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('checkbox', { name: t.unusual['amount-lower'] }).check();
  await press(page, t.check.send);
  await expect(heading(page, t.done.title)).toBeVisible();

  await page.getByRole('link', { name: t.done.view, exact: true }).click();
  const action = page.getByRole('button', { name: t.withdraw.action, exact: true });
  await expect(action).toBeEnabled();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expectAccessibleEverywhere(page);
  await action.click();
  await page.getByRole('dialog').getByRole('button', { name: t.withdraw.confirm, exact: true }).click();
  await expect(heading(page, t.withdraw.doneTitle)).toBeVisible();
  await page.getByRole('link', { name: t.overview, exact: true }).click();
  const proposals = page.getByRole('table', { name: t.history.proposalsCaption });
  await expect(proposals.getByText(t.proposal.statuses.withdrawn, { exact: true }).first()).toBeVisible();
});

test('E-86 SVB’s other amount is approved by a colleague, and reaches the blockchain of its scheme', async ({
  page,
}) => {
  const t = texts.nl.policies;
  const own = texts.nl.advancePolicies;
  await signInAs(page, 'nl', SVB);
  await page.goto('/nl/beleid/voorschot/nieuw');
  await page.getByRole('textbox', { name: own.table.amount, exact: true }).fill('26000,00');
  await press(page, t.propose.check);
  await expect(heading(page, t.check.title)).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, t.check.send);
  await expect(heading(page, t.done.title)).toBeVisible();
  await page.getByRole('link', { name: t.done.view, exact: true }).click();
  await expect(page.getByRole('button', { name: t.withdraw.action, exact: true })).toBeEnabled();
  const address = page.url();

  await switchTo(page, 'nl', SVB_COLLEAGUE);
  await page.goto(address);
  await page.getByRole('radio', { name: t.decide.approve, exact: true }).check();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, t.decide.check);
  await expect(heading(page, t.decide.checkTitle)).toBeVisible();
  await press(page, t.decide.send);
  await expect(heading(page, t.decide.doneTitle)).toBeVisible();
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(t.proposal.statuses.published, { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.goto('/nl/beleid/voorschot');
  await expect(page.getByText(formatCents('nl', 2_600_000n)).first()).toBeVisible();
});
