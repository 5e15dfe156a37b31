import type { Hex } from 'viem';

/** Public keys of the demo's tally holders: private key of the account, and part of the tally key. */
export function demoTallyHolders(): Record<'pw' | 'tw' | 'statistics', { readonly account: Hex; readonly part: Hex }>;

/** Key with which an employer of the seeded history and of load runs signs statements. @param number from 0 */
export function demoEmployerKey(number: number): Hex;

/** How many employers there are. */
export const DEMO_EMPLOYERS: number;

/** Keys with which the portal signs for the employers of load runs, by issuer id. */
export function demoLoadIssuerKeys(): Record<string, Hex>;

/** Private keys that each deploy one contract on a development chain, with nonce 0. */
export function demoAddressKeys(): {
  readonly tally: Hex;
  readonly incomeSupplement: Hex;
  readonly payoutPool: Hex;
};
