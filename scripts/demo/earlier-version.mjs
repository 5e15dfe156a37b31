import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/**
 * Contracts are never replaced, so the ones of an earlier version stay what they are: a pool from before payouts takes
 * notes and pays nothing.
 * @param {string} deploymentsDir @param {{domain: string, chainId: number}[]} chains
 * @throws Failure when the data folder has such a pool
 */
export function refuseEarlierContracts(deploymentsDir, chains) {
  const chainId = chains.find(({ domain }) => domain === 'payout')?.chainId;
  const file = join(deploymentsDir, `${chainId}.json`);
  if (!existsSync(file)) return;
  const { contracts = {} } = JSON.parse(readFileSync(file, 'utf8'));
  if (contracts.payoutPool && !contracts.spendVerifier)
    throw new Failure(
      'The data folder was made by an earlier version, whose payout pool cannot pay out.',
      'Start over: npm run demo -- --reset',
    );
}
