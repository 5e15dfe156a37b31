'use client';

import { BaseError, UserRejectedRequestError } from 'viem';
import { useAccount, useSendTransaction, useSwitchChain } from 'wagmi';
import { ownCall } from '@/lib/shared/card/money/own-call';
import type { StepState } from '@/lib/shared/card/money/plan-state';
import { AppError } from '@/lib/shared/errors/app-error';
import { useCard } from '../card/use-card';

const isRefusal = (cause: unknown): boolean =>
  cause instanceof BaseError && cause.walk((error) => error instanceof UserRejectedRequestError) !== null;

/**
 * Sends what a payment waits for from the connected wallet, which pays the gas: the way on when no relay answers. The
 * wallet stands on the chain as the sender then. The card sees on the chain that it worked.
 * @throws NOT_FOUND when nothing is kept to be sent, WALLET_REFUSED, WALLET_SEND_FAILED
 */
export function useOwnSend(): (state: StepState) => Promise<void> {
  const { config } = useCard();
  const { chainId: connected } = useAccount();
  const { switchChainAsync } = useSwitchChain();
  const { sendTransactionAsync } = useSendTransaction();
  return async (state) => {
    const call = config === null ? null : ownCall(state, config);
    if (config === null || call === null) throw new AppError('NOT_FOUND');
    const { chainId } = config.chains.payout;
    try {
      if (connected !== chainId) await switchChainAsync({ chainId });
      await sendTransactionAsync({ ...call, chainId });
    } catch (cause) {
      throw new AppError(isRefusal(cause) ? 'WALLET_REFUSED' : 'WALLET_SEND_FAILED', { cause });
    }
  };
}
