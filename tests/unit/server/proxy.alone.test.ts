import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server.js';
import { NextRequest } from 'next/server';
import { expect, test, vi } from 'vitest';
import { PAGE_PATH_HEADER } from '@/lib/server/http/page-path';

const localised = vi.hoisted((): { headers: Headers | null } => ({ headers: null }));
// Finds its way within Next only; which paths are matched, and what a page is told, is seen without it.
vi.mock('next-intl/middleware', () => ({
  default: () => (request: NextRequest) => {
    localised.headers = request.headers;
    return new Response();
  },
}));
const { config, proxy } = await import('@/proxy');

test('AUD-36 a page is told its address as the log keeps it, whatever a browser says it is', () => {
  const headers = { [PAGE_PATH_HEADER]: '/forged' };
  proxy(new NextRequest('https://portal.example/nl/gemeente?regeling=tw&q=Amina', { headers }));
  expect(localised.headers?.get(PAGE_PATH_HEADER)).toBe('/nl/gemeente?regeling=tw');
});

test.each([
  ['/', true],
  ['/nl/mijn/maand/202610', true],
  ['/nl/mijn/maand/2026.10', true],
  ['/en/a.b/c.d', true],
  ['/api/config', false],
  ['/zk/supplement.zkey', false],
  ['/_next/static/chunk.js', false],
  ['/icon.svg', false],
])('S-32 %s gets its Content-Security-Policy from the proxy: %s', (url, expected) => {
  expect(doesMatch({ config, nextConfig: {}, url })).toBe(expected);
});
