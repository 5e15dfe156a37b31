import { expect, type Page, test } from '@playwright/test';
import { type Locale, routing } from '@/lib/i18n/routing';
import { calendarDayOf, isoDay } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { expectAccessibleEverywhere } from './support/accessible';
import { healthDesks, newPatient, PatientPages } from './support/patient';
import { signInAs } from './support/staff';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** The desks of the lung doctor and of the panel, in their pages. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const DOCTOR = 'deboer@longarts.example';
const PANEL = 'panel@ias.example';
const today = () => isoDay(calendarDayOf(new Date()));
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function fillInStatement(page: Page, locale: Locale, personId: string, day: string): Promise<void> {
  const t = texts[locale].doctor;
  await page.getByLabel(t.form.person, { exact: true }).selectOption(personId);
  await page.getByRole('radio', { name: new RegExp(`^${texts[locale].doctor.diagnosis.name.mesothelioma}`) }).check();
  await page.getByLabel(t.form.day, { exact: true }).fill(day);
}

for (const locale of routing.locales) {
  const t = texts[locale];

  test(`E-65 (${locale}) a doctor states a diagnosis, and the panel decides on what the card shows it`, async ({
    page,
    browser,
  }) => {
    const person = await newPatient();
    const patient = new PatientPages(await (await browser.newContext()).newPage(), locale);
    await injectWallet(patient.page, PAYOUT_CHAIN);
    await patient.signInWithInjectedWallet(person);
    await patient.openPatientCard();

    await signInAs(page, locale, DOCTOR);
    await expect(heading(page, t.doctor.overview.title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.goto(`/${locale}/arts/verklaring`);
    await expect(heading(page, t.doctor.form.title)).toBeVisible();
    // Nothing filled in: every question is named, and the focus goes there.
    await press(page, t.doctor.form.check);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
    await expectAccessibleEverywhere(page);
    await fillInStatement(page, locale, person.id, '1940-01-01');
    await page.getByRole('checkbox', { name: t.doctor.form.agreed }).check();
    await press(page, t.doctor.form.check);
    // Before birth: said at its field, and nothing typed is lost.
    await expect(page.getByRole('alert').getByRole('link', { name: t.doctor.error.DATE_BEFORE_BIRTH })).toBeVisible();
    await expect(page.getByLabel(t.doctor.form.person, { exact: true })).toHaveValue(person.id);
    await page.getByLabel(t.doctor.form.day, { exact: true }).fill(today());
    await press(page, t.doctor.form.check);
    await expect(heading(page, t.doctor.check.title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, t.doctor.check.confirm);
    await expect(heading(page, t.doctor.done.title)).toBeVisible();

    await patient.expectMessage('scheme-may-apply');
    await patient.openScheme();
    await patient.askThePanel();

    await page.context().clearCookies();
    await signInAs(page, locale, PANEL);
    await expect(heading(page, t.panel.overview.title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    const title = fill(t.panel.overview.requestOf, { name: person.name });
    await page.getByRole('link', { name: title, exact: true }).click();
    await expect(heading(page, title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole('radio', { name: t.panel.decide.confirm, exact: true }).check();
    await press(page, t.panel.decide.check);
    await press(page, t.panel.decide.send);
    await expect(heading(page, t.panel.decide.doneTitle)).toBeVisible();
    await patient.expectTask('checked', 'ready');
    await patient.page.context().close();
  });
}

test('E-66 a contested statement is corrected at the desk; another doctor reads nothing of it', async ({
  page,
  browser,
}) => {
  const t = texts.nl;
  const desks = await healthDesks();
  const person = await newPatient();
  const patient = new PatientPages(await (await browser.newContext()).newPage(), 'nl');
  await injectWallet(patient.page, PAYOUT_CHAIN);
  await patient.signInWithInjectedWallet(person);
  await patient.openPatientCard();
  await desks.state(person.id, DIAGNOSES.asbestosLungCancer.code, calendarDayOf(new Date()));
  await patient.expectMessage('other-scheme');
  await patient.go('data');
  await patient.page.getByText(t.asbestos.contest.summary).click();
  await patient.page.getByRole('radio', { name: t.asbestos.contest.reasons['wrong-diagnosis'] }).check();
  await press(patient.page, t.asbestos.contest.action);

  await signInAs(page, 'nl', DOCTOR);
  const answer = page.getByRole('link', { name: new RegExp(`^${t.doctor.overview.answer}.*${person.name}`) });
  await answer.first().click();
  await expect(heading(page, t.doctor.contest.title)).toBeVisible();
  await expectAccessibleEverywhere(page);
  const contested = page.url();
  await page.getByRole('radio', { name: t.doctor.contest.outcomes.corrected, exact: true }).check();
  await page.getByRole('radio', { name: new RegExp(`^${t.doctor.diagnosis.name.mesothelioma}`) }).check();
  await press(page, t.doctor.contest.check);
  await press(page, t.doctor.contest.confirm);
  await expect(heading(page, t.doctor.contest.doneTitle)).toBeVisible();
  await patient.expectMessage('medical-withdrawn');
  await patient.expectMessage('scheme-may-apply');
  await patient.page.context().close();

  await page.context().clearCookies();
  await signInAs(page, 'nl', 'sahin@longarts.example');
  await page.goto(contested);
  await expect(heading(page, t.shell.notFound.title)).toBeVisible();
});

test('E-67 a doctor is struck off after a question; the desk then takes no statement', async ({ page }) => {
  const t = texts.nl;
  await signInAs(page, 'nl', PANEL);
  await page.goto('/nl/panel/artsen');
  await expect(heading(page, t.panel.doctors.title)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel(t.panel.strikeOff.doctor, { exact: true }).selectOption('huisarts');
  await page.getByLabel(t.panel.strikeOff.fromDay, { exact: true }).fill(today());
  await press(page, t.panel.strikeOff.submit);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: t.common.cancel, exact: true }).click();
  await expect(dialog).toBeHidden();
  await press(page, t.panel.strikeOff.submit);
  await dialog.getByRole('button', { name: t.panel.strikeOff.confirm, exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Van Loon');

  await page.context().clearCookies();
  await signInAs(page, 'nl', 'vanloon@huisarts.example');
  await expect(page.getByText(t.doctor.register.inactiveTitle)).toBeVisible();
  await page.goto('/nl/arts/verklaring');
  await expect(page.getByLabel(t.doctor.form.person, { exact: true })).toBeHidden();
  await expectAccessibleEverywhere(page);
});
