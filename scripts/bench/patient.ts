import { formatCents } from '@/lib/i18n/format';
import { calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { tasAmountAt } from '@/lib/shared/rules/tas/amounts';
import { healthDesks, newPatient, PatientPages } from '@/tests/e2e/support/patient';
import { fill, texts } from '@/tests/e2e/support/texts';
import { injectWallet } from '@/tests/e2e/support/wallet';
import { newPage, openBrowser } from './chromium';
import { observeLongTasks } from './long-tasks';
import { benchUrl, writeValues } from './output';
import { technical } from './technical';

/** The asbestos patient's story in Chromium, measured: from the statement to the message, from the click to the money. */

const SEEN_MS = 10_000;

const url = benchUrl();
const desks = await healthDesks(url);
const browser = await openBrowser();

/** One patient in a browser profile that has nothing yet. */
async function measurePatient() {
  const page = await newPage(browser, url);
  const longTasks = await observeLongTasks(page);
  const person = await newPatient(url);
  await injectWallet(page, DEVELOPMENT_CHAIN_IDS[2] ?? 0);
  const pages = new PatientPages(page, 'en');
  await pages.signInWithInjectedWallet(person);
  await pages.openPatientCard();
  await pages.go('messages');
  await longTasks.reset();

  const statedMs = performance.now();
  const message = page.locator('[data-kind="scheme-may-apply"]').waitFor({ timeout: SEEN_MS });
  await desks.state(person.id, DIAGNOSES.mesothelioma.code, calendarDayOf(new Date()));
  await message;
  const statementToMessageMs = performance.now() - statedMs;

  await pages.openScheme();
  await pages.askThePanel();
  await desks.decide(await desks.openRequestOf(person.name), { decision: 'confirm' });
  await pages.expectTask('checked', 'ready');
  const amountCents = tasAmountAt(Date.now() / 1000)?.amountCents;
  if (amountCents === undefined) throw new Error('There is no amount for today.');
  const amount = formatCents('en', amountCents);
  const t = texts.en.asbestos;
  const clickedMs = performance.now();
  await pages.button(fill(t.check.action, { amount })).click();
  await page.getByText(fill(t.progress.arrivedTitle, { amount })).waitFor();
  const applicationToArrivalMs = performance.now() - clickedMs;
  const longestMs = await longTasks.longestMs();
  await page.getByText(texts.en.common.technicalDetails).click();
  const tech = texts.en.mijn.case.tech;
  const ms = async (term: string) => Number((await technical(page, term)).replace(/\D/g, ''));
  const proofMs = (await ms(tech.artifacts)) + (await ms(tech.prepare)) + (await ms(tech.prove));
  await page.close();
  return { statementToMessageMs, applicationToArrivalMs, proofMs, longestMs };
}

try {
  const patients = [await measurePatient(), await measurePatient()];
  const worst = (of: keyof (typeof patients)[number]): number => Math.max(...patients.map((one) => one[of]));
  writeValues({
    'advance.prove.chromium': worst('proofMs') / 1000,
    'advance.statement-to-message': worst('statementToMessageMs') / 1000,
    'advance.application-to-arrival': worst('applicationToArrivalMs') / 1000,
    'advance.longest-task': worst('longestMs'),
  });
} finally {
  await browser.close();
}
process.exit(0);
