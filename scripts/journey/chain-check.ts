import { type Address, createPublicClient, erc20Abi, type Hash, http, type PublicClient } from 'viem';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** What the chains themselves say, asked of them directly and not of the portal. */
export type Chains = { readonly income: PublicClient; readonly health: PublicClient; readonly payout: PublicClient };

export const connect = (config: PublicConfig): Chains => ({
  income: createPublicClient({ transport: http(config.chains.income.rpcUrl) }),
  health: createPublicClient({ transport: http(config.chains.health.rpcUrl) }),
  payout: createPublicClient({ transport: http(config.chains.payout.rpcUrl) }),
});

type Receipt = { readonly gas: number; readonly blockTimeSec: number };

/** @returns gas used, and the time of the block that has the transaction */
export async function receiptOf(client: PublicClient, hash: string): Promise<Receipt> {
  const receipt = await client.getTransactionReceipt({ hash: hash as Hash });
  const { timestamp } = await client.getBlock({ blockNumber: receipt.blockNumber });
  return { gas: Number(receipt.gasUsed), blockTimeSec: Number(timestamp) };
}

type Payments = { readonly claims: number; readonly notes: number };
type Contracts = PublicConfig['contracts'];

/** How many notes the pool has for a nullifier. */
async function countNotes({ payout }: Chains, { payoutPool }: Contracts, nullifier: bigint): Promise<number> {
  const query = { address: payoutPool, abi: payoutPoolAbi, eventName: 'NoteReceived', args: { nullifier } } as const;
  return (await payout.getContractEvents({ ...query, fromBlock: 0n })).length;
}

/** How often a nullifier was claimed at the gate, and how many notes the pool has for it: 1 and 1 when paid once. */
export async function countPayments(chains: Chains, contracts: Contracts, nullifier: bigint): Promise<Payments> {
  const gate = { address: contracts.incomeSupplement, abi: incomeSupplementAbi, eventName: 'Claimed' } as const;
  const [claimed, notes] = await Promise.all([
    chains.income.getContractEvents({ ...gate, fromBlock: 0n }),
    countNotes(chains, contracts, nullifier),
  ]);
  return { claims: claimed.filter(({ args }) => args.nullifier === nullifier).length, notes };
}

/** The same of an application for the asbestos advance. */
export async function countAdvances(chains: Chains, contracts: Contracts, nullifier: bigint): Promise<Payments> {
  const gate = { address: contracts.asbestosAdvance, abi: asbestosAdvanceAbi, eventName: 'AdvanceClaimed' } as const;
  const [claimed, notes] = await Promise.all([
    chains.health.getContractEvents({ ...gate, fromBlock: 0n }),
    countNotes(chains, contracts, nullifier),
  ]);
  return { claims: claimed.filter(({ args }) => args.nullifier === nullifier).length, notes };
}

/** What the euro token says that an account has, in cents. */
export async function balanceCents(chains: Chains, config: PublicConfig, account: Address): Promise<bigint> {
  const { euroToken } = config.contracts;
  const units = await chains.payout.readContract({
    address: euroToken,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  });
  return units / 10n ** BigInt(config.payout.euroDecimals - 2);
}
