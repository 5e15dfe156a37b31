import { expect, type Locator, type Page } from '@playwright/test';
import { stageOrigin } from '@/lib/shared/presenter/hosts';
import { SCRIPT, type StepId } from '@/lib/shared/presenter/script';
import { E2E_URL } from './stack';
import { fill, texts } from './texts';

const t = texts.nl.presenter;
const STEP_MS = 150_000;
const DONE = new RegExp(`^${fill(t.script.state.done, { seconds: '[0-9]+' })}$`, 'u');

export const STAGE = `${stageOrigin(E2E_URL)}/nl/presenter`;

/** Of a Dutch sentence: `9,3 s`. */
const secondsIn = (text: string | null): number =>
  Number(/([0-9]+(?:,[0-9])?) s/u.exec(text ?? '')?.[1]?.replace(',', '.'));

/** The presenter's page, as whoever presents uses it. */
export class StagePages {
  constructor(readonly page: Page) {}

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.page.goto(STAGE);
    await expect(this.page.getByRole('heading', { name: t.title, level: 1 })).toBeVisible();
    await expect(this.page.getByText(t.bar.ready, { exact: true })).toBeVisible({ timeout: 60_000 });
  }

  async lead(): Promise<void> {
    await expect(this.page.getByText(t.bar.leading, { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  async press(key: string): Promise<void> {
    await this.page.locator('body').press(key);
  }

  /** @returns how many milliseconds the page says that it took */
  async reset(): Promise<number> {
    await this.button(t.bar.reset).click();
    await this.button(t.reset.confirm).click();
    // Until it has begun, the page says how long an earlier one took.
    await expect(this.page.getByText(new RegExp(fill(t.bar.resetting, { seconds: '[0-9]+' })))).toBeVisible();
    const took = this.page.getByText(new RegExp(fill(t.bar.tookReset, { seconds: '([0-9,]+)' })));
    await expect(took).toBeVisible({ timeout: 240_000 });
    await expect(this.page.getByText(t.script.idle)).toBeVisible();
    return secondsIn(await took.textContent()) * 1000;
  }

  /** On the page itself, beside the people's windows. */
  alerts(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  /** Goes on to a step without performing what comes before it. */
  async skipTo(id: StepId): Promise<void> {
    for (let skipped = 0; skipped < SCRIPT.length && !(await this.stepTitle(id).isVisible()); skipped++) {
      await this.press('s');
    }
    await expect(this.stepTitle(id)).toBeVisible();
  }

  stepTitle(id: StepId): Locator {
    return this.page.getByRole('heading', { name: t.steps[id].title, level: 2, exact: true });
  }

  /** Waits until the step in hand is done. @returns how long the page says that it took from statement to money */
  async finish(id: StepId): Promise<number | null> {
    await expect(this.stepTitle(id)).toBeVisible();
    await expect(this.page.getByRole('status').filter({ hasText: DONE })).toBeVisible({ timeout: STEP_MS });
    const money = this.page.getByText(new RegExp(fill(t.script.toMoney, { seconds: '([0-9,]+)' })));
    if ((await money.count()) === 0) return null;
    return secondsIn(await money.first().textContent());
  }
}
