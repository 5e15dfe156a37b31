import 'server-only';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { type ChainHandle, chains } from '../chain/client';
import { claimArgs, claimError } from './claim-call';

/**
 * Asks the gate whether it would accept a claim, by eth_call. It is the relay's rate limit: a proof that would fail
 * costs nothing and is not queued.
 * @throws CLAIM_ALREADY_MADE, REGISTER_ROOT_STALE, CLAIM_PROOF_INVALID, CLAIM_DEADLINE_PASSED, POLICY_UNKNOWN,
 * FIELD_OUT_OF_RANGE, CLAIM_REFUSED (with the contract's reason), CHAIN_UNAVAILABLE
 */
export async function simulateClaim(
  request: ClaimRequest,
  chain: ChainHandle<IncomeDeployment> = chains().income,
): Promise<void> {
  try {
    await chain.client.simulateContract({
      address: chain.deployment().contracts.incomeSupplement,
      abi: incomeSupplementAbi,
      functionName: 'claim',
      args: claimArgs(request),
    });
  } catch (error) {
    throw claimError(error);
  }
}
