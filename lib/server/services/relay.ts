import 'server-only';
import { AppError, toAppError } from '@/lib/shared/errors/app-error';
import type { AdvanceRequest } from '@/lib/shared/schemas/advance-api';
import type { SpendRequest, TransferRequest } from '@/lib/shared/schemas/pool-api';
import type { ClaimRequest, RelayJob } from '@/lib/shared/schemas/public-api';
import { chains } from '../chain/client';
import { runtimeConfig } from '../env';
import { simulateAdvance } from '../relay/advance-call';
import { advanceJob } from '../relay/advance-lane';
import { claimJob } from '../relay/claim-lane';
import { gasPerDayOf } from '../relay/relay';
import { simulateClaim } from '../relay/simulate';
import { requireSoundSpend, simulateSpend } from '../relay/spend-call';
import { SPEND_GAS, spendJob } from '../relay/spend-lane';
import { requirePaidAccount, requireSoundTransfer, simulateTransfer } from '../relay/transfer-call';
import { transferJob } from '../relay/transfer-lane';
import {
  activeJob,
  countQueued,
  countRecentConsolidations,
  enqueueJob,
  findRelayJob,
  type NewJob,
} from '../repositories/relay-queue';

export type RelayDeps<Request = ClaimRequest> = {
  readonly now: Date;
  /** Asks the contract whether it would take the request; throws why not. */
  readonly simulate?: (request: Request) => Promise<void>;
};
export type SpendDeps = RelayDeps<SpendRequest> & {
  /** In a day; by default what half of the relay's gas a day pays for. */
  readonly mostConsolidations?: number;
};
type JobCreated = { readonly jobId: string };

/** While a contract cannot be asked anything would get in: more than this of a kind is not kept for it. */
const MAX_UNCHECKED = 1_000;

/**
 * Takes a claim to be sent. The same nullifier again: the same job, while that is under way or mined. What the gate
 * would refuse is refused here; a gate that cannot be asked is asked later, by the worker.
 * @throws CLAIM_DEADLINE_PASSED, CLAIM_ALREADY_MADE, REGISTER_ROOT_STALE, CLAIM_PROOF_INVALID, CLAIM_REFUSED,
 *   RELAY_UNAVAILABLE when too many wait for a gate that cannot be asked
 */
export const submitClaim = (
  request: ClaimRequest,
  { now, simulate = (claim) => simulateClaim(claim) }: RelayDeps,
): Promise<JobCreated> =>
  submit(claimJob(request), async () => {
    if (request.deadlineSec * 1000 <= now.getTime()) throw new AppError('CLAIM_DEADLINE_PASSED');
    await simulate(request);
  });

/**
 * Takes an application for the asbestos advance, as submitClaim takes a claim.
 * @throws CLAIM_DEADLINE_PASSED, CLAIM_ALREADY_MADE, REGISTER_ROOT_STALE, CLAIM_PROOF_INVALID, POLICY_UNKNOWN, CLAIM_REFUSED,
 *   RELAY_UNAVAILABLE
 */
export const submitAdvance = (
  request: AdvanceRequest,
  { now, simulate = (application) => simulateAdvance(application) }: RelayDeps<AdvanceRequest>,
): Promise<JobCreated> =>
  submit(advanceJob(request), async () => {
    if (request.deadlineSec * 1000 <= now.getTime()) throw new AppError('CLAIM_DEADLINE_PASSED');
    await simulate(request);
  });

const DAY_SEC = 24 * 3600;

/**
 * A note can be turned into another for ever, at no loss but the relay's gas: such spends get half of the day's budget, so
 * that payments always find the other half. @throws RELAY_UNAVAILABLE
 */
async function requireShareForConsolidations(most: number | undefined): Promise<void> {
  if ((await countRecentConsolidations(DAY_SEC)) >= (most ?? Number(gasPerDayOf(runtimeConfig()) / 2n / SPEND_GAS))) {
    throw new AppError('RELAY_UNAVAILABLE', { data: { reason: 'gas budget of consolidations' } });
  }
}

/**
 * Takes a spend to be sent: the same first nullifier again is the same job.
 * @throws NOTE_SPENT, NOTE_ROOT_UNKNOWN, SPEND_DEADLINE_PASSED, SPEND_PROOF_INVALID, AMOUNT_TOO_SMALL, RECIPIENT_INVALID,
 *   SPEND_REFUSED, RELAY_UNAVAILABLE
 */
export const submitSpend = (
  request: SpendRequest,
  { now, simulate = (spend) => simulateSpend(spend), mostConsolidations }: SpendDeps,
): Promise<JobCreated> =>
  submit(spendJob(request), async () => {
    requireSoundSpend(request, chains().payout.deployment(), now);
    if (request.amountCents === 0n) await requireShareForConsolidations(mostConsolidations);
    await simulate(request);
  });

/**
 * Takes a transfer of an account that the pool paid: the same authorization again is the same job. Without a chain
 * that can be asked, nothing but the index can say that the pool paid the account.
 * @throws RECIPIENT_INVALID, AMOUNT_TOO_SMALL, TRANSFER_REFUSED, RELAY_UNAVAILABLE
 */
export const submitTransfer = (
  request: TransferRequest,
  { now, simulate = (transfer) => simulateTransfer(transfer) }: RelayDeps<TransferRequest>,
): Promise<JobCreated> =>
  submit(transferJob(request), async () => {
    const { payout } = chains();
    requireSoundTransfer(request, payout.deployment(), now);
    await requirePaidAccount(request.from, payout).catch((cause: unknown) => {
      // Not a doubt about the request: it is not kept for a chain that may tell later.
      if (toAppError(cause).code === 'CHAIN_UNAVAILABLE') throw new AppError('RELAY_UNAVAILABLE', { cause });
      throw cause;
    });
    await simulate(request);
  });

/** @param check throws why the contract would refuse, CHAIN_UNAVAILABLE when it cannot be asked */
async function submit(job: NewJob, check: () => Promise<void>): Promise<JobCreated> {
  const active = await activeJob(job.kind, job.key);
  if (active) return { jobId: active };
  try {
    await check();
  } catch (error) {
    if (toAppError(error).code !== 'CHAIN_UNAVAILABLE') throw error;
    if ((await countQueued(job.kind)) >= MAX_UNCHECKED) throw new AppError('RELAY_UNAVAILABLE', { cause: error });
  }
  return { jobId: await enqueueJob(job) };
}

/** @throws NOT_FOUND */
export async function relayJob(jobId: string): Promise<RelayJob> {
  const job = await findRelayJob(jobId);
  if (!job) throw new AppError('NOT_FOUND');
  return job;
}
