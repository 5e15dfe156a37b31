import { BaseError, ContractFunctionRevertedError, encodeFunctionData, type Hex } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { isChainUnreachable } from '../chain/errors';

type EightWords = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

/** Arguments of IncomeSupplement.claim. */
export const claimArgs = (request: ClaimRequest) =>
  [
    {
      scheme: request.scheme,
      period: request.period,
      registerRoot: request.registerRoot,
      nullifier: request.nullifier,
      note: request.note,
      c1: request.c1,
      c2: request.c2,
      deadline: BigInt(request.deadlineSec),
      // PRE length 8. Enforced: zSolidityProof.
      proof: request.proof as unknown as EightWords,
    },
  ] as const;

export const claimCallData = (request: ClaimRequest): Hex =>
  encodeFunctionData({ abi: incomeSupplementAbi, functionName: 'claim', args: claimArgs(request) });

/** Errors of the gate that tell a citizen something; any other refusal is CLAIM_REFUSED with the contract's reason. */
const CODE_OF_REVERT: Readonly<Record<string, ErrorCode>> = {
  EligibilityGate__NullifierUsed: 'CLAIM_ALREADY_MADE',
  EligibilityGate__RootNotAccepted: 'REGISTER_ROOT_STALE',
  EligibilityGate__ProofInvalid: 'CLAIM_PROOF_INVALID',
  EligibilityGate__SignalOutOfField: 'FIELD_OUT_OF_RANGE',
  EligibilityGate__DeadlinePassed: 'CLAIM_DEADLINE_PASSED',
  IncomeSupplement__PolicyUnknown: 'POLICY_UNKNOWN',
};

/** What a failed call of `claim` means. A node that cannot be asked is CHAIN_UNAVAILABLE: try again later. */
export function claimError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reverted =
    error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
  if (reverted instanceof ContractFunctionRevertedError) {
    const reason = reverted.data?.errorName ?? reverted.signature ?? 'unknown';
    return new AppError(CODE_OF_REVERT[reason] ?? 'CLAIM_REFUSED', { data: { reason }, cause: error });
  }
  if (isChainUnreachable(error)) return new AppError('CHAIN_UNAVAILABLE', { cause: error });
  return new AppError('UNEXPECTED', { cause: error });
}
