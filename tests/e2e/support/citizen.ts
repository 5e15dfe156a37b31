import { expect, type Locator, type Page } from '@playwright/test';
import { formatPeriod } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import type { Person } from './people';
import { fill, texts } from './texts';
import { WALLET_NAME } from './wallet';

/** The citizen's pages, as a person walks them. */
export class CitizenPages {
  private readonly t;
  constructor(
    readonly page: Page,
    readonly locale: Locale,
  ) {
    this.t = texts[locale];
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 1, exact: true });
  }

  async choosePerson(person: Person): Promise<void> {
    await this.page.goto(`/${this.locale}/inloggen`);
    // Several fictitious people may share a name.
    const answer = this.page.locator(`input[type="radio"][name="person"][value="${person.id}"]`);
    await answer.waitFor({ state: 'attached' });
    // People without a demo wallet are folded away, unless nobody has one.
    if (!(await answer.isVisible())) await this.page.locator('fieldset summary').click();
    await this.page.getByRole('radio', { name: person.name }).and(answer).check();
    await this.button(this.t.signIn.person.next).click();
  }

  async signInWithDemoWallet(person: Person): Promise<void> {
    await this.choosePerson(person);
    await this.button(fill(this.t.signIn.wallet.demoAction, { name: person.name })).click();
  }

  async signInWithInjectedWallet(person: Person): Promise<void> {
    await this.choosePerson(person);
    await this.button(fill(this.t.signIn.wallet.otherAction, { wallet: WALLET_NAME })).click();
  }

  async unlock(): Promise<void> {
    await this.button(this.t.card.unlock.action).click();
  }

  async bind(): Promise<void> {
    await this.button(this.t.card.bind.action).click();
  }

  async agree(): Promise<void> {
    await expect(this.heading(this.t.card.consent.title)).toBeVisible();
    await this.page.getByRole('checkbox', { name: this.t.card.consent.agree }).check();
    await this.button(this.t.card.consent.give).click();
  }

  async chooseMode(mode: 'automatic' | 'one-click'): Promise<void> {
    await expect(this.heading(this.t.card.mode.title)).toBeVisible();
    await this.page.getByRole('radio', { name: this.t.card.mode.options[mode].label, exact: true }).check();
    await this.button(this.t.card.mode.save).click();
  }

  /** From the locked card to automatic mode. */
  async openCard(): Promise<void> {
    await this.unlock();
    await this.bind();
    await this.agree();
    await this.chooseMode('automatic');
    await expect(this.page.getByRole('link', { name: this.t.mijn.home.allCases })).toBeVisible();
  }

  /** One of the citizen's parts, by its menu: a reload would lock the card. */
  async go(part: 'home' | 'messages' | 'cases' | 'data' | 'settings'): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: this.t.mijn.nav.label });
    await menu.getByRole('link', { name: this.t.mijn.nav[part] }).click();
  }

  /** Waits until the card says that it is in the register. */
  async expectEntitled(): Promise<void> {
    await this.go('messages');
    await expect(this.page.getByText(this.t.mijn.messages.kinds['entitlement-received'].title)).toBeVisible({
      timeout: 60_000,
    });
  }

  month(period: number): string {
    return formatPeriod(this.locale, period);
  }

  async openCase(period: number): Promise<void> {
    await this.go('cases');
    const link = this.page.getByRole('link', {
      name: fill(this.t.mijn.cases.caseTitle, { month: this.month(period) }),
    });
    await link.click();
  }

  async expectArrived(amount: string): Promise<void> {
    await expect(this.page.getByText(fill(this.t.mijn.case.arrivedTitle, { amount }))).toBeVisible({ timeout: 60_000 });
  }

  async expectAboveNorm(period: number): Promise<void> {
    await this.go('messages');
    const title = fill(this.t.mijn.messages.kinds['above-norm'].title, { month: this.month(period) });
    await expect(this.page.getByText(title)).toBeVisible();
  }

  /** The sentence of an error, and what to do next. */
  async expectError(code: keyof (typeof texts)['nl']['errors']): Promise<void> {
    const alert = this.page.getByRole('alert').filter({ hasText: this.t.errors[code].title });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(this.t.errors[code].next);
  }
}
