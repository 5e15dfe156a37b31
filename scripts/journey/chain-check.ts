import { type Address, createPublicClient, erc20Abi, type Hash, http, type PublicClient } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** What the chains themselves say, asked of them directly and not of the portal. */
export type Chains = { readonly income: PublicClient; readonly payout: PublicClient };

export const connect = (config: PublicConfig): Chains => ({
  income: createPublicClient({ transport: http(config.chains.income.rpcUrl) }),
  payout: createPublicClient({ transport: http(config.chains.payout.rpcUrl) }),
});

type Receipt = { readonly gas: number; readonly blockTimeSec: number };

/** @returns gas used, and the time of the block that has the transaction */
export async function receiptOf(client: PublicClient, hash: string): Promise<Receipt> {
  const receipt = await client.getTransactionReceipt({ hash: hash as Hash });
  const { timestamp } = await client.getBlock({ blockNumber: receipt.blockNumber });
  return { gas: Number(receipt.gasUsed), blockTimeSec: Number(timestamp) };
}

/** How often a nullifier was claimed at the gate, and how many notes the pool has for it: 1 and 1 when paid once. */
export async function countPayments(
  chains: Chains,
  contracts: PublicConfig['contracts'],
  nullifier: bigint,
): Promise<{ readonly claims: number; readonly notes: number }> {
  const [claimed, received] = await Promise.all([
    chains.income.getContractEvents({
      address: contracts.incomeSupplement,
      abi: incomeSupplementAbi,
      eventName: 'Claimed',
      fromBlock: 0n,
    }),
    chains.payout.getContractEvents({
      address: contracts.payoutPool,
      abi: payoutPoolAbi,
      eventName: 'NoteReceived',
      args: { nullifier },
      fromBlock: 0n,
    }),
  ]);
  return { claims: claimed.filter(({ args }) => args.nullifier === nullifier).length, notes: received.length };
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
