import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { type Call, KeyedSender, passedCalls } from '../chain/sender';
import { type DueRelease, dueReleases, readUntil } from '../repositories/tally';

/** Sending a message costs less than half of it; what is left is given back. */
const RELEASE_GAS = 400_000n;
/** Releases sent in one turn. */
const BATCH = 20;
/** A release that was delivered and is not at the pool, or whose message is gone, is sent again after this long. */
export const RESEND_SEC = 600;

/**
 * Has the gate tell the pool of every opened tranche until the pool has it. A message that waits (the pool paused, signatures
 * missing) is the messenger's and is not repeated; one that went with its block is sent again at once. The pool takes a
 * repetition without effect (S-37).
 */
export class TallyReleaser {
  readonly #chain: ChainHandle<IncomeDeployment>;
  readonly #sender: KeyedSender;

  constructor(chain: ChainHandle<IncomeDeployment>, privateKey: Hex) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const read = await readUntil('income');
    if (read === null || (await this.#sender.isAheadOf(read))) return false;
    const waiting = await dueReleases();
    if (waiting.length === 0) return false;
    const { timestamp } = await this.#chain.client.getBlock();
    const due = waiting.filter((release) => isDue(release, timestamp));
    const { calls, fault } = await passedCalls(due.map((release) => this.#check(release)));
    await this.#sender.sendAll(calls.slice(0, BATCH), holds);
    // It shows in the job's health.
    if (fault) throw fault.reason;
    return calls.length > BATCH;
  }

  /** @throws when the gate refuses: the total stands in the index and not on the chain, or messages are stopped */
  async #check({ trancheId }: DueRelease): Promise<Call> {
    const { incomeSupplement } = this.#chain.deployment().contracts;
    const release = { abi: incomeSupplementAbi, functionName: 'release', args: [trancheId] } as const;
    await this.#chain.client.simulateContract({ address: incomeSupplement, ...release });
    return { to: incomeSupplement, data: encodeFunctionData(release), gas: RELEASE_GAS };
  }
}

const isDue = ({ sentAtSec, underWay }: DueRelease, nowSec: bigint): boolean =>
  !underWay && (sentAtSec === null || nowSec >= sentAtSec + BigInt(RESEND_SEC));
