import {
  type Abi,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  type Hash,
  type Hex,
  keccak256,
  numberToHex,
  pad,
} from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ChainLog, ChainReader, LogQuery } from '@/lib/shared/tally/port';

/** An event as a contract would emit it, before it is encoded: tests change its arguments. */
export type FakeEvent = {
  readonly address: Address;
  readonly abi: Abi;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly block: bigint;
  readonly logIndex?: number;
  /** Calldata of the transaction that emits it. */
  readonly input?: Hex;
};

export const txOf = ({ block }: Pick<FakeEvent, 'block'>): Hash => keccak256(pad(numberToHex(block)));

function toLog({ address, abi, name, args, block, logIndex = 0 }: FakeEvent): ChainLog {
  const item = abi.find((entry) => entry.type === 'event' && entry.name === name);
  if (item?.type !== 'event') throw new Error(`no event ${name}`);
  const plain = item.inputs.filter(({ indexed }) => !indexed);
  return {
    address,
    topics: encodeEventTopics({ abi: [item], eventName: name, args } as never) as unknown as [Hex, ...Hex[]],
    data: encodeAbiParameters(plain, plain.map((input) => args[input.name ?? '']) as never),
    blockNumber: block,
    logIndex,
    transactionHash: txOf({ block }),
  };
}

const matches = (log: ChainLog, { address, topics, fromBlock, toBlock }: LogQuery): boolean =>
  log.address.toLowerCase() === address.toLowerCase() &&
  log.blockNumber >= fromBlock &&
  log.blockNumber <= toBlock &&
  topics.every((topic, i) => topic === null || [topic].flat().includes(log.topics[i] ?? '0x'));

export type FakeChain = {
  readonly chainId: number;
  readonly head: bigint;
  readonly events: readonly FakeEvent[];
  /** Blocks that the node takes at once. */
  readonly maxRange?: bigint;
  /** From this question on the node is gone. */
  readonly diesAfter?: number;
  readonly onLogs?: (query: LogQuery) => void;
};

/** A node that has these events, and answers as nodes do. */
export function readerOf(chain: FakeChain): ChainReader {
  const logs = chain.events.map(toLog);
  const inputs = new Map(chain.events.flatMap((event) => (event.input ? [[txOf(event), event.input] as const] : [])));
  let questions = 0;
  const answer = async <T>(value: T): Promise<T> => {
    questions += 1;
    if (questions > (chain.diesAfter ?? Number.POSITIVE_INFINITY)) throw new AppError('CHAIN_UNAVAILABLE');
    return value;
  };
  return {
    chainId: () => answer(chain.chainId),
    headBlock: () => answer(chain.head),
    transactionInput: (hash) => answer(inputs.get(hash) ?? null),
    logs: (query) => {
      chain.onLogs?.(query);
      const isTooLarge = query.toBlock - query.fromBlock + 1n > (chain.maxRange ?? 1_000_000_000n);
      return answer(isTooLarge ? 'too-many' : logs.filter((log) => matches(log, query)));
    },
  };
}
