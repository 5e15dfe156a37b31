import type { Address, Hash, Hex } from 'viem';

/** A log as a node gives it, reduced to what is looked at. */
export type ChainLog = {
  readonly address: Address;
  readonly topics: [Hex, ...Hex[]] | [];
  readonly data: Hex;
  readonly blockNumber: bigint;
  readonly logIndex: number;
  readonly transactionHash: Hash;
};

/** Topics as eth_getLogs takes them: one, any of several, or null for whichever. Both ends of the range are included. */
export type LogQuery = {
  readonly address: Address;
  readonly topics: readonly (Hex | readonly Hex[] | null)[];
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
};

/** What is asked of one chain. Every function rejects with CHAIN_UNAVAILABLE when the node does not answer. */
export type ChainReader = {
  chainId(): Promise<number>;
  headBlock(): Promise<bigint>;
  /** Logs in the chain's order, or `too-many` when the node refuses a range of this size. */
  logs(query: LogQuery): Promise<readonly ChainLog[] | 'too-many'>;
  /** What was sent: the proofs of key holders stand in calldata alone. Null when the node does not have it. */
  transactionInput(hash: Hash): Promise<Hex | null>;
};

/** Where to look. It comes from the portal's public configuration, and is shown to whoever checks. */
export type TallyPlaces = {
  readonly incomeChainId: number;
  readonly payoutChainId: number;
  readonly tally: Address;
  /** The gate whose claims are counted. */
  readonly gate: Address;
  /** Block before the first contract of the income chain. */
  readonly incomeStartBlock: bigint;
  readonly pool: Address;
  readonly poolStartBlock: bigint;
};

/** Everything that a check needs from outside. */
export type VerifyPort = {
  readonly income: ChainReader;
  readonly payout: ChainReader;
  readonly places: TallyPlaces;
  /** JSON of the circuit's verifying key, whose hash was checked. @throws ARTIFACT_UNAVAILABLE, ARTIFACT_HASH_MISMATCH */
  readonly verifyingKey: () => Promise<unknown>;
};
