import { BaseError, ContractFunctionRevertedError } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { isChainUnreachable } from '../chain/errors';

/**
 * What a failed call means: the code that a contract's error stands for, or `otherwise` with the contract's reason. A
 * node that cannot be asked is CHAIN_UNAVAILABLE: try again later.
 */
export function revertError(
  error: unknown,
  codes: Readonly<Record<string, ErrorCode>>,
  otherwise: ErrorCode,
): AppError {
  if (error instanceof AppError) return error;
  const reverted =
    error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
  if (reverted instanceof ContractFunctionRevertedError) {
    const reason = reverted.data?.errorName ?? reverted.signature ?? 'unknown';
    return new AppError(codes[reason] ?? otherwise, { data: { reason }, cause: error });
  }
  if (isChainUnreachable(error)) return new AppError('CHAIN_UNAVAILABLE', { cause: error });
  return new AppError('UNEXPECTED', { cause: error });
}
