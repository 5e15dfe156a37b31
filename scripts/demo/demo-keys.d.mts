import type { Hex } from 'viem';

/** Public keys of the demo's tally holders: private key of the account, and part of the tally key. */
export function demoTallyHolders(): Record<'pw' | 'tw' | 'statistics', { readonly account: Hex; readonly part: Hex }>;

/** Private keys that each deploy one contract on a development chain, with nonce 0. */
export function demoAddressKeys(): {
  readonly tally: Hex;
  readonly incomeSupplement: Hex;
  readonly payoutPool: Hex;
};
