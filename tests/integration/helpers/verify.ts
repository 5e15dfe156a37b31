import { readFileSync } from 'node:fs';
import { createClient, http } from 'viem';
import type { VerifyPort } from '@/lib/shared/tally/port';
import { rpcReader } from '@/lib/shared/tally/rpc-reader';
import type { Stack } from './stack';

/** What a browser would check with: the chains by their RPC addresses, nothing of the database. */
export function checkPort({ chains, deployments: { income, payout } }: Stack): VerifyPort {
  const reader = (rpcUrl: string) => rpcReader(createClient({ transport: http(rpcUrl) }) as never);
  return {
    income: reader(chains.income.settings.rpcUrl),
    payout: reader(chains.payout.settings.rpcUrl),
    places: {
      incomeChainId: income.chainId,
      payoutChainId: payout.chainId,
      tally: income.contracts.tally,
      gate: income.contracts.incomeSupplement,
      incomeStartBlock: BigInt(income.startBlock),
      pool: payout.contracts.payoutPool,
      poolStartBlock: BigInt(payout.startBlock),
    },
    verifyingKey: async () => JSON.parse(readFileSync('public/zk/tallyShare.vkey.json', 'utf8')) as unknown,
  };
}
