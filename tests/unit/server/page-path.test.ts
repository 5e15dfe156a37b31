import { expect, test } from 'vitest';
import { loggedPath } from '@/lib/server/http/page-path';

test.each([
  ['/nl/gemeente?regeling=tw&periode=2026', '/nl/gemeente?regeling=tw'],
  ['/api/caseworker/figures?scheme=pw&region=9002', '/api/caseworker/figures?scheme=pw&region=9002'],
  ['/nl/register?q=Amina+Bouzid', '/nl/register'],
  ['/nl/gemeente?regeling=Amina&region=Bouzid&scheme=', '/nl/gemeente'],
  ['/a?region=1&region=1&region=2&region=3&region=4&region=123456', '/a?region=1&region=2&region=3'],
  ['/a?REGION=1#region=2', '/a'],
])('AUD-35 %s is kept as %s: which agency was asked for, and nothing that somebody typed', (address, kept) => {
  expect(loggedPath(new URL(address, 'https://portal.example'))).toBe(kept);
});
