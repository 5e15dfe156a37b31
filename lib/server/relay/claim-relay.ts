import 'server-only';
import type { Hex } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { type Call, KeyedSender, transactionState } from '../chain/sender';
import {
  acceptedClaim,
  type ClaimJob,
  forgetSettledClaims,
  gasUsedSince,
  queuedClaims,
  queuedClaimsShuffled,
  recordClaimFailed,
  recordClaimMined,
  recordClaimSending,
  requeueClaim,
  type SentClaimJob,
  sentClaims,
} from '../repositories/relay-queue';
import { claimCallData } from './claim-call';
import { simulateClaim } from './simulate';

const BATCH = 20;
/** Limit of one claim, with room above the gas snapshot for the first of a tranche; what is left is given back. */
const CLAIM_GAS = 800_000n;
/** How long a sent transaction may be out of sight before it is doubted, in addition to two blocks. */
const DOUBT_MS = 2_000;
/** A claim that passes the simulation and reverts this often would drain the gas budget. */
const MAX_REVERTS = 5;
/** Default budget: about 4,000 claims in 24 hours. */
export const GAS_PER_DAY = 2_000_000_000n;
const DAY_MS = 86_400_000;
/** How often settled claims are looked through; they are forgotten once the gas budget does not count them any more. */
const FORGET_EVERY_MS = 600_000;

/**
 * Sends queued claims with the relay's key. Every step can be repeated: nonce and hash are recorded before a
 * transaction is sent, and what became of it is read from the chain, never remembered (S-27).
 */
export class ClaimRelay {
  readonly #chain: ChainHandle<IncomeDeployment>;
  readonly #sender: KeyedSender;
  readonly #gasPerDay: bigint;
  readonly #batchSec: number;
  #forgottenAtMs = 0;

  /**
   * @param gasPerDay the relay's budget; claims above it wait in the queue
   * @param batchSec claims wait for the end of the window that they came in, and leave shuffled; 0 sends at once
   */
  constructor(chain: ChainHandle<IncomeDeployment>, privateKey: Hex, gasPerDay: bigint, batchSec = 0) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
    this.#gasPerDay = gasPerDay;
    this.#batchSec = batchSec;
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const sent = await sentClaims('income');
    if (sent.length > 0) {
      const head = await this.#chain.client.getBlockNumber();
      await Promise.all(sent.map((job) => this.#followUp(job, head)));
    }
    if (Date.now() - this.#forgottenAtMs > FORGET_EVERY_MS) {
      await forgetSettledClaims(new Date(Date.now() - DAY_MS));
      this.#forgottenAtMs = Date.now();
    }
    const queued = await (this.#batchSec > 0
      ? queuedClaimsShuffled('income', BATCH, this.#batchSec)
      : queuedClaims('income', BATCH));
    if (queued.length === 0) return false;
    const used = await gasUsedSince(new Date(Date.now() - DAY_MS));
    if (used + CLAIM_GAS * BigInt(queued.length) > this.#gasPerDay) {
      throw new AppError('RELAY_UNAVAILABLE', { data: { reason: 'gas budget' } });
    }
    const checks = await Promise.allSettled(queued.map((job) => this.#check(job)));
    const accepted = checks.flatMap((check) => (check.status === 'fulfilled' && check.value ? [check.value] : []));
    if (accepted.length > 0) await this.#send(accepted, holds);
    // What could not be asked stays queued; the fault shows in the job's health, and the job backs off.
    const fault = checks.find((check) => check.status === 'rejected');
    if (fault) throw fault.reason;
    return queued.length === BATCH;
  }

  async #send(jobs: readonly ClaimJob[], holds: () => boolean): Promise<void> {
    const to = this.#chain.deployment().contracts.incomeSupplement;
    const calls = jobs.map(({ request }): Call => ({ to, data: claimCallData(request), gas: CLAIM_GAS }));
    const signed = await this.#sender.sign(calls);
    for (const [index, job] of jobs.entries()) {
      const call = signed[index];
      // A skipped nonce would block those behind it: the rest waits for the next turn.
      if (!call || !holds() || !(await recordClaimSending(job.id, call))) return;
      await this.#sender.send(call);
    }
  }

  /** The job when the gate would accept it now; otherwise it is settled here. @throws CHAIN_UNAVAILABLE */
  async #check(job: ClaimJob): Promise<ClaimJob | null> {
    try {
      await simulateClaim(job.request, this.#chain);
      return job;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'CHAIN_UNAVAILABLE' || error.code === 'UNEXPECTED')
        throw error;
      await this.#settleRefused(job, error);
      return null;
    }
  }

  /** A used nullifier with the same note is this very claim, sent before a crash or by another relay (S-26). */
  async #settleRefused(job: ClaimJob, error: AppError): Promise<void> {
    if (error.code !== 'CLAIM_ALREADY_MADE') return recordClaimFailed(job.id, error.code);
    const accepted = await acceptedClaim(job.request.nullifier);
    // The index has not read the claim yet: it wakes this job when it has.
    if (!accepted) return;
    if (accepted.note !== job.request.note) return recordClaimFailed(job.id, 'CLAIM_ALREADY_MADE');
    const seen = await transactionState(this.#chain.client, accepted.txHash);
    if (seen.state === 'mined') await recordClaimMined(job.id, { txHash: accepted.txHash, ...pickMined(seen) });
  }

  async #followUp(job: SentClaimJob, head: bigint): Promise<void> {
    const { settings, client } = this.#chain;
    const seen = await transactionState(client, job.txHash);
    if (seen.state === 'waiting') return;
    if (seen.state === 'unknown') {
      const patienceMs = DOUBT_MS + settings.blockTimeSec * 2_000;
      if (Date.now() - job.sentAtMs > patienceMs) await requeueClaim(job.id);
      return;
    }
    // A revert may also mean that another transaction brought the same claim: the check in the queue finds out.
    if (seen.reverted)
      return job.attempts < MAX_REVERTS ? requeueClaim(job.id) : recordClaimFailed(job.id, 'CLAIM_REFUSED');
    if (seen.blockNumber + BigInt(settings.confirmations) > head) return;
    await recordClaimMined(job.id, { txHash: job.txHash, ...pickMined(seen) });
  }
}

const pickMined = ({ blockNumber, gasUsed }: { blockNumber: bigint; gasUsed: bigint }) => ({ blockNumber, gasUsed });
