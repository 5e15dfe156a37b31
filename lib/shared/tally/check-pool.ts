import { encodeEventTopics, type Hash, type Hex, type Log, parseEventLogs } from 'viem';
import { payoutPoolAbi } from '../../generated/abi/PayoutPool';
import { NULLIFIER_CLASSES } from '../domain/schemes';
import type { TrancheClaim } from './claims';
import { allLogs, pagedLogs, QUIET_CHUNK } from './paged-logs';
import type { VerifyPort } from './port';
import { ownLogs } from './read-tranche';
import { type PoolState, type StepFacts, StepRefused } from './steps';

type Reader = Pick<VerifyPort, 'payout' | 'places'>;

/** Nullifiers asked for at once: nodes take a few hundred values for one topic. */
const BATCH = 200;

const topicsOf = (
  eventName: 'NoteReceived' | 'ReleaseReceived' | 'ReleaseCancelled' | 'Released',
  args: object,
): (Hex | Hex[])[] =>
  // Null only where an argument is left out.
  encodeEventTopics({ abi: payoutPoolAbi, eventName, args } as never) as (Hex | Hex[])[];

/**
 * That the pool took each claim once, in this tranche and no other, for the same note and the same cap. It keeps one note
 * for each nullifier, whatever the tranche.
 * @returns how many of the notes it has; the others are on their way
 * @throws StepRefused note-differs; CHAIN_UNAVAILABLE
 */
async function countNotes(
  trancheId: bigint,
  claims: readonly TrancheClaim[],
  { payout, places }: Reader,
  head: bigint,
  options: { readonly signal?: AbortSignal | undefined; readonly onNotes: (done: number) => void },
): Promise<number> {
  const nullifierClass = NULLIFIER_CLASSES.incomeSupplement;
  const range = { fromBlock: places.poolStartBlock, toBlock: head };
  let found = 0;
  for (let at = 0; at < claims.length; at += BATCH) {
    const expected = new Map(claims.slice(at, at + BATCH).map((claim) => [claim.nullifier, claim]));
    const topics = topicsOf('NoteReceived', { nullifierClass, nullifier: [...expected.keys()] });
    for await (const page of pagedLogs(
      payout,
      { address: places.pool, topics, ...range },
      { chunk: QUIET_CHUNK, signal: options.signal },
    )) {
      for (const { args } of parseEventLogs({
        abi: payoutPoolAbi,
        eventName: 'NoteReceived',
        logs: ownLogs(page, places.pool),
      })) {
        const claim = expected.get(args.nullifier);
        // Deleted once seen: a second note of one claim is one that was not expected.
        const isRight =
          claim !== undefined &&
          expected.delete(args.nullifier) &&
          args.note === claim.note &&
          BigInt(args.capCents) === claim.capCents &&
          args.trancheId === trancheId;
        if (!isRight) throw new StepRefused('note-differs', { trancheId: String(args.trancheId) });
        found += 1;
      }
    }
    options.onNotes(found);
  }
  return found;
}

type Release = { readonly tx: Hash; readonly isApplied: boolean };

/** The release that the pool has of a tranche, or null. @throws StepRefused release-differs; CHAIN_UNAVAILABLE */
async function readRelease(
  trancheId: bigint,
  count: number,
  totalCents: bigint,
  { payout, places }: Reader,
  head: bigint,
  signal?: AbortSignal,
): Promise<Release | null> {
  const args = { nullifierClass: NULLIFIER_CLASSES.incomeSupplement, trancheId };
  const names = ['ReleaseReceived', 'ReleaseCancelled', 'Released'] as const;
  const [, nullifierClass, tranche] = topicsOf('ReleaseReceived', args);
  const topics = [names.map((name) => topicsOf(name, args)[0] as Hex), nullifierClass ?? null, tranche ?? null];
  const range = { fromBlock: places.poolStartBlock, toBlock: head };
  const logs: Log[] = ownLogs(await allLogs(payout, { address: places.pool, topics, ...range }, signal), places.pool);
  let release: Release | null = null;
  for (const log of parseEventLogs({ abi: payoutPoolAbi, eventName: [...names], logs })) {
    if (log.args.trancheId !== trancheId) continue;
    if (log.eventName === 'ReleaseCancelled') release = null;
    else {
      const isRight =
        log.args.totalCents === totalCents && (log.eventName === 'Released' || log.args.count === BigInt(count));
      if (!isRight) throw new StepRefused('release-differs', { totalCents: String(log.args.totalCents) });
      release = { tx: log.transactionHash as Hash, isApplied: log.eventName === 'Released' };
    }
  }
  return release;
}

/**
 * The pool's side: it took every claim of the tranche, and was told the same number and the same total. What has not
 * arrived yet is no fault: messages take their time.
 * @throws StepRefused note-differs, release-differs; CHAIN_UNAVAILABLE
 */
export async function checkPool(
  trancheId: bigint,
  claims: readonly TrancheClaim[],
  totalCents: bigint,
  reader: Reader,
  options: { readonly signal?: AbortSignal | undefined; readonly onNotes: (done: number) => void },
): Promise<StepFacts['pool']> {
  const { payout, places } = reader;
  const chainId = await payout.chainId();
  if (chainId !== places.payoutChainId) throw new StepRefused('other-chain', { chainId: String(chainId) });
  const head = await payout.headBlock();
  const notes = await countNotes(trancheId, claims, reader, head, options);
  const release = await readRelease(trancheId, claims.length, totalCents, reader, head, options.signal);
  const isWhole = notes === claims.length && release !== null;
  const state: PoolState = !isWhole ? 'pending' : release.isApplied ? 'settled' : 'received';
  return { payoutChainId: chainId, pool: places.pool, notes, releasedIn: release?.tx ?? null, state };
}
