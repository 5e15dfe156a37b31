import 'server-only';
import type { AppError } from '@/lib/shared/errors/app-error';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import { type ClaimRequest, zClaimRequest } from '@/lib/shared/schemas/public-api';
import type { ChainHandle } from '../chain/client';
import { acceptedClaim } from '../repositories/relay-evidence';
import type { NewJob } from '../repositories/relay-queue';
import { claimCallData } from './claim-call';
import type { RelayLane, Settlement } from './lane';
import { simulateClaim } from './simulate';

const CLAIM_GAS = 800_000n;

/** A claim's job: one per nullifier (S-26). */
export const claimJob = (request: ClaimRequest): NewJob => ({
  kind: 'claim',
  chain: 'income',
  key: request.nullifier.toString(),
  request,
});

/** Claims, sent to the gate. */
export const claimLane = (chain: ChainHandle<IncomeDeployment>): RelayLane => ({
  kind: 'claim',
  gas: CLAIM_GAS,
  refusedCode: 'CLAIM_REFUSED',
  isForgotten: true,
  open: (stored) => {
    const request = zClaimRequest.parse(stored);
    const to = () => chain.deployment().contracts.incomeSupplement;
    return {
      call: () => ({ to: to(), data: claimCallData(request), gas: CLAIM_GAS }),
      simulate: () => simulateClaim(request, chain),
      settle: (refusal) => settleClaim(request, refusal, acceptedClaim),
    };
  },
});

/**
 * A used nullifier with the same note is this very claim, sent before a crash or by another relay (S-26).
 * @param find what the index knows of a nullifier at this gate
 */
export async function settleClaim(
  { nullifier, note }: Pick<ClaimRequest, 'nullifier' | 'note'>,
  { code }: AppError,
  find: typeof acceptedClaim,
): Promise<Settlement> {
  if (code !== 'CLAIM_ALREADY_MADE') return { outcome: 'failed', code };
  const accepted = await find(nullifier);
  // The index has not read the claim yet: it wakes this job when it has.
  if (!accepted) return { outcome: 'waiting' };
  return accepted.note === note
    ? { outcome: 'done', txHash: accepted.txHash }
    : { outcome: 'failed', code: 'CLAIM_ALREADY_MADE' };
}
