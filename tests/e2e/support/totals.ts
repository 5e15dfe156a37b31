import type { Page, Route } from '@playwright/test';
import { type Total, zTotals } from '@/lib/shared/schemas/totals-api';
import { openFetch } from '@/scripts/journey/session';
import { portal } from './people';
import { E2E_URL } from './stack';

/** Totals of the seeded history, and the income chain as the browser's check asks it. */

type Opened = Total & { readonly count: number; readonly totalCents: bigint };

/** Opened totals, the newest first; the history has them. */
export async function openedTotals(): Promise<readonly Opened[]> {
  const { totals } = zTotals.parse(await openFetch(E2E_URL)({ method: 'GET', path: '/api/totals' }));
  const opened = totals.filter((total): total is Opened => total.count !== null && total.totalCents !== null);
  if (opened.length === 0) throw new Error('The demo has no opened total.');
  return opened;
}

/** One that no other test closes or opens. */
export async function oldTotal(): Promise<Opened> {
  const oldest = (await openedTotals()).at(-1);
  if (!oldest) throw new Error('The demo has no opened total.');
  return oldest;
}

/** Some questions have no parameters, and name none. */
type Rpc = { readonly method: string; readonly params?: readonly unknown[] };

/** Takes every question to the income chain's node, until the page is closed. */
export async function onIncomeChain(page: Page, answer: (route: Route, asked: Rpc) => Promise<void>): Promise<void> {
  const { rpcUrl } = (await portal.config()).chains.income;
  await page.route(
    (url) => url.href === rpcUrl,
    (route) => {
      const asked = route.request().postDataJSON() as Rpc | null;
      return asked === null ? route.continue() : answer(route, asked);
    },
  );
}

/** A node that leaves out the first claim of every range. */
export const withoutAClaim = async (page: Page): Promise<void> => {
  const { incomeSupplement } = (await portal.config()).contracts;
  await onIncomeChain(page, async (route, { method, params }) => {
    const [query] = (params ?? []) as readonly ({ address?: string } | undefined)[];
    if (method !== 'eth_getLogs' || query?.address?.toLowerCase() !== incomeSupplement.toLowerCase()) {
      return route.continue();
    }
    const response = await route.fetch();
    const body = (await response.json()) as { result: unknown[] };
    await route.fulfill({ response, json: { ...body, result: body.result.slice(1) } });
  });
};
