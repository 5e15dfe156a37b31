import { expect, test } from '@playwright/test';
import { formatCents } from '@/lib/i18n/format';
import { routing } from '@/lib/i18n/routing';
import { calendarDayOf, dayBefore } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { expectAccessibleEverywhere } from './support/accessible';
import { healthDesks, newPatient, PatientPages } from './support/patient';
import { fill, texts } from './support/texts';
import { recordTraffic } from './support/traffic';
import { injectWallet } from './support/wallet';

/** The second story: a lung doctor's statement, the panel, one click, and the advance. */

const AMOUNT_CENTS = 2_567_900n;
const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const { mesothelioma, asbestosLungCancer } = DIAGNOSES;
const today = () => calendarDayOf(new Date());
const yesterday = () => dayBefore(today());

for (const locale of routing.locales) {
  const t = texts[locale].asbestos;
  const amount = formatCents(locale, AMOUNT_CENTS);

  test(`E-62 (${locale}) the card says by itself that the scheme may apply; one click, and the advance arrives`, async ({
    page,
  }) => {
    const desks = await healthDesks();
    const person = await newPatient();
    const wallet = await injectWallet(page, PAYOUT_CHAIN);
    const traffic = recordTraffic(page);
    const pages = new PatientPages(page, locale);
    await pages.signInWithInjectedWallet(person);
    await pages.openPatientCard();

    await desks.state(person.id, mesothelioma.code, today());
    await pages.expectMessage('scheme-may-apply');
    await pages.openScheme();
    await expect(page.getByText(t.may.title, { exact: true })).toBeVisible();
    await expect(page.getByText(t.life.title)).toBeVisible();
    await expect(page.getByText(t.advance.title)).toBeVisible();
    await expect(page.getByText(t.mark.U)).toBeVisible();
    await pages.expectTask('received', 'done');
    await pages.expectTask('panel-asked', 'ready');
    await pages.expectTask('checked', 'cannot-start');
    await expectAccessibleEverywhere(page);

    // Without the tick nothing is shown to anybody.
    await pages.button(t.panel.action).click();
    await expect(page.getByRole('alert').filter({ hasText: t.panel.agreeMissing })).toBeVisible();
    await pages.askThePanel();
    await pages.expectTask('confirmed', 'waiting');

    await desks.decide(await desks.openRequestOf(person.name), { decision: 'confirm' });
    await pages.expectTask('checked', 'ready');
    await expect(page.getByRole('definition').filter({ hasText: t.check.inForce })).toContainText(amount);
    await expectAccessibleEverywhere(page);
    await pages.button(fill(t.check.action, { amount })).click();
    await expect(page.getByText(fill(t.progress.arrivedTitle, { amount }))).toBeVisible({ timeout: 60_000 });
    await pages.expectTask('paid', 'done');
    await expect(page.getByText(t.progress.reference)).toBeVisible();
    await expect(page.getByText(t.progress.noTimingPrivacy)).toBeVisible();
    await expectAccessibleEverywhere(page);

    await pages.expectMessage('advance-arrived');
    await pages.go('money');
    await pages.expectFigure('pool', AMOUNT_CENTS);
    expect(traffic.countOf('/api/relay/advances')).toBe(1);
    const code = [String(today()), person.id];
    await traffic.expectPrivateAdvance({ account: wallet.address, amounts: [...code, String(AMOUNT_CENTS)] });
  });
}

test('E-63 a diagnosis that TAS does not cover leads to the scheme that does', async ({ page }) => {
  const t = texts.nl.asbestos;
  const person = await newPatient();
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new PatientPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await pages.openPatientCard();
  await (await healthDesks()).state(person.id, asbestosLungCancer.code, today());
  await pages.expectMessage('other-scheme');
  await pages.openScheme();
  await expect(page.getByText(t.other.title)).toBeVisible();
  await expect(page.getByText(t.other.where)).toBeVisible();
  await expect(pages.button(t.panel.action)).toBeHidden();
  await expectAccessibleEverywhere(page);
});

