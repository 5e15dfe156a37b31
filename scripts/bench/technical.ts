import type { Page } from '@playwright/test';

/** What a case's page says for who wants to check: a term's value. */
export async function technical(page: Page, term: string): Promise<string> {
  const value = page.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd[1]');
  return (await value.textContent()) ?? '';
}
