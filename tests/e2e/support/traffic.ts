import { expect, type Page, type Request } from '@playwright/test';

/** Everything that a wallet fetches or sends on the way of a claim and of a payout. */
const CLAIM_PATH = /\/api\/(config|policies|registers|relay|notes|pool)|\/zk\//;
/** Names the account in use, as the transfer itself does on the chain. */
const TRANSFERS = '/api/relay/transfers';

/** All strings and numbers of a JSON body, however deep. */
function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [String(value)];
}

type Secrets = { readonly account: string; readonly amounts: readonly string[] };

export type Traffic = {
  /** How many requests went to this path. */
  countOf(path: string): number;
  /** Asserts that the claim's path carried nothing that names a person, an income or an account (S-25). */
  expectPrivate(secrets: Secrets): Promise<void>;
  /** The same for the asbestos advance; its amount is no secret, a diagnosis is. */
  expectPrivateAdvance(secrets: Secrets): Promise<void>;
  /** The same for a payout: the account in use is named by the last transfer alone, which everybody can read anyway. */
  expectPrivatePayout(secrets: Secrets): Promise<void>;
};

async function expectNothingTold(request: Request, { account, amounts }: Secrets): Promise<void> {
  const headers = await request.allHeaders();
  const body = request.postData() ?? '';
  const where = `${request.method()} ${request.url()}`;
  expect(headers.cookie, `${where} carries a cookie`).toBeUndefined();
  if (new URL(request.url()).pathname !== TRANSFERS) {
    const all = `${request.url()} ${JSON.stringify(headers)} ${body}`.toLowerCase();
    expect(all.includes(account.toLowerCase().slice(2)), `${where} names the account`).toBe(false);
  }
  const values = body === '' ? [] : leaves(JSON.parse(body));
  expect(
    values.filter((value) => amounts.includes(value)),
    `${where} carries an amount`,
  ).toEqual([]);
}

export function recordTraffic(page: Page): Traffic {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (CLAIM_PATH.test(new URL(request.url()).pathname)) requests.push(request);
  });
  const paths = () => requests.map((request) => new URL(request.url()).pathname);
  const expectAllQuiet = async (secrets: Secrets): Promise<void> => {
    for (const request of requests) await expectNothingTold(request, secrets);
  };
  return {
    countOf: (path) => paths().filter((each) => each === path).length,
    async expectPrivate(secrets) {
      expect(paths().some((path) => path.startsWith('/api/relay/claims'))).toBe(true);
      expect(paths().some((path) => path.includes('/buckets/'))).toBe(true);
      await expectAllQuiet(secrets);
    },
    async expectPrivateAdvance(secrets) {
      expect(paths()).toContain('/api/relay/advances');
      expect(paths().some((path) => path.endsWith('/doctors'))).toBe(true);
      await expectAllQuiet(secrets);
    },
    async expectPrivatePayout(secrets) {
      for (const needed of ['/api/pool/events', '/api/relay/spends', TRANSFERS]) expect(paths()).toContain(needed);
      await expectAllQuiet(secrets);
    },
  };
}
