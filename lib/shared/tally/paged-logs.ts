import { AppError } from '../errors/app-error';
import type { ChainLog, ChainReader, LogQuery } from './port';

/** Blocks asked for at once where every claim of a region is read: a busy chain has thousands in them. */
export const BUSY_CHUNK = 10_000n;
/** And where few events match the topics. */
export const QUIET_CHUNK = 1_000_000n;
/** A node that refuses even this many blocks is no use. */
const SMALLEST_CHUNK = 16n;

export type PageOptions = {
  readonly chunk: bigint;
  readonly signal?: AbortSignal | undefined;
  /** @param done blocks of the range that were read */
  readonly onBlocks?: ((done: number, total: number) => void) | undefined;
};

/**
 * Logs of a range, page by page, so that no more than one page is held. Halves the range when the node says that it is
 * too large, and stays with what it takes.
 * @throws CHAIN_UNAVAILABLE
 */
export async function* pagedLogs(
  reader: Pick<ChainReader, 'logs'>,
  query: LogQuery,
  { chunk, signal, onBlocks }: PageOptions,
): AsyncGenerator<readonly ChainLog[]> {
  const { fromBlock, toBlock } = query;
  const total = Number(toBlock - fromBlock + 1n);
  let size = chunk;
  let from = fromBlock;
  while (from <= toBlock) {
    signal?.throwIfAborted();
    const to = from + size - 1n < toBlock ? from + size - 1n : toBlock;
    const page = await reader.logs({ ...query, fromBlock: from, toBlock: to });
    if (page === 'too-many') {
      if (to - from < SMALLEST_CHUNK) throw new AppError('CHAIN_UNAVAILABLE');
      size = (to - from + 1n) / 2n;
      continue;
    }
    signal?.throwIfAborted();
    onBlocks?.(Number(to - fromBlock + 1n), total);
    yield page;
    from = to + 1n;
  }
}

/** All of a range at once: for topics that match few events. @throws CHAIN_UNAVAILABLE */
export async function allLogs(
  reader: Pick<ChainReader, 'logs'>,
  query: LogQuery,
  signal?: AbortSignal,
): Promise<ChainLog[]> {
  const logs: ChainLog[] = [];
  for await (const page of pagedLogs(reader, query, { chunk: QUIET_CHUNK, signal })) logs.push(...page);
  return logs;
}
