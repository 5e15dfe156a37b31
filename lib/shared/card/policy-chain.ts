import type { Address, PublicClient } from 'viem';
import { asbestosAdvanceAbi } from '../../generated/abi/AsbestosAdvance';
import { incomeSupplementAbi } from '../../generated/abi/IncomeSupplement';

/** What the income chain says of policies, asked of the chain itself and not of the portal. */
export type PolicyChain = {
  /** The hash that stands on the chain for each scheme and month, 0 where there is none. Rejects when it cannot be read. */
  policyHashes(policies: readonly { readonly scheme: number; readonly period: number }[]): Promise<readonly bigint[]>;
};

export const policyChain = (client: Pick<PublicClient, 'readContract'>, gate: Address): PolicyChain => ({
  policyHashes: (policies) =>
    Promise.all(
      policies.map(async ({ scheme, period }) => {
        const args = [scheme, period] as const;
        const call = { address: gate, abi: incomeSupplementAbi, functionName: 'policyOf', args } as const;
        return (await client.readContract(call)).policyHash;
      }),
    ),
});

/** What the health chain says of the lump sum's policies, likewise. */
export type AdvanceChain = {
  /** The hash that stands on the chain under each number, 0 where there is none. Rejects when it cannot be read. */
  policyHashes(ids: readonly number[]): Promise<readonly bigint[]>;
};

export const advanceChain = (client: Pick<PublicClient, 'readContract'>, gate: Address): AdvanceChain => ({
  policyHashes: (ids) =>
    Promise.all(
      ids.map(async (id) => {
        const call = { address: gate, abi: asbestosAdvanceAbi, functionName: 'policyOf', args: [id] } as const;
        return (await client.readContract(call)).policyHash;
      }),
    ),
});
