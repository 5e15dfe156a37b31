import { expect, type Locator, type Page } from '@playwright/test';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
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
  async go(part: 'home' | 'messages' | 'cases' | 'money' | 'data' | 'settings'): Promise<void> {
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
    // The page before may have links of the same name.
    await expect(this.heading(fill(this.t.mijn.case.title, { month: this.month(period) }))).toBeVisible();
  }

  async expectArrived(amount: string): Promise<void> {
    await expect(this.page.getByText(fill(this.t.mijn.case.arrivedTitle, { amount }))).toBeVisible({ timeout: 60_000 });
  }

  async expectAboveNorm(period: number): Promise<void> {
    await this.go('messages');
    const title = fill(this.t.mijn.messages.kinds['above-norm'].title, { month: this.month(period) });
    await expect(this.page.getByText(title)).toBeVisible();
  }

  /** One of the three figures of My money. */
  figure(name: 'pool' | 'onTheWay' | 'account'): Locator {
    return this.page.getByRole('group', { name: this.t.money.figures[name], exact: true });
  }

  async expectFigure(name: 'pool' | 'onTheWay' | 'account', cents: bigint): Promise<void> {
    await expect(this.figure(name)).toContainText(formatCents(this.locale, cents), { timeout: 60_000 });
  }

  /** Demo only: a wage in the pool, from My money. Waits until it can be spent. */
  async receiveWage(cents: 10_000n | 25_000n | 50_000n): Promise<void> {
    await this.page.getByLabel(this.t.money.wage.amount, { exact: true }).selectOption(String(cents));
    await this.button(this.t.money.wage.action).click();
    await this.expectFigure('pool', cents);
  }

  /** Fills in a payout, from My money up to its check. @param amount as typed, with a comma */
  async fillInPayout(amount: string, kind: 'spread' | 'at-once'): Promise<void> {
    const t = this.t.money.form;
    await this.page.getByRole('link', { name: this.t.money.pay.action, exact: true }).click();
    await expect(this.heading(t.title)).toBeVisible();
    await this.page.getByRole('radio', { name: t.other, exact: true }).check();
    await this.page.getByRole('textbox', { name: t.ownAmount, exact: true }).fill(amount);
    await this.page.getByRole('radio', { name: t.kinds[kind].label, exact: true }).check();
    await this.button(t.check).click();
    await expect(this.heading(this.t.money.check.title)).toBeVisible();
  }

  async startPayout(): Promise<void> {
    await this.button(this.t.money.check.start).click();
    await expect(this.heading(this.t.money.title)).toBeVisible();
  }

  /** Where each payment of the plan is. */
  payments(): Locator {
    return this.page.getByRole('list', { name: this.t.money.progress.label }).getByRole('listitem');
  }

  /** Every payment on the account: the demo takes a minute for what takes a week elsewhere. */
  async expectAllPaid(): Promise<void> {
    const status = this.page.getByRole('status').filter({ hasText: this.t.money.progress.status.done });
    await expect(status).toBeVisible({ timeout: 240_000 });
  }

  /** The sentence of an error, and what to do next. */
  async expectError(code: keyof (typeof texts)['nl']['errors']): Promise<void> {
    const alert = this.page.getByRole('alert').filter({ hasText: this.t.errors[code].title });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(this.t.errors[code].next);
  }
}
