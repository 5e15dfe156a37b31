import { expect, type Page, test } from '@playwright/test';
import { type Locale, routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { zDemoPeople } from '@/lib/shared/schemas/citizen-api';
import { openFetch } from '@/scripts/journey/session';
import { expectAccessibleEverywhere, tabToElement } from './support/accessible';
import { CitizenPages } from './support/citizen';
import { findPerson, type Person } from './support/people';
import { E2E_URL } from './support/stack';
import { signInAs } from './support/staff';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** The register's desk, and the log that the auditor reads. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const CITY = 'consulent@voorbeeldstad.example';
const VILLAGE = 'consulent@demodorp.example';
const AUDITOR = 'auditor@toezicht.example';
const unique = () => Math.random().toString(36).slice(2, 8);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

/** Whom the desk enrolled, as the simulated sign-in knows the person. */
async function personNamed(name: string): Promise<Person> {
  const { people } = zDemoPeople.parse(await openFetch(E2E_URL)({ method: 'GET', path: '/api/demo/people' }));
  const found = people.find(({ displayName }) => displayName === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return findPerson(found.id, E2E_URL);
}

/** Fills in a new client who works for the ride platform, and sends it. Ends on the page that says so. */
async function enrol(page: Page, locale: Locale, client: { readonly name: string; readonly number: string }) {
  const t = texts[locale].register;
  await page.goto(`/${locale}/register/toevoegen`);
  await expect(heading(page, t.form.addTitle)).toBeVisible();
  await page.getByRole('radio', { name: t.form.whoNew, exact: true }).check();
  await page.getByLabel(t.form.number, { exact: true }).fill(client.number);
  await page.getByLabel(t.form.name, { exact: true }).fill(client.name);
  await page.getByLabel(t.form.norm, { exact: true }).selectOption('single');
  await page.getByLabel(t.form.disregard, { exact: true }).selectOption('y');
  await page.getByLabel(fill(t.form.employer, { number: '1' }), { exact: true }).selectOption('ridehail');
  await press(page, t.form.check);
  await expect(heading(page, t.form.checkTitle)).toBeVisible();
  await press(page, t.form.send);
  await expect(heading(page, t.done.added)).toBeVisible();
}

for (const locale of routing.locales) {
  const t = texts[locale].register;

  test(`E-140 (${locale}) a household is enrolled, its card is told by itself, and a change follows`, async ({
    page,
    browser,
  }) => {
    const client = { name: `Wanda ${unique()}`, number: `E-${unique()}` };
    await signInAs(page, locale, CITY);
    await page.goto(`/${locale}/register`);
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessibleEverywhere(page);

    // Nothing filled in: every question is named, and the focus goes there.
    await page.goto(`/${locale}/register/toevoegen`);
    await press(page, t.form.check);
    await expect(page.getByRole('alert').getByRole('link', { name: t.error.whoMissing })).toBeVisible();
    await expectAccessibleEverywhere(page);

    await enrol(page, locale, client);
    await expect(page.getByText(t.state['no-card'], { exact: true })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await follow(page, t.done.toEntry);
    await expect(heading(page, client.name)).toBeVisible();
    await expectAccessibleEverywhere(page);
    const entry = page.url();

    const citizen = new CitizenPages(await (await browser.newContext()).newPage(), locale);
    await injectWallet(citizen.page, PAYOUT_CHAIN);
    await citizen.signInWithInjectedWallet(await personNamed(client.name));
    await citizen.openCard();
    await citizen.expectEntitled();

    // The root holds it by now: a change counts from the next month on.
    await expect(async () => {
      await page.goto(entry);
      await expect(page.getByText(t.state.published, { exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await follow(page, t.entry.change);
    await expect(heading(page, fill(t.form.changeTitle, { name: client.name }))).toBeVisible();
    await page.getByLabel(t.form.norm, { exact: true }).selectOption('shared2');
    await press(page, t.form.check);
    await press(page, t.form.send);
    await expect(heading(page, t.done.changed)).toBeVisible();
    await follow(page, t.done.toEntry);
    await expect(page.getByRole('heading', { name: t.entry.historyTitle })).toBeVisible();
    await expectAccessibleEverywhere(page);
    await citizen.page.context().close();
  });
}

test('E-141 an addition is taken back with the keyboard alone, and leaves nobody behind', async ({ page }) => {
  const t = texts.nl.register;
  const client = { name: `Xander ${unique()}`, number: `E-${unique()}` };
  await signInAs(page, 'nl', CITY);
  await enrol(page, 'nl', client);
  await follow(page, t.done.toEntry);
  await tabToElement(page, page.getByRole('button', { name: t.entry.takeBack.addition, exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Enter');
  await tabToElement(page, dialog.getByRole('button', { name: t.entry.takeBackConfirm, exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/nl/register');
  await page.getByRole('searchbox', { name: t.search.label }).fill(client.name);
  await press(page, t.search.submit);
  await expect(page.getByText(t.emptyTitle)).toBeVisible();
});

test('E-142 two members of staff change the same household: the second is told, and nothing is lost', async ({
  page,
  browser,
}) => {
  const t = texts.nl;
  const client = { name: `Yentl ${unique()}`, number: `E-${unique()}` };
  await signInAs(page, 'nl', CITY);
  await enrol(page, 'nl', client);
  await follow(page, t.register.done.toEntry);
  await follow(page, t.register.entry.correct);
  await expect(heading(page, fill(t.register.form.correctTitle, { name: client.name }))).toBeVisible();
  const colleague = await (await browser.newContext()).newPage();
  await signInAs(colleague, 'nl', 'beleid@voorbeeldstad.example');
  await colleague.goto(page.url());
  for (const one of [colleague, page]) {
    await one.getByLabel(t.register.form.norm, { exact: true }).selectOption('shared3');
    await press(one, t.register.form.check);
    await press(one, t.register.form.send);
    // The first one is saved before the second is sent.
    if (one === colleague) await expect(heading(one, t.register.done.changed)).toBeVisible();
  }
  await expect(page.getByRole('alert').filter({ hasText: t.errors.ENTRY_CHANGED.title })).toBeVisible();
  await colleague.context().close();
});

test('E-143 a file is checked, refused with its faulty lines, and taken in live once it is good', async ({ page }) => {
  const t = texts.nl.register.import;
  const series = unique();
  const header = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
  const row = (number: number, name: string) => `${series}-${number};${name};single;y;;202701;202712;Vlotrit`;
  const file = (lines: readonly string[]) => ({
    name: 'cliënten.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...lines, ''].join('\r\n')),
  });
  await signInAs(page, 'nl', CITY);
  await page.goto('/nl/register/bestand');
  await expect(heading(page, t.title)).toBeVisible();
  await press(page, t.check);
  await expect(page.getByRole('alert').getByRole('link', { name: t.fileMissing })).toBeVisible();
  await expectAccessibleEverywhere(page);

  const chooser = page.getByLabel(t.file, { exact: true });
  await chooser.setInputFiles(file([row(1, '=cmd|x!A1'), row(2, 'Goed'), row(2, 'Dubbel')]));
  await press(page, t.check);
  const faults = page.getByRole('table', { name: t.faultsCaption });
  await expect(faults.getByRole('row')).toHaveCount(3);
  await expect(faults).toContainText(t.fault.nameFormula);
  await expect(faults).toContainText(t.fault.duplicate);
  await expectAccessibleEverywhere(page);
  await press(page, t.again);

  await chooser.setInputFiles(file(Array.from({ length: 3_000 }, (_, i) => row(100 + i, `Uit Bestand ${series}`))));
  await press(page, t.check);
  await expect(page.getByRole('heading', { name: t.previewTitle })).toBeFocused();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: /3\.?000/ }).click();
  await page.waitForURL(/\/register\/bestand\/.+/);
  await expect(page.getByText(/^Klaar: alle 3\.000 regels/).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleEverywhere(page);

  await follow(page, t.toRegister);
  await page.getByRole('searchbox', { name: texts.nl.register.search.label }).fill(`uit bestand ${series}`);
  await press(page, texts.nl.register.search.submit);
  await expect(page.getByText('3.000 inschrijvingen')).toBeVisible();
  await follow(page, texts.nl.register.next);
  await expect(page.getByText('Pagina 2 van 120')).toBeVisible();
});

test('E-144 another agency’s entry has no page, the log is the auditor’s alone, and it keeps both visits', async ({
  page,
}) => {
  const t = texts.nl;
  const client = { name: `Zohra ${unique()}`, number: `E-${unique()}` };
  await signInAs(page, 'nl', CITY);
  await enrol(page, 'nl', client);
  await follow(page, t.register.done.toEntry);
  await expect(heading(page, client.name)).toBeVisible();
  const entry = new URL(page.url()).pathname;

  await page.context().clearCookies();
  await signInAs(page, 'nl', VILLAGE);
  for (const address of [entry, '/nl/controle']) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(heading(page, t.shell.notFound.title)).toBeVisible();
  }
  await expect(page.getByText(client.name)).toBeHidden();

  await page.context().clearCookies();
  await signInAs(page, 'nl', AUDITOR);
  await expect(heading(page, t.audit.title)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel(t.audit.filter.action, { exact: true }).selectOption('access.refused');
  await press(page, t.audit.filter.submit);
  await page.waitForURL(/actie=access\.refused/);
  const log = page.getByRole('table');
  await expect(log).toContainText(entry.replace('/nl', ''));
  await expect(log).toContainText('/nl/controle');
  await expect(log).not.toContainText(client.name);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t.audit.download, exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${t.audit.fileName}.csv`);
});
