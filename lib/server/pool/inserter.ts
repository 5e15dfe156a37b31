import 'server-only';
import { BaseError, ContractFunctionRevertedError, encodeFunctionData, type Hex } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { KeyedSender } from '../chain/sender';
import { leavesOfBatch, type QueuedLeaf } from '../repositories/pool-leaves';

/** A full batch costs at most 1.6 million; what is left is given back. */
const INSERT_GAS = 4_000_000n;

/**
 * Puts waiting leaves into the pool's tree: a batch when it is full, or when its oldest leaf has waited long enough.
 * Keeps nothing: what is to be done follows from the pool's queue and the index, and a batch goes in once, whoever
 * brings it and however often (S-27).
 */
export class PoolInserter {
  readonly #chain: ChainHandle<PayoutDeployment>;
  readonly #sender: KeyedSender;
  readonly #waitSec: number;

  /** @param waitSec how long a leaf waits for others to share the cost with */
  constructor(chain: ChainHandle<PayoutDeployment>, privateKey: Hex, waitSec: number) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
    this.#waitSec = waitSec;
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const { client } = this.#chain;
    const pool = { address: this.#chain.deployment().contracts.payoutPool, abi: payoutPoolAbi } as const;
    const [nextBatch, openBatch, openCount] = await client.readContract({ ...pool, functionName: 'queue' });
    const isOpen = nextBatch === openBatch;
    if (isOpen && openCount === 0) return false;
    const leaves = await leavesOfBatch(nextBatch);
    if (leaves.length === 0 || (isOpen && !(await this.#isDue(leaves)))) return false;
    // One is under way already: what it leaves to do shows once it is in a block.
    if (await this.#sender.isWaiting()) return false;
    const args = [leaves.map(({ leaf }) => leaf)] as const;
    try {
      await client.simulateContract({ ...pool, functionName: 'insertBatch', args });
    } catch (error) {
      // A leaf came in between, or the index is behind: it wakes this job when it has read on.
      if (isMismatch(error)) return false;
      throw error;
    }
    const data = encodeFunctionData({ abi: payoutPoolAbi, functionName: 'insertBatch', args });
    const [call] = await this.#sender.sign([{ to: pool.address, data, gas: INSERT_GAS }]);
    if (!call || !holds()) return false;
    await this.#sender.send(call);
    return !isOpen;
  }

  /** By the machine's clock or the chain's, whichever is ahead: an idle chain's clock stands still. */
  async #isDue([oldest]: readonly QueuedLeaf[]): Promise<boolean> {
    if (this.#waitSec === 0 || !oldest) return true;
    const { timestamp } = await this.#chain.client.getBlock();
    const nowSec = Math.max(Number(timestamp), Math.floor(Date.now() / 1000));
    return nowSec - oldest.queuedAtSec >= this.#waitSec;
  }
}

const isMismatch = (error: unknown): boolean => {
  const reverted =
    error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
  return reverted instanceof ContractFunctionRevertedError && reverted.data?.errorName === 'PayoutPool__BatchMismatch';
};
