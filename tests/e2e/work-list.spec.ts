import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { type Locale, routing } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { expectAccessibleEverywhere, tabTo } from './support/accessible';
import { CitizenPages } from './support/citizen';
import { desk, newDriver, type Person } from './support/people';
import { signInAs } from './support/staff';
import { fill, texts } from './support/texts';
import { injectWallet } from './support/wallet';

/** Citizens ask a human, staff decide; receipts are checked against the chain; the income desk takes a silent source's place. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const CASEWORKER = 'consulent@voorbeeldstad.example';
const OTHER_TOWN = 'consulent@demodorp.example';
const EMPLOYER = 'loket@vlotrit.example';
const OCTOBER = 202610;
const SUPPLEMENT_CENTS = 41_646n;

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A driver with an open card in automatic mode, in a browser of its own. */
async function openCitizen(context: BrowserContext, locale: Locale): Promise<{ person: Person; pages: CitizenPages }> {
  const person = await newDriver();
  const pages = new CitizenPages(await context.newPage(), locale);
  await injectWallet(pages.page, PAYOUT_CHAIN);
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  await pages.expectEntitled();
  return { person, pages };
}

/** Opens the question form on the page of a month or case. */
async function openQuestion({ page, locale }: CitizenPages): Promise<void> {
  const t = texts[locale].review;
  await page.getByText(fill(t.ask, { month: formatPeriod(locale, OCTOBER) }), { exact: true }).click();
}

/** The newest question of somebody in a list: several fictitious people may share a name. */
const openNewestCase = (page: Page, list: string, name: string) =>
  page
    .getByRole('region', { name: list })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .last()
    .click();

async function expectAnswer(pages: CitizenPages, decision: string): Promise<void> {
  await pages.go('messages');
  const title = fill(texts[pages.locale].mijn.messages.kinds['review-answered'].title, {
    month: formatPeriod(pages.locale, OCTOBER),
  });
  const message = pages.page.getByRole('listitem').filter({ hasText: title }).first();
  await expect(message).toContainText(decision, { timeout: 60_000 });
}