/** Sends the card's one statement back to its doctor, from the page of data. */
async function contest(pages: PatientPages, reason: 'wrong-diagnosis'): Promise<void> {
  const t = texts.nl.asbestos;
  const health = pages.page.getByRole('region', { name: t.data.title });
  await health.getByText(t.contest.summary).click();
  await health.getByRole('radio', { name: t.contest.reasons[reason] }).check();
  await expectAccessibleEverywhere(pages.page);
  await pages.button(t.contest.action).click();
  await expect(health.getByText(t.contest.open.split('{time}')[0] ?? '')).toBeVisible();
}

test('E-64 a refusal is looked at again by a human; consent can be taken back, and a statement contested', async ({
  page,
}) => {
  const t = texts.nl.asbestos;
  const desks = await healthDesks();
  const person = await newPatient();
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new PatientPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await pages.openPatientCard();
  await desks.state(person.id, mesothelioma.code, today());
  await pages.expectMessage('scheme-may-apply');

  await pages.openScheme();
  await pages.askThePanel();
  await pages.button(t.panel.withdraw).click();
  await page.getByRole('dialog').getByRole('button', { name: t.panel.withdraw, exact: true }).click();
  await expect(page.getByText(t.panel.withdrawn)).toBeVisible();

  await pages.askThePanel();
  const id = await desks.openRequestOf(person.name);
  await desks.decide(id, { decision: 'refuse', reason: 'more-examination' });
  await expect(page.getByText(t.panel.refusedTitle)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(fill(t.panel.refusedBody, { reason: t.reason['more-examination'] }))).toBeVisible();
  await expectAccessibleEverywhere(page);
  await pages.button(t.panel.review).click();
  await expect(page.getByText(t.panel.waitingReview)).toBeVisible();
  await desks.decide(id, { decision: 'refuse', reason: 'not-shown' });
  await expect(page.getByText(t.panel.lastWord)).toBeVisible({ timeout: 30_000 });
  await expect(pages.button(t.panel.review)).toBeHidden();

  await pages.go('data');
  await contest(pages, 'wrong-diagnosis');
  await desks.answerContest(person.id, { outcome: 'withdrawn' });
  await pages.expectMessage('medical-withdrawn');
  await pages.go('data');
  await expect(page.getByText(t.data.withdrawnNote)).toBeVisible();

  // A new statement after the panel's last word is told, and may be shown.
  await desks.state(person.id, mesothelioma.code, yesterday());
  await expect(page.getByText(t.contest.summary)).toBeVisible({ timeout: 30_000 });
  await pages.openScheme();
  await pages.askThePanel();
});

test('E-68 consent can be taken back while the panel looks, also after the doctor took the statement back', async ({
  page,
}) => {
  const t = texts.nl.asbestos;
  const desks = await healthDesks();
  const person = await newPatient();
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new PatientPages(page, 'nl');
  await pages.signInWithInjectedWallet(person);
  await pages.openPatientCard();
  await desks.state(person.id, mesothelioma.code, today());
  await pages.expectMessage('scheme-may-apply');
  await pages.openScheme();
  await pages.askThePanel();

  await pages.go('data');
  await contest(pages, 'wrong-diagnosis');
  await desks.answerContest(person.id, { outcome: 'withdrawn' });
  await expect(page.getByText(t.data.withdrawnNote)).toBeVisible({ timeout: 30_000 });
  await pages.go('home');
  await expect(page.getByText(t.home.asked)).toBeVisible();
  await pages.openScheme();
  await expect(page.getByText(t.none.title)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await pages.button(t.panel.withdraw).click();
  await page.getByRole('dialog').getByRole('button', { name: t.panel.withdraw, exact: true }).click();
  await expect(page.getByText(t.panel.waitingTitle)).toBeHidden();
});
