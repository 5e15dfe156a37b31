import { expect, type Page, type Request } from '@playwright/test';

/** Everything that a wallet fetches or sends on the way of a claim. */
const CLAIM_PATH = /\/api\/(config|policies|registers|relay|notes)|\/zk\//;

/** All strings and numbers of a JSON body, however deep. */
function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [String(value)];
}

export type Traffic = {
  /** Asserts that the claim's path carried nothing that names a person, an income or an account (S-25). */
  expectPrivate(secrets: { readonly account: string; readonly amounts: readonly string[] }): Promise<void>;
};

export function recordTraffic(page: Page): Traffic {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (CLAIM_PATH.test(new URL(request.url()).pathname)) requests.push(request);
  });
  return {
    async expectPrivate({ account, amounts }) {
      const paths = requests.map((request) => new URL(request.url()).pathname);
      expect(paths.some((path) => path.startsWith('/api/relay/claims'))).toBe(true);
      expect(paths.some((path) => path.includes('/buckets/'))).toBe(true);
      for (const request of requests) {
        const headers = await request.allHeaders();
        const body = request.postData() ?? '';
        const where = `${request.method()} ${request.url()}`;
        expect(headers.cookie, `${where} carries a cookie`).toBeUndefined();
        const all = `${request.url()} ${JSON.stringify(headers)} ${body}`.toLowerCase();
        expect(all.includes(account.toLowerCase().slice(2)), `${where} names the account`).toBe(false);
        const values = body === '' ? [] : leaves(JSON.parse(body));
        expect(
          values.filter((value) => amounts.includes(value)),
          `${where} carries an amount`,
        ).toEqual([]);
      }
    },
  };
}
