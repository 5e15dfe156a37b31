import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server.js';
import { expect, test, vi } from 'vitest';

// Finds its way within Next only; which paths are matched is told without it.
vi.mock('next-intl/middleware', () => ({ default: () => () => undefined }));
const { config } = await import('@/proxy');

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
