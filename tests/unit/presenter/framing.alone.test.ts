import { beforeEach, expect, test, vi } from 'vitest';

const config = { audience: 'http://localhost:3000', demo: true };
vi.mock('@/lib/server/env', () => ({ runtimeConfig: () => ({ ...config, chains: {} }) }));
const { contentSecurityPolicy } = await import('@/lib/server/content-security-policy');

const directive = (host: string | null, name: string) =>
  contentSecurityPolicy('bm9uY2U=', host)
    .split('; ')
    .find((line) => line.startsWith(`${name} `))
    ?.slice(name.length + 1);

beforeEach(() => {
  config.demo = true;
});

test.each([
  ['localhost:3000', "'none'", "'none'"],
  ['voorzien.localhost:3000', 'http://*.voorzien.localhost:3000', "'none'"],
  ['amina.voorzien.localhost:3000', "'none'", 'http://voorzien.localhost:3000'],
  ['amina.voorzien.localhost:3001', "'none'", "'none'"],
  ['evil.example', "'none'", "'none'"],
  [null, "'none'", "'none'"],
])('STG-06 %s frames %s and is framed by %s', (host, frames, ancestors) => {
  expect(directive(host, 'frame-src')).toBe(frames);
  expect(directive(host, 'frame-ancestors')).toBe(ancestors);
});

test('STG-06 outside of a demo nothing frames anything, whatever the host is called', () => {
  config.demo = false;
  for (const host of ['voorzien.localhost:3000', 'amina.voorzien.localhost:3000', 'localhost:3000']) {
    expect(directive(host, 'frame-src')).toBe("'none'");
    expect(directive(host, 'frame-ancestors')).toBe("'none'");
  }
});
