import 'server-only';
import type { Hex } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ChainHandle } from '../chain/client';
import { KeyedSender, type SignedCall, transactionState } from '../chain/sender';
import type { RuntimeConfig } from '../env';
import {
  forgetSettled,
  gasUsedSince,
  type JobFilter,
  type QueuedJob,
  queuedJobs,
  queuedJobsShuffled,
  recordFailed,
  recordMined,
  recordSending,
  requeueJob,
  type SentJob,
  sentJobs,
} from '../repositories/relay-queue';
import type { RelayLane, RelayRequest } from './lane';

/** Jobs of one turn: as claims they use some 22 million gas, of the 40 million that their limits ask for. */
const BATCH = 50;
/** How long a sent transaction may be out of sight before it is doubted, in addition to two blocks. */
const DOUBT_MS = 2_000;
/** A job that passes the simulation and reverts this often would drain the gas budget. */
const MAX_REVERTS = 5;
/** Default budget of one relay: about 4,000 claims in 24 hours. */
export const GAS_PER_DAY = 2_000_000_000n;

/** What a relay of this deployment may use in a day. */
export const gasPerDayOf = ({ relayGasPerDay }: Pick<RuntimeConfig, 'relayGasPerDay'>): bigint =>
  relayGasPerDay === undefined ? GAS_PER_DAY : BigInt(relayGasPerDay);
const DAY_MS = 86_400_000;
/** How often settled jobs are looked through; they are forgotten once the gas budget does not count them any more. */
const FORGET_EVERY_MS = 600_000;

export type RelayOptions = {
  /** The relay's budget; jobs above it wait in the queue. */
  readonly gasPerDay: bigint;
  /** Jobs wait for the end of the window that they came in, and leave shuffled; 0 sends at once. */
  readonly batchSec: number;
};

type Opened = { readonly job: QueuedJob; readonly request: RelayRequest };

/**
 * Sends what is queued in its lanes with one key on one chain. Every step can be repeated: nonce and hash are recorded
 * before a transaction is sent, and what became of it is read from the chain, never remembered (S-27).
 */
export class Relay {
  readonly #chain: ChainHandle;
  readonly #sender: KeyedSender;
  readonly #lanes: readonly RelayLane[];
  readonly #filter: JobFilter;
  readonly #options: RelayOptions;
  #forgottenAtMs = 0;

  constructor(chain: ChainHandle, privateKey: Hex, lanes: readonly RelayLane[], options: RelayOptions) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
    this.#lanes = lanes;
    this.#filter = { chain: chain.domain, kinds: lanes.map(({ kind }) => kind) };
    this.#options = options;
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const sent = await sentJobs(this.#filter);
    if (sent.length > 0) {
      const head = await this.#chain.client.getBlockNumber();
      await Promise.all(sent.map((job) => this.#followUp(job, head)));
    }
    await this.#forget();
    const { batchSec, gasPerDay } = this.#options;
    const queued = await (batchSec > 0
      ? queuedJobsShuffled(this.#filter, BATCH, batchSec)
      : queuedJobs(this.#filter, BATCH));
    if (queued.length === 0) return false;
    const used = await gasUsedSince(this.#filter, new Date(Date.now() - DAY_MS));
    const wanted = queued.reduce((sum, job) => sum + this.#laneOf(job).gas, 0n);
    if (used + wanted > gasPerDay) throw new AppError('RELAY_UNAVAILABLE', { data: { reason: 'gas budget' } });
    const checks = await Promise.allSettled(queued.map((job) => this.#check(job)));
    const accepted = checks.flatMap((check) => (check.status === 'fulfilled' && check.value ? [check.value] : []));
    if (accepted.length > 0) await this.#send(accepted, holds);
    // What could not be asked stays queued; the fault shows in the job's health, and the job backs off.
    const fault = checks.find((check) => check.status === 'rejected');
    if (fault) throw fault.reason;
    // A full batch of jobs that all wait is no reason to look again at once.
    return queued.length === BATCH && accepted.length > 0;
  }

  async #forget(): Promise<void> {
    if (Date.now() - this.#forgottenAtMs <= FORGET_EVERY_MS) return;
    const kinds = this.#lanes.filter(({ isForgotten }) => isForgotten).map(({ kind }) => kind);
    await forgetSettled({ ...this.#filter, kinds }, new Date(Date.now() - DAY_MS));
    this.#forgottenAtMs = Date.now();
  }

  #laneOf({ kind }: QueuedJob): RelayLane {
    const lane = this.#lanes.find((candidate) => candidate.kind === kind);
    if (!lane) throw new Error(`This relay has no lane for ${kind}.`);
    return lane;
  }

  async #send(opened: readonly Opened[], holds: () => boolean): Promise<void> {
    const signed = await this.#sender.sign(opened.map(({ request }) => request.call()));
    if (!holds()) return;
    const sendings = opened.map(({ job }, index) => ({ id: job.id, ...(signed[index] as SignedCall) }));
    if (await recordSending(sendings)) await this.#sender.sendSigned(signed);
  }

  /** The job when the contract would accept it now; otherwise it is settled here. @throws CHAIN_UNAVAILABLE */
  async #check(job: QueuedJob): Promise<Opened | null> {
    const request = this.#laneOf(job).open(job.request);
    try {
      await request.simulate();
      return { job, request };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'CHAIN_UNAVAILABLE' || error.code === 'UNEXPECTED')
        throw error;
      await this.#settleRefused(job, request, error);
      return null;
    }
  }

  async #settleRefused(job: QueuedJob, request: RelayRequest, refusal: AppError): Promise<void> {
    const settlement = await request.settle(refusal, job);
    if (settlement.outcome === 'failed') return recordFailed(job.id, settlement.code);
    if (settlement.outcome === 'waiting') return;
    const { txHash } = settlement;
    const seen = await transactionState(this.#chain.client, txHash);
    if (seen.state === 'mined') await recordMined(job.id, { txHash, ...pickMined(seen) });
  }

  async #followUp(job: SentJob, head: bigint): Promise<void> {
    const { settings, client } = this.#chain;
    const seen = await transactionState(client, job.txHash);
    if (seen.state === 'waiting') return;
    if (seen.state === 'unknown') {
      const patienceMs = DOUBT_MS + settings.blockTimeSec * 2_000;
      if (Date.now() - job.updatedAtMs > patienceMs) await requeueJob(job.id);
      return;
    }
    // A revert may also mean that another transaction brought the same request: the check in the queue finds out.
    if (seen.reverted) {
      return job.attempts < MAX_REVERTS ? requeueJob(job.id) : recordFailed(job.id, this.#laneOf(job).refusedCode);
    }
    if (seen.blockNumber + BigInt(settings.confirmations) > head) return;
    await recordMined(job.id, { txHash: job.txHash, ...pickMined(seen) });
  }
}

const pickMined = ({ blockNumber, gasUsed }: { blockNumber: bigint; gasUsed: bigint }) => ({ blockNumber, gasUsed });
