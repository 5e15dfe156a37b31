import { describe, expect, test } from 'vitest';
import { zRuntimeConfig } from '@/lib/server/env';

const chain = (chainId: number) => ({
  chainId,
  name: 'chain',
  rpcUrl: 'http://127.0.0.1:8545',
  publicRpcUrl: 'http://127.0.0.1:8545',
  blockTimeSec: 0,
  confirmations: 0,
});
const config = (demo: boolean, payoutChainId: number) => ({
  profile: 'open',
  demo,
  claimDelayMaxSec: 0,
  deploymentSalt: `0x${'1'.repeat(64)}`,
  audience: 'https://portal.example',
  chains: { income: chain(31337), health: chain(31338), payout: chain(payoutChainId) },
  deploymentsDir: '/',
  tallyKeys: { pw: ['1', '2'], tw: ['3', '4'] },
});

describe('runtime configuration', () => {
  test.each([
    [true, 31339, true],
    [true, 1, false],
    [false, 1, true],
  ])('demo %s with chain %i: accepted %s', (demo, chainId, accepted) => {
    expect(zRuntimeConfig.safeParse(config(demo, chainId)).success).toBe(accepted);
  });

  test.each([
    [undefined, 0],
    [3600, 3600],
    [43_200, 43_200],
    [43_201, null],
    [-1, null],
  ])('relay windows of %s seconds become %s', (relayBatchSec, expected) => {
    const parsed = zRuntimeConfig.safeParse({ ...config(false, 1), relayBatchSec });
    expect(parsed.success ? parsed.data.relayBatchSec : null).toBe(expected);
  });
});
