import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deployAll } from '@/contracts/deploy/run';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { RpcProxy } from '../helpers/rpc-proxy';
import { type Chains, configFor, SILENT, startChains } from './support';

/** How often a node under load says "no receipt yet" of a transaction that it has just mined. */
const SILENT_ANSWERS = 3;

test('a node that gives a receipt late, while no further block comes, is asked again', async () => {
  const chains: Chains = await startChains();
  const dir = await mkdtemp(path.join(tmpdir(), 'voorzien-deploy-'));
  const proxy = await RpcProxy.start(chains.income.rpcUrl);
  const asked = new Map<string, number>();
  proxy.replace(({ method, params }, result) => {
    if (method !== 'eth_getTransactionReceipt') return result;
    const times = (asked.get(String(params[0])) ?? 0) + 1;
    asked.set(String(params[0]), times);
    return times <= SILENT_ANSWERS ? null : result;
  });
  try {
    const config = configFor(chains, dir);
    const slow = { ...config, chains: { ...config.chains, income: { ...config.chains.income, rpcUrl: proxy.url } } };
    const { income } = await deployAll(slow, SILENT);
    expect(income.contracts.incomeSupplement).toMatch(/^0x/);
    expect(Math.min(...asked.values())).toBe(SILENT_ANSWERS + 1);
  } finally {
    await proxy.stop();
    await Promise.all(CHAIN_DOMAINS.map((domain) => chains[domain].stop()));
    await rm(dir, { recursive: true, force: true });
  }
}, 60_000);
