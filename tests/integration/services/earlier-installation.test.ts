import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuseEarlierContracts } from '@/scripts/demo/earlier-version.mjs';
import { loadSecrets } from '@/scripts/demo/secrets.mjs';

const folder = mkdtempSync(join(tmpdir(), 'voorzien-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('PAY-08 an installation from before payouts gets their keys and keeps its own secrets', async () => {
  const file = join(folder, 'secrets.env');
  const now = await loadSecrets(file, ['ridehail'], false);
  const added = ['PAYOUT_RELAY_PRIVATE_KEY', 'INSERTER_PRIVATE_KEY', 'WAGE_PRIVATE_KEY'];
  const before = Object.entries(now).filter(([name]) => !added.includes(name));
  writeFileSync(file, before.map(([name, value]) => `${name}=${value}\n`).join(''));
  const completed = await loadSecrets(file, ['ridehail'], true);
  expect(completed).toMatchObject(Object.fromEntries(before));
  const keys = added.map((name) => completed[name]);
  for (const key of keys) expect(key).toMatch(/^0x[0-9a-f]{64}$/);
  expect(new Set([...keys, completed.RELAY_PRIVATE_KEY]).size).toBe(4);
  expect(readFileSync(file, 'utf8')).toContain(`WAGE_PRIVATE_KEY=${completed.WAGE_PRIVATE_KEY}`);
  expect(await loadSecrets(file, ['ridehail'], true)).toEqual(completed);
});

test('PAY-09 a data folder whose contracts are from before payouts, or before totals, is refused, with the remedy', () => {
  const chains = [
    { domain: 'income', chainId: 31337 },
    { domain: 'payout', chainId: 31339 },
  ];
  const refusal = () => refuseEarlierContracts(folder, chains);
  expect(refusal).not.toThrow();
  const write = (contracts: object, chainId = 31339) =>
    writeFileSync(join(folder, `${chainId}.json`), JSON.stringify({ contracts }));
  write({ payoutPool: '0x1' });
  expect(refusal).toThrow(/earlier version/);
  write({ payoutPool: '0x1', spendVerifier: '0x2' });
  expect(refusal).not.toThrow();
  write({ incomeSupplement: '0x3' }, 31337);
  expect(refusal).toThrow(/adds up no amounts/);
  write({ incomeSupplement: '0x3', tally: '0x4' }, 31337);
  expect(refusal).not.toThrow();
});
