import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/**
 * Contracts are never replaced, so the ones of an earlier version stay what they are: a pool from before payouts takes
 * notes and pays nothing, and a gate from before Tally sums nothing.
 * @param {string} deploymentsDir @param {{domain: string, chainId: number}[]} chains
 * @throws Failure when the data folder has such contracts
 */
export function refuseEarlierContracts(deploymentsDir, chains) {
  const contractsOf = (wanted) => {
    const file = join(deploymentsDir, `${chains.find(({ domain }) => domain === wanted)?.chainId}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).contracts ?? {}) : {};
  };
  const refuse = (what) => {
    throw new Failure(
      `The data folder was made by an earlier version, ${what}.`,
      'Start over: npm run demo -- --reset',
    );
  };
  const payout = contractsOf('payout');
  if (payout.payoutPool && !payout.spendVerifier) refuse('whose payout pool cannot pay out');
  const income = contractsOf('income');
  if (income.incomeSupplement && !income.tally) refuse('whose gate adds up no amounts');
}
