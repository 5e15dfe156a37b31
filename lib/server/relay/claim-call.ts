import { encodeFunctionData, type Hex } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { revertError } from './revert';

export type EightWords = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

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

/** Errors of every gate that tell a citizen something; any other refusal is CLAIM_REFUSED with the contract's reason. */
export const GATE_REVERTS: Readonly<Record<string, ErrorCode>> = {
  EligibilityGate__NullifierUsed: 'CLAIM_ALREADY_MADE',
  EligibilityGate__RootNotAccepted: 'REGISTER_ROOT_STALE',
  EligibilityGate__ProofInvalid: 'CLAIM_PROOF_INVALID',
  EligibilityGate__SignalOutOfField: 'FIELD_OUT_OF_RANGE',
  EligibilityGate__DeadlinePassed: 'CLAIM_DEADLINE_PASSED',
};

/** What a failed call of `claim` means. */
export const claimError = (error: unknown): AppError =>
  revertError(error, { ...GATE_REVERTS, IncomeSupplement__PolicyUnknown: 'POLICY_UNKNOWN' }, 'CLAIM_REFUSED');
