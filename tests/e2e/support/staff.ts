import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/routing';
import type { StaffRole } from '@/lib/shared/schemas/caseworker-api';
import { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import { openFetch } from '@/scripts/journey/session';
import { E2E_URL } from './stack';
import { texts } from './texts';

const accounts = async () =>
  zDemoStaff.parse(await openFetch(E2E_URL)({ method: 'GET', path: '/api/demo/staff' })).staff;

/** Signs in by the form. @param email of a seeded account */
export async function signInAs(page: Page, locale: Locale, email: string): Promise<void> {
  const account = (await accounts()).find((candidate) => candidate.email === email);
  if (!account) throw new Error(`The demo has no ${email}.`);
  const t = texts[locale].staffSignIn;
  await page.goto(`/${locale}/medewerker/inloggen`);
  await page.getByRole('textbox', { name: t.email }).fill(account.email);
  await page.getByLabel(t.password, { exact: true }).fill(account.password);
  await page.getByRole('button', { name: t.submit, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('inloggen'));
}

/** The first account of a role. */
export async function signInStaff(page: Page, locale: Locale, role: StaffRole): Promise<void> {
  const account = (await accounts()).find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The demo has no ${role}.`);
  await signInAs(page, locale, account.email);
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Another member of staff at the same browser. */
export async function switchTo(page: Page, locale: Locale, email: string): Promise<void> {
  await page.context().clearCookies();
  await signInAs(page, locale, email);
}
