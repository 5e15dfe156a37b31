import { ConnectorAccountNotFoundError } from 'wagmi';
import { AppError } from '@/lib/shared/errors/app-error';

/**
 * What a failed signature means. A wallet that does not show the connected account any more was switched, even where
 * it announced nothing; anything else counts as a refusal, which can be tried again.
 */
export function walletError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const switched = cause instanceof ConnectorAccountNotFoundError;
  return new AppError(switched ? 'WALLET_CHANGED' : 'WALLET_REFUSED', { cause });
}
