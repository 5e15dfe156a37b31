import { expect, test } from 'vitest';
import { isForeignToDemo } from '@/lib/server/auth/portal-hosts';

const AUDIENCE = 'http://localhost:3000';
const config = (demo: boolean) => () => ({ audience: AUDIENCE, demo });

test.each([
  ['localhost:3000', false],
  ['voorzien.localhost:3000', false],
  ['amina.voorzien.localhost:3000', false],
  ['evil.example:3000', true],
  ['127.0.0.1:3000', true],
  ['localhost:3001', true],
  [null, true],
])('S-32 a demo asked as %s is asked under a foreign name: %s', (host, expected) => {
  expect(isForeignToDemo(host, config(true))).toBe(expected);
});

test('S-32 elsewhere, and without a configuration, names are the web server’s own matter', () => {
  expect(isForeignToDemo('evil.example', config(false))).toBe(false);
  expect(
    isForeignToDemo('evil.example', () => {
      throw new Error('no configuration');
    }),
  ).toBe(false);
});
