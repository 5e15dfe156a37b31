import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { revertNameOf } from '../chain/errors';
import { type Call, KeyedSender, passedCalls } from '../chain/sender';
import { readUntil, type WaitingRelease, waitingReleases } from '../repositories/tally';

/** Applying costs about half of it; what is left is given back. */
const APPLY_GAS = 200_000n;
/** Releases applied in one turn. */
const BATCH = 20;

/** Refusals that mean: not now. Claims of the tranche may still be on their way, or the pool is paused. */
const NOT_NOW = new Set([
  'PayoutPool__ReleaseTooEarly',
  'PayoutPool__ReleaseCountDiffers',
  'PayoutPool__ReleaseApplied',
  'PayoutPool__ReleaseUnknown',
  'EnforcedPause',
]);

/**
 * Applies the releases that the pool has received, once their delay has passed and all claims of the tranche have arrived.
 * Keeps nothing: the pool applies each once, whoever asks and however often (S-27).
 */
export class PoolReleases {
  readonly #chain: ChainHandle<PayoutDeployment>;
  readonly #sender: KeyedSender;

  constructor(chain: ChainHandle<PayoutDeployment>, privateKey: Hex) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const read = await readUntil('payout');
    if (read === null || (await this.#sender.isAheadOf(read))) return false;
    const waiting = await waitingReleases();
    if (waiting.length === 0) return false;
    const { timestamp } = await this.#chain.client.getBlock();
    // By the machine's clock or the chain's, whichever is ahead: an idle chain's clock stands still. The pool decides.
    const nowSec = [timestamp, BigInt(Math.floor(Date.now() / 1000))].reduce((a, b) => (a > b ? a : b));
    const due = waiting.filter(({ availableAtSec }) => availableAtSec <= nowSec);
    const { calls, fault } = await passedCalls(due.map((release) => this.#check(release)));
    await this.#sender.sendAll(calls.slice(0, BATCH), holds);
    // It shows in the job's health: a release above the caps, say, waits for the administration to cancel it.
    if (fault) throw fault.reason;
    return calls.length > BATCH;
  }

  async #check({ nullifierClass, trancheId }: WaitingRelease): Promise<Call | null> {
    const { payoutPool } = this.#chain.deployment().contracts;
    const apply = { abi: payoutPoolAbi, functionName: 'applyRelease', args: [nullifierClass, trancheId] } as const;
    try {
      await this.#chain.client.simulateContract({ address: payoutPool, ...apply, blockTag: 'pending' });
    } catch (error) {
      if (NOT_NOW.has(revertNameOf(error) ?? '')) return null;
      throw error;
    }
    return { to: payoutPool, data: encodeFunctionData(apply), gas: APPLY_GAS };
  }
}
