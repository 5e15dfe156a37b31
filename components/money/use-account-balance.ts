'use client';

import { useEffect } from 'react';
import { type Address, erc20Abi } from 'viem';
import { useReadContract } from 'wagmi';
import { useCard } from '@/lib/client/card/use-card';
import { arrivalsOn } from './plan-view';

export type AccountBalance =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly cents: bigint };

const REFRESH_MS = 4000;

/**
 * What the chain says is on an account, asked for again every few seconds. Asking names the account to the chain's
 * node, which is why it goes past the card: none of its own requests may name it.
 */
export function useAccountBalance(account: Address | null): AccountBalance {
  const { config, money } = useCard();
  const isAsked = config !== null && account !== null;
  const { data, isError, refetch } = useReadContract({
    abi: erc20Abi,
    functionName: 'balanceOf',
    ...(config === null ? {} : { address: config.contracts.euroToken, chainId: config.chains.payout.chainId }),
    ...(account === null ? {} : { args: [account] as const }),
    query: { enabled: isAsked, refetchInterval: REFRESH_MS },
  });
  // What the card just saw arrive should not be missing here for seconds.
  // Those alone: a question that follows every event of the pool that concerns the wallet would tie it to the account.
  const arrivals = account === null ? 0 : arrivalsOn(money.entries, account);
  useEffect(() => {
    if (isAsked && arrivals > 0) void refetch();
  }, [isAsked, arrivals, refetch]);
  if (account === null) return { kind: 'none' };
  // A balance that could not be read again may have changed: better none than an old one.
  if (isError) return { kind: 'failed', retry: () => void refetch() };
  if (config === null || data === undefined) return { kind: 'loading' };
  return { kind: 'ready', cents: data / 10n ** BigInt(config.payout.euroDecimals - 2) };
}
