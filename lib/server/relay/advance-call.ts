import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import type { AppError } from '@/lib/shared/errors/app-error';
import type { AdvanceRequest } from '@/lib/shared/schemas/advance-api';
import type { HealthDeployment } from '@/lib/shared/schemas/deployment';
import { type ChainHandle, chains } from '../chain/client';
import { type EightWords, GATE_REVERTS } from './claim-call';
import { revertError } from './revert';

/** Arguments of AsbestosAdvance.claim. */
const advanceArgs = (request: AdvanceRequest) =>
  [
    {
      policyId: request.policyId,
      registerRoot: request.registerRoot,
      nullifier: request.nullifier,
      note: request.note,
      deadline: BigInt(request.deadlineSec),
      // PRE length 8. Enforced: zSolidityProof.
      proof: request.proof as unknown as EightWords,
    },
  ] as const;

export const advanceCallData = (request: AdvanceRequest): Hex =>
  encodeFunctionData({ abi: asbestosAdvanceAbi, functionName: 'claim', args: advanceArgs(request) });

/** What a failed call of `claim` means: a policy that is not accepted now is as good as none. */
const advanceError = (error: unknown): AppError =>
  revertError(
    error,
    {
      ...GATE_REVERTS,
      AsbestosAdvance__PolicyUnknown: 'POLICY_UNKNOWN',
      AsbestosAdvance__PolicyNotAccepted: 'POLICY_UNKNOWN',
      AsbestosAdvance__RootNotNational: 'REGISTER_ROOT_STALE',
    },
    'CLAIM_REFUSED',
  );

/**
 * Asks the gate whether it would accept an application, by eth_call, as simulateClaim does.
 * @throws CLAIM_ALREADY_MADE, REGISTER_ROOT_STALE, CLAIM_PROOF_INVALID, CLAIM_DEADLINE_PASSED, POLICY_UNKNOWN,
 *   FIELD_OUT_OF_RANGE, CLAIM_REFUSED (with the contract's reason), CHAIN_UNAVAILABLE
 */
export async function simulateAdvance(
  request: AdvanceRequest,
  chain: ChainHandle<HealthDeployment> = chains().health,
): Promise<void> {
  try {
    await chain.client.simulateContract({
      address: chain.deployment().contracts.asbestosAdvance,
      abi: asbestosAdvanceAbi,
      functionName: 'claim',
      args: advanceArgs(request),
    });
  } catch (error) {
    throw advanceError(error);
  }
}
