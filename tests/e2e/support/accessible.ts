import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** What every page must hold to: WCAG 2.2 AA by axe, no scrolling sideways, the keyboard alone. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** The portal has no frames: axe needs no page of its own to bring their results together, which saves half the time. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

export async function expectNoSideScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/**
 * On a wide screen and on phones; ends on the wide one. What axe finds on a phone and not on a wide screen comes from the
 * layout, which both languages share: it looks at phones in Dutch alone. Whether texts fit is looked at in both.
 */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ ...PHONE, width: 390 });
  await expectNoSideScroll(page);
  await page.setViewportSize(PHONE);
  await expectNoSideScroll(page);
  const language = await page.locator('html').getAttribute('lang');
  if (language === 'nl') await expectAccessible(page);
  await page.setViewportSize(DESKTOP);
}

/** Moves the focus with Tab until an element with this name has it. */
export async function tabTo(
  page: Page,
  role: 'button' | 'link' | 'radio' | 'textbox',
  name: string | RegExp,
): Promise<void> {
  await tabToElement(page, page.getByRole(role, { name }).first());
}

/** Moves the focus with Tab until the element has it. */
export async function tabToElement(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(target)}.`);
}