for (const locale of routing.locales) {
  const t = texts[locale];
  const w = t.workList;
  const month = formatPeriod(locale, OCTOBER);
  const amount = formatCents(locale, SUPPLEMENT_CENTS);

  test(`E-120 (${locale}) a citizen shows one claim by a receipt; the desk checks it on the chain, decides, and the answer arrives`, async ({
    page,
    browser,
  }) => {
    const context = await browser.newContext();
    const { person, pages } = await openCitizen(context, locale);
    await (await desk()).issue(person.id, OCTOBER, '1180,00');
    await pages.openCase(OCTOBER);
    await pages.expectArrived(amount);

    // A receipt as text, for a reviewer of choice.
    await pages.page.getByText(t.review.receipt.title, { exact: true }).click();
    await press(pages.page, t.review.receipt.make);
    await expect(pages.page.getByRole('alert').getByRole('link')).toHaveCount(1);
    await pages.page.getByRole('radio', { name: t.review.receipt.reasons.advice, exact: true }).check();
    await press(pages.page, t.review.receipt.make);
    const receipt = await pages.page.getByLabel(t.review.receipt.text, { exact: true }).inputValue();
    await expectAccessibleEverywhere(pages.page);

    // The question, with a receipt of its own.
    await openQuestion(pages);
    await press(pages.page, t.review.form.send);
    await expect(pages.page.getByRole('alert').getByRole('link')).toHaveCount(1);
    await pages.page.getByRole('radio', { name: t.review.form.aboutMonth, exact: true }).check();
    await pages.page.getByRole('radio', { name: t.review.reasons['paid-too-little'], exact: true }).check();
    await pages.page.getByRole('checkbox', { name: fill(t.review.form.receipt, { month }) }).check();
    await press(pages.page, t.review.form.send);
    await expect(pages.page.getByText(t.review.list.withReceipt, { exact: true })).toBeVisible();
    await expectAccessibleEverywhere(pages.page);

    await signInAs(page, locale, CASEWORKER);
    await page.goto(`/${locale}/werkvoorraad`);
    await expect(heading(page, w.title)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await openNewestCase(page, w.months.caption, person.name);
    await expect(heading(page, fill(w.case.title, { name: person.name }))).toBeVisible();
    await expect(page.getByText(fill(w.receipt.holds, { amount }))).toBeVisible();
    await expectAccessibleEverywhere(page);
    const address = page.url();
    await press(page, w.case.check);
    await expect(page.getByRole('alert').getByRole('link', { name: w.error.decisionMissing })).toBeVisible();
    await page.getByRole('radio', { name: w.decisions.stands, exact: true }).check();
    await page.getByRole('radio', { name: w.decisionReasons['sum-correct'], exact: true }).check();
    await press(page, w.case.check);
    await expect(heading(page, w.case.checkTitle)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, w.case.confirm);
    await expect(heading(page, w.case.doneTitle)).toBeVisible();
    await expectAnswer(pages, t.review.answer.stands);

    // The receipt that was handed over holds; with another amount it does not.
    await page.goto(`/${locale}/werkvoorraad/bewijs`);
    await expect(heading(page, w.checker.title)).toBeVisible();
    const field = page.getByLabel(w.checker.text, { exact: true });
    await field.fill(receipt);
    await press(page, w.checker.check);
    await expect(page.getByText(fill(w.receipt.holds, { amount }))).toBeVisible();
    await expectAccessibleEverywhere(page);
    await field.fill(receipt.replace(String(SUPPLEMENT_CENTS), String(SUPPLEMENT_CENTS + 1n)));
    await press(page, w.checker.check);
    await expect(page.getByText(w.receipt.faults['does-not-open'])).toBeVisible();
    await field.fill('<script>alert(1)</script>');
    await press(page, w.checker.check);
    await expect(page.getByRole('alert').getByRole('link', { name: w.checker.malformed })).toBeVisible();

    // Another town's caseworker finds no such page.
    await page.context().clearCookies();
    await signInAs(page, locale, OTHER_TOWN);
    await page.goto(address);
    await expect(heading(page, t.shell.notFound.title)).toBeVisible();
    await context.close();
  });

  test(`E-121 (${locale}) a statement that did not come: the income desk makes it, and the card is paid by itself`, async ({
    page,
    browser,
  }) => {
    const context = await browser.newContext();
    const { person, pages } = await openCitizen(context, locale);

    await signInAs(page, locale, CASEWORKER);
    await page.goto(`/${locale}/werkvoorraad?maand=${OCTOBER}`);
    const missing = page.getByRole('region', { name: fill(w.missing.caption, { month }) });
    await expect(missing).toBeVisible();
    await expectAccessibleEverywhere(page);
    await missing.locator(`a[href*="persoon=${person.id}"]`).click();
    await expect(heading(page, fill(w.desk.title, { name: person.name, month }))).toBeVisible();
    await expectAccessibleEverywhere(page);
    // The keyboard reaches the form's first field.
    await tabTo(page, 'textbox', w.desk.gross);
    await press(page, w.desk.check);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
    await page.getByRole('textbox', { name: w.desk.gross, exact: true }).fill('1400');
    await page.getByRole('textbox', { name: w.desk.net, exact: true }).fill('1180');
    await page.getByRole('radio', { name: w.desk.papersList.payslips, exact: true }).check();
    await page.getByRole('radio', { name: w.desk.consentList['at-the-desk'], exact: true }).check();
    await press(page, w.desk.check);
    await expect(heading(page, w.desk.checkTitle)).toBeVisible();
    await expectAccessibleEverywhere(page);
    await press(page, w.desk.confirm);
    await expect(heading(page, w.desk.doneTitle)).toBeVisible();
    await page.goto(`/${locale}/werkvoorraad?maand=${OCTOBER}`);
    await expect(page.locator(`a[href*="persoon=${person.id}"]`)).toBeHidden();

    // The register's new root, the statement and the claim follow by themselves.
    await pages.go('messages');
    const decided = fill(t.mijn.messages.kinds['missing-decided'].title, { month });
    await expect(pages.page.getByText(decided, { exact: true })).toBeVisible({ timeout: 60_000 });
    const arrived = fill(t.mijn.messages.kinds['supplement-arrived'].title, { month });
    await expect(pages.page.getByText(arrived, { exact: true })).toBeVisible({ timeout: 60_000 });
    await pages.openCase(OCTOBER);
    await pages.expectArrived(amount);
    await context.close();
  });
}

test('E-122 a contested statement is put to the employer, who reads no word of an agency', async ({
  page,
  browser,
}) => {
  const t = texts.nl;
  const w = t.workList;
  const month = formatPeriod('nl', OCTOBER);
  const context = await browser.newContext();
  const { person, pages } = await openCitizen(context, 'nl');
  await (await desk()).issue(person.id, OCTOBER, '1600,00');
  // Somebody whose statement of October is late: of such nobody asks the employer by name.
  const late = await newDriver();
  await pages.expectAboveNorm(OCTOBER);
  await pages.go('data');
  await pages.page.getByRole('link', { name: t.review.fromStatement }).click();
  await openQuestion(pages);
  await pages.page
    .getByRole('radio', { name: fill(t.review.form.aboutStatement, { issuer: (await desk()).name }), exact: true })
    .check();
  await pages.page.getByRole('radio', { name: t.review.reasons['wrong-amount'], exact: true }).check();
  await press(pages.page, t.review.form.send);
  await expect(pages.page.getByText(t.review.form.sent, { exact: true })).toBeVisible();

  await signInAs(page, 'nl', CASEWORKER);
  await page.goto('/nl/werkvoorraad');
  await openNewestCase(page, w.statements.caption, person.name);
  await expect(heading(page, fill(w.case.title, { name: person.name }))).toBeVisible();
  // Neither the income nor anything of a claim stands in the page.
  await expect(page.getByText('1.600')).toBeHidden();
  await page.getByRole('radio', { name: w.decisions['passed-on'], exact: true }).check();
  await page.getByRole('radio', { name: w.decisionReasons['employer-must-correct'], exact: true }).check();
  await press(page, w.case.check);
  await press(page, w.case.confirm);
  await expect(heading(page, w.case.doneTitle)).toBeVisible();
  await expectAnswer(pages, t.review.answerReasons['employer-must-correct']);

  await page.context().clearCookies();
  await signInAs(page, 'nl', EMPLOYER);
  await page.goto(`/nl/werkgever?maand=${OCTOBER}`);
  const notices = page.getByRole('listitem').filter({ hasText: t.issuer.notices.reasons['wrong-amount'] });
  const notice = notices.filter({ hasText: person.name }).first();
  await expect(notice).toBeVisible();
  await expect(notice).not.toContainText(/gemeente|Voorbeeldstad|UWV|uitkering/i);
  await expect(page.getByText(fill(t.issuer.notices.intro, { month }))).toBeVisible();
  const reminder = page.locator('[data-slot="alert"]').filter({ hasText: fill(t.issuer.late.title, { month }) });
  await expect(reminder).toContainText(t.issuer.late.everybody);
  await expect(reminder).not.toContainText(late.name);
  await expectAccessibleEverywhere(page);
  await context.close();
});

test('E-123 a question is taken back after a question; it leaves the work list', async ({ page, browser }) => {
  const t = texts.nl;
  const w = t.workList;
  const context = await browser.newContext();
  const { person, pages } = await openCitizen(context, 'nl');
  await pages.go('cases');
  // Nothing came in October: the page of open cases leads to the month.
  const link = fill(t.review.silent.link, { month: formatPeriod('nl', OCTOBER) });
  await pages.page.getByRole('link', { name: link, exact: true }).click();
  await openQuestion(pages);
  await pages.page.getByRole('radio', { name: t.review.reasons['nothing-came'], exact: true }).check();
  await press(pages.page, t.review.form.send);
  await expect(pages.page.getByText(t.review.form.sent, { exact: true })).toBeVisible();

  await signInAs(page, 'nl', CASEWORKER);
  await page.goto('/nl/werkvoorraad');
  await openNewestCase(page, w.months.caption, person.name);
  await expect(heading(page, fill(w.case.title, { name: person.name }))).toBeVisible();
  await page.getByRole('radio', { name: w.decisions.stands, exact: true }).check();
  await page.getByRole('radio', { name: w.decisionReasons['wait-for-statement'], exact: true }).check();
  await press(page, w.case.check);

  await press(pages.page, t.review.list.withdraw);
  const dialog = pages.page.getByRole('dialog');
  await dialog.getByRole('button', { name: t.review.list.withdraw, exact: true }).click();
  await expect(pages.page.getByText(t.review.list.status.withdrawn, { exact: true })).toBeVisible();

  // The colleague at the desk is too late, and is told.
  await press(page, w.case.confirm);
  await expect(page.getByRole('alert').filter({ hasText: w.case.takenTitle })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await context.close();
});
