import { encodeAbiParameters, type Hex, keccak256 } from 'viem';
import { type Point, pointAdd } from '@/lib/shared/protocol/babyjubjub';
import { SUPPLEMENT_SCHEMES, type SupplementScheme } from '@/lib/shared/rules/registry';
import type { DeployConfig } from './config';

/** The keys under which amounts are encrypted: for each scheme its agency's part and the statistics office's. */
export function tallyKeys({ holders }: DeployConfig['tally']): Record<SupplementScheme, Point> {
  const keyOf = (scheme: SupplementScheme) => pointAdd(holders[scheme].part, holders.statistics.part);
  // One entry for each scheme of the registry.
  return Object.fromEntries(SUPPLEMENT_SCHEMES.map((scheme) => [scheme, keyOf(scheme)])) as Record<
    SupplementScheme,
    Point
  >;
}

/** What a contract calls a key by: keccak256 of its coordinates. */
export const tallyKeyHash = ([x, y]: Point): Hex =>
  keccak256(encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [x, y]));
