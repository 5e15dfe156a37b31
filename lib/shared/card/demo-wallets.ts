import { keccak256, stringToHex } from 'viem';
import { AppError } from '../errors/app-error';
import { isDevelopmentChain } from '../protocol/development';

/** The built-in wallets of the demo's fictitious people. */
export const DEMO_WALLETS = [
  'amina',
  'bram',
  'chris',
  'dewi',
  'elif',
  'fatima',
  'gijs',
  'hanna',
  'ibrahim',
  'joris',
  'karin',
  'leen',
  'marius',
  'nel',
  'otto',
  'petra',
  'quirijn',
  'romy',
  'sjoerd',
] as const;
export type DemoWalletName = (typeof DEMO_WALLETS)[number];

/**
 * Private key of a demo wallet: public knowledge, so it may stand for nobody outside a demo.
 * @throws DEVELOPMENT_KEY_REFUSED on any chain that is not a development chain
 */
export function demoWalletKey(name: DemoWalletName, chainId: number): `0x${string}` {
  if (!isDevelopmentChain(chainId)) throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { chainId } });
  return keccak256(stringToHex(`voorzien.demo-wallet.${name}`));
}
