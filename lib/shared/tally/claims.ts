import { encodeEventTopics, type Hex, parseEventLogs } from 'viem';
import { incomeSupplementAbi } from '../../generated/abi/IncomeSupplement';
import { BUSY_CHUNK, pagedLogs } from './paged-logs';
import type { ChainLog, VerifyPort } from './port';
import { type ChainPair, ownLogs, type Place, placeOf, type TrancheEvents } from './read-tranche';
import { StepRefused } from './steps';

/** A claim as the gate published it: a pseudonymous number, a sealed note, an encrypted amount and what it is at most. */
export type TrancheClaim = Place & {
  readonly nullifier: bigint;
  readonly note: bigint;
  readonly c1: ChainPair;
  readonly c2: ChainPair;
  readonly capCents: bigint;
};

export type ReadClaims = {
  readonly claims: readonly TrancheClaim[];
  /** Nullifiers that were claimed in other tranches meanwhile: none may be in this one as well. */
  readonly elsewhere: ReadonlySet<bigint>;
};

/**
 * Claims that are kept at most. A tranche closes before its caps pass ten million euro, which a few thousand claims
 * reach; what a node sends beyond this is no tranche.
 */
export const MAX_KEPT = 100_000;

type Options = {
  readonly signal?: AbortSignal | undefined;
  readonly onBlocks?: ((done: number, total: number) => void) | undefined;
  readonly maxKept?: number;
};

/**
 * Every claim of a tranche, in order. The number of the tranche is no topic of `Claimed`: all claims of its scheme and
 * region are read, from the block in which the tranche was begun to the one in which it closed.
 * @throws StepRefused too-many; CHAIN_UNAVAILABLE
 */
export async function readClaims(
  { trancheId, scheme, region, begun }: TrancheEvents,
  closedAt: Place,
  { income, places }: Pick<VerifyPort, 'income' | 'places'>,
  { signal, onBlocks, maxKept = MAX_KEPT }: Options = {},
): Promise<ReadClaims> {
  const topics = encodeEventTopics({ abi: incomeSupplementAbi, eventName: 'Claimed', args: { scheme, region } });
  const query = { address: places.gate, topics: topics as Hex[], fromBlock: begun.block, toBlock: closedAt.block };
  const claims: TrancheClaim[] = [];
  const elsewhere = new Set<bigint>();
  for await (const page of pagedLogs(income, query, { chunk: BUSY_CHUNK, signal, onBlocks })) {
    for (const log of parseEventLogs({
      abi: incomeSupplementAbi,
      eventName: 'Claimed',
      logs: ownLogs(page, places.gate),
    })) {
      const { nullifier, note, c1, c2, capCents } = log.args;
      if (log.args.scheme !== scheme || log.args.region !== region) continue;
      if (log.args.trancheId !== trancheId) elsewhere.add(nullifier);
      else
        claims.push({
          ...placeOf(log as unknown as ChainLog),
          nullifier,
          note,
          c1,
          c2,
          capCents: BigInt(capCents),
        });
      if (claims.length + elsewhere.size > maxKept) throw new StepRefused('too-many', { limit: String(maxKept) });
    }
  }
  return { claims, elsewhere };
}
