import type { Page } from '@playwright/test';

/** The long tasks of the page's main thread, from the moment the page begins. */
export async function observeLongTasks(page: Page): Promise<{ reset(): Promise<void>; longestMs(): Promise<number> }> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { __longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  type Observed = { __longTasks: number[] };
  return {
    reset: () => page.evaluate(() => void (window as unknown as Observed).__longTasks.splice(0)),
    longestMs: () => page.evaluate(() => Math.max(0, ...(window as unknown as Observed).__longTasks)),
  };
}
