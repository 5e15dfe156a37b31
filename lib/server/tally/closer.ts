import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { revertNameOf } from '../chain/errors';
import { type Call, KeyedSender, passedCalls } from '../chain/sender';
import { placesWithClaims, readUntil, type TallyPlace } from '../repositories/tally';

/** Closing costs about a third of it; what is left is given back. */
const CLOSE_GAS = 600_000n;
/** Places closed in one turn. */
const BATCH = 20;

/** Refusals that mean: nothing to close here at this moment. */
const NOT_NOW = new Set(['Tally__WindowNotOver', 'Tally__TrancheEmpty']);

/**
 * Closes the tranches whose window is over, or lets those with too few claims go on, as soon as the chain's clock says so.
 * Keeps nothing: a tranche that was closed, by whomever, is not there to be closed again (S-27).
 */
export class TallyCloser {
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
    const { calls, fault } = await passedCalls((await placesWithClaims()).map((place) => this.#check(place)));
    await this.#sender.sendAll(calls.slice(0, BATCH), holds);
    // It shows in the job's health.
    if (fault) throw fault.reason;
    return calls.length > BATCH;
  }

  /** The call that closes a place's tranche, or null when it is not time. */
  async #check({ scheme, region, tallyKeyHash }: TallyPlace): Promise<Call | null> {
    const { tally } = this.#chain.deployment().contracts;
    const close = { abi: tallyAbi, functionName: 'close', args: [scheme, region, tallyKeyHash] } as const;
    try {
      // In the block to come: an idle chain's clock stands still at its last one.
      await this.#chain.client.simulateContract({ address: tally, ...close, blockTag: 'pending' });
    } catch (error) {
      if (NOT_NOW.has(revertNameOf(error) ?? '')) return null;
      throw error;
    }
    return { to: tally, data: encodeFunctionData(close), gas: CLOSE_GAS };
  }
}
