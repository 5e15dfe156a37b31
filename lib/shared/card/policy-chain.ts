import type { Address, PublicClient } from 'viem';
import { asbestosAdvanceAbi } from '../../generated/abi/AsbestosAdvance';
import { incomeSupplementAbi } from '../../generated/abi/IncomeSupplement';
import type { PublishedAdvance } from '../schemas/advance-api';
import type { PublishedPolicy } from './claim';
import { type RegisterChain, registerChain } from './register-chain';

/** A month's policy as it stands on the chain. The window is in no hash, and bounds a claim's public deadline. */
export type ChainPolicy = Pick<PublishedPolicy, 'claimOpensAtSec' | 'claimClosesAtSec'> & {
  /** 0 where there is none. */
  readonly policyHash: bigint;
};

/** What the income chain says of policies and registers, asked of the chain itself and not of the portal. */
export type PolicyChain = RegisterChain & {
  /** What stands on the chain for each scheme and month. Rejects when it cannot be read. */
  policies(asked: readonly { readonly scheme: number; readonly period: number }[]): Promise<readonly ChainPolicy[]>;
};

export const policyChain = (client: Pick<PublicClient, 'readContract'>, gate: Address): PolicyChain => ({
  ...registerChain(client, gate),
  policies: (asked) =>
    Promise.all(
      asked.map(async ({ scheme, period }) => {
        const args = [scheme, period] as const;
        const call = { address: gate, abi: incomeSupplementAbi, functionName: 'policyOf', args } as const;
        const { policyHash, claimOpensAt, claimClosesAt } = await client.readContract(call);
        return { policyHash, claimOpensAtSec: Number(claimOpensAt), claimClosesAtSec: Number(claimClosesAt) };
      }),
    ),
});

/** A lump sum's policy as it stands on the chain. Two may have one hash: the window tells which is in force. */
export type ChainAdvance = Pick<PublishedAdvance, 'startsAtSec' | 'endsAtSec'> & {
  /** 0 where there is none. */
  readonly policyHash: bigint;
};

/** What the health chain says of the lump sum's policies and of its register, likewise. */
export type AdvanceChain = RegisterChain & {
  /** What stands on the chain under each number. Rejects when it cannot be read. */
  policies(ids: readonly number[]): Promise<readonly ChainAdvance[]>;
};

export const advanceChain = (client: Pick<PublicClient, 'readContract'>, gate: Address): AdvanceChain => ({
  ...registerChain(client, gate),
  policies: (ids) =>
    Promise.all(
      ids.map(async (id) => {
        const call = { address: gate, abi: asbestosAdvanceAbi, functionName: 'policyOf', args: [id] } as const;
        const { policyHash, startsAt, endsAt } = await client.readContract(call);
        // As the portal writes it: null while no policy follows.
        return { policyHash, startsAtSec: Number(startsAt), endsAtSec: endsAt === 0n ? null : Number(endsAt) };
      }),
    ),
});
