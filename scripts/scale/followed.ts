import { getAddress, type Hex, type PublicClient } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** The chains a claim passes over, with the event that says that it stands there. */
export const FOLLOWED = ['income', 'payout'] as const;
export type Followed = (typeof FOLLOWED)[number];

export type ClaimTrace = { readonly nullifier: bigint; readonly hash: Hex; readonly block: bigint };
export type Nodes = Readonly<Record<Followed, PublicClient>>;

/** What one chain noted of claims, read on from where the last look ended: a look costs what is new. */
export class ClaimTraces {
  readonly all: ClaimTrace[] = [];
  readonly #read: (range: { fromBlock: bigint; toBlock: bigint }) => Promise<readonly ClaimTrace[]>;
  readonly #head: () => Promise<bigint>;
  #next: bigint;

  constructor(chain: Followed, nodes: Nodes, contracts: PublicConfig['contracts'], fromBlock: bigint) {
    this.#next = fromBlock;
    this.#head = () => nodes[chain].getBlockNumber();
    this.#read = async (range) => {
      const events =
        chain === 'income'
          ? await nodes.income.getContractEvents({
              address: getAddress(contracts.incomeSupplement),
              abi: incomeSupplementAbi,
              eventName: 'Claimed',
              ...range,
            })
          : await nodes.payout.getContractEvents({
              address: getAddress(contracts.payoutPool),
              abi: payoutPoolAbi,
              eventName: 'NoteReceived',
              ...range,
            });
      return events.flatMap(({ args: { nullifier }, transactionHash: hash, blockNumber: block }) =>
        nullifier === undefined ? [] : [{ nullifier, hash, block }],
      );
    };
  }

  /** @returns what is new since the last look */
  async look(): Promise<readonly ClaimTrace[]> {
    const head = await this.#head();
    if (head < this.#next) return [];
    const fresh = await this.#read({ fromBlock: this.#next, toBlock: head });
    this.#next = head + 1n;
    this.all.push(...fresh);
    return fresh;
  }
}
