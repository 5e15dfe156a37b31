import 'server-only';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import type { ClaimRequest, RelayJob } from '@/lib/shared/schemas/public-api';
import { simulateClaim } from '../relay/simulate';
import { activeClaim, countQueuedClaims, enqueueClaim, findRelayJob } from '../repositories/relay-queue';

export type RelayDeps = {
  readonly now: Date;
  /** Asks the gate whether it would take the claim; throws why not. */
  readonly simulate?: (request: ClaimRequest) => Promise<void>;
};

/** While the gate cannot be asked anything would get in: more than this is not kept for it. */
const MAX_UNCHECKED = 1_000;

/**
 * Takes a claim to be sent. The same nullifier again: the same job, while that is under way or mined. What the gate
 * would refuse is refused here; a gate that cannot be asked is asked later, by the worker.
 * @throws CLAIM_DEADLINE_PASSED, CLAIM_ALREADY_MADE, REGISTER_ROOT_STALE, CLAIM_PROOF_INVALID, CLAIM_REFUSED,
 *   RELAY_UNAVAILABLE when too many wait for a gate that cannot be asked
 */
export async function submitClaim(
  request: ClaimRequest,
  { now, simulate = (claim) => simulateClaim(claim) }: RelayDeps,
): Promise<{ readonly jobId: string }> {
  const active = await activeClaim(request.nullifier);
  if (active) return { jobId: active };
  if (request.deadlineSec * 1000 <= now.getTime()) throw new AppError('CLAIM_DEADLINE_PASSED');
  try {
    await simulate(request);
  } catch (error) {
    if (toAppError(error).code !== 'CHAIN_UNAVAILABLE') throw error;
    if ((await countQueuedClaims()) >= MAX_UNCHECKED) throw new AppError('RELAY_UNAVAILABLE', { cause: error });
  }
  return { jobId: await enqueueClaim(request) };
}

/** @throws NOT_FOUND */
export async function relayJob(jobId: string): Promise<RelayJob> {
  const job = await findRelayJob(jobId);
  if (!job) throw new AppError('NOT_FOUND');
  return job;
}
