import { formatLog, HttpRequestError, numberToHex, type PublicClient, RpcError, type RpcLog } from 'viem';
import { AppError } from '../errors/app-error';
import type { ChainLog, ChainReader } from './port';

/** Answers of a server that will not take a range of this size; any other is a node that is not there. */
const TOO_LARGE: readonly (number | undefined)[] = [400, 413];

const isTooMany = (error: unknown): boolean =>
  // Nodes name a range that is too large in many ways, and refuse these questions for no other reason.
  error instanceof RpcError || (error instanceof HttpRequestError && TOO_LARGE.includes(error.status));

const unavailable = (cause: unknown): never => {
  throw new AppError('CHAIN_UNAVAILABLE', { cause });
};

/** A chain by its RPC address, asked for what a check needs and nothing else. @param client with a timeout of its own */
export function rpcReader(client: Pick<PublicClient, 'request'>): ChainReader {
  const asked = { retryCount: 1 } as const;
  return {
    chainId: () => client.request({ method: 'eth_chainId' }, asked).then(Number, unavailable),
    headBlock: () => client.request({ method: 'eth_blockNumber' }, asked).then(BigInt, unavailable),
    logs: ({ address, topics, fromBlock, toBlock }) =>
      client
        .request(
          {
            method: 'eth_getLogs',
            params: [
              {
                address,
                topics: topics.map((topic) => (Array.isArray(topic) ? [...topic] : (topic as never))),
                fromBlock: numberToHex(fromBlock),
                toBlock: numberToHex(toBlock),
              },
            ],
          },
          asked,
        )
        .then(
          (logs) => logs.map((log) => minedLog(log)),
          (error: unknown) => (isTooMany(error) ? 'too-many' : unavailable(error)),
        ),
    transactionInput: (hash) =>
      client
        .request({ method: 'eth_getTransactionByHash', params: [hash] }, asked)
        .then((transaction) => transaction?.input ?? null, unavailable),
  };
}

/** @throws CHAIN_UNAVAILABLE for a log that stands in no block, which nobody asked for */
function minedLog(log: RpcLog): ChainLog {
  const { address, topics, data, blockNumber, logIndex, transactionHash } = formatLog(log);
  if (blockNumber === null || logIndex === null || transactionHash === null) throw new AppError('CHAIN_UNAVAILABLE');
  return { address, topics, data, blockNumber, logIndex, transactionHash };
}
