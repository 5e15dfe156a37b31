import { type Hex, keccak256, stringToHex, toHex } from 'viem';
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import { tallyPartOf } from '@/tests/fixtures/household';

/** Accounts of the tests' chains: each depends on its name alone, so that chains once deployed can be used again. */

const MNEMONIC = 'test test test test test test test test test test test junk';
export const CHAIN_IDS = { income: 31337, health: 31338, payout: 31339 } as const;

/** A private key that depends on its name alone. */
export const testKey = (name: string): Hex => keccak256(stringToHex(`voorzien.tests.key.${name}`));
export const validatorKeys = (domain: ChainDomain) => [0, 1, 2, 3, 4].map((i) => testKey(`validator.${domain}.${i}`));
export const addressOf = (key: Hex) => privateKeyToAccount(key).address;

const tallyHolder = (name: 'pw' | 'tw' | 'statistics') => ({
  account: testKey(`tally.${name}`),
  part: toHex(tallyPartOf(name), { size: 32 }),
});
/** The three key holders, as the worker's environment has them. */
export const TALLY_HOLDERS = { pw: tallyHolder('pw'), tw: tallyHolder('tw'), statistics: tallyHolder('statistics') };

/** The same as deploying wants it: with the secrets, so that it registers the parts. */
export const deployHolder = (name: 'pw' | 'tw' | 'statistics') => ({
  account: addressOf(testKey(`tally.${name}`)),
  part: scalarMul(BASE8, tallyPartOf(name)),
  secrets: { accountKey: testKey(`tally.${name}`), part: tallyPartOf(name) },
});

/** Who sends transactions of the worker. */
export const GAS_KEYS = [
  'relay',
  'payoutRelay',
  'inserter',
  'wage',
  'publisher',
  'messenger',
  'tallyCloser',
  'tallyReleaser',
] as const;

/** Account of the chains' rich mnemonic: 0 deploys, 6 mints. */
export const office = (index: number) => {
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: index });
  return { address: account.address, key: toHex(account.getHdKey().privateKey as Uint8Array) };
};

export const forEachDomain = <T>(make: (domain: ChainDomain) => T): Record<ChainDomain, T> => ({
  income: make('income'),
  health: make('health'),
  payout: make('payout'),
});
