import { type Address, encodeEventTopics, type Hash, type Hex, isAddressEqual, type Log, parseEventLogs } from 'viem';
import { tallyAbi } from '../../generated/abi/Tally';
import { allLogs } from './paged-logs';
import type { ChainLog, VerifyPort } from './port';
import { StepRefused } from './steps';

/** Where an event stands: whichever comes first has the smaller block, or the smaller index within it. */
export type Place = { readonly block: bigint; readonly logIndex: number; readonly tx: Hash };
export const placeOf = (log: Pick<ChainLog, 'blockNumber' | 'logIndex' | 'transactionHash'>): Place => ({
  block: log.blockNumber,
  logIndex: log.logIndex,
  tx: log.transactionHash,
});
export const isBefore = (a: Place, b: Place): boolean =>
  a.block < b.block || (a.block === b.block && a.logIndex < b.logIndex);

/** A pair of coordinates as the chain has it: whether it is a point is for the sums to find out. */
export type ChainPair = readonly [bigint, bigint];

export type ClosedTranche = Place & {
  readonly count: number;
  readonly capSumCents: bigint;
  readonly c1: ChainPair;
  readonly c2: ChainPair;
};
export type SubmittedShare = Place & { readonly holder: Address; readonly share: ChainPair };
export type OpenedTotal = Place & { readonly count: number; readonly totalCents: bigint };

/** All that the Tally says of one tranche. */
export type TrancheEvents = {
  readonly trancheId: bigint;
  readonly scheme: number;
  readonly region: number;
  readonly tallyKeyHash: Hex;
  readonly begun: Place;
  readonly closed: ClosedTranche | null;
  readonly shares: readonly SubmittedShare[];
  readonly total: OpenedTotal | null;
};

const TRANCHE_EVENTS = ['TrancheOpened', 'TrancheClosed', 'ShareSubmitted', 'TotalOpened'] as const;

/** The first topic of an event. */
export function eventTopic(eventName: (typeof TRANCHE_EVENTS)[number] | 'GateBound' | 'PartRegistered'): Hex {
  return encodeEventTopics({ abi: tallyAbi, eventName })[0] as Hex;
}

const word = (value: bigint): Hex => `0x${value.toString(16).padStart(64, '0')}`;

/** An address may give logs that were not asked for: those of others are not looked at. */
export const ownLogs = (logs: readonly ChainLog[], address: Address): Log[] =>
  logs.filter((log) => isAddressEqual(log.address, address)) as unknown as Log[];

/** The only one, or none. @throws StepRefused event-twice */
function atMostOne<T>(events: readonly T[], eventName: string): T | null {
  if (events.length > 1) throw new StepRefused('event-twice', { event: eventName, times: String(events.length) });
  return events[0] ?? null;
}

/**
 * Reads what the Tally says of a tranche, from its first block to `head`. Null when the chain does not know it.
 * @throws StepRefused event-twice (a total opened twice, S-22), order-wrong; CHAIN_UNAVAILABLE
 */
export async function readTranche(
  trancheId: bigint,
  { income, places }: Pick<VerifyPort, 'income' | 'places'>,
  head: bigint,
  signal?: AbortSignal,
): Promise<TrancheEvents | null> {
  const topics = [TRANCHE_EVENTS.map(eventTopic), word(trancheId)];
  const range = { fromBlock: places.incomeStartBlock, toBlock: head };
  const logs = ownLogs(await allLogs(income, { address: places.tally, topics, ...range }, signal), places.tally);
  const parsed = <Name extends (typeof TRANCHE_EVENTS)[number]>(eventName: Name) =>
    parseEventLogs({ abi: tallyAbi, eventName, logs }).filter(({ args }) => args.trancheId === trancheId);

  const begun = atMostOne(parsed('TrancheOpened'), 'TrancheOpened');
  const closed = atMostOne(parsed('TrancheClosed'), 'TrancheClosed');
  const total = atMostOne(parsed('TotalOpened'), 'TotalOpened');
  const shares = parsed('ShareSubmitted');
  if (begun === null) {
    if (closed ?? total ?? shares[0]) throw new StepRefused('order-wrong');
    return null;
  }
  const { scheme, region, tallyKeyHash } = begun.args;
  const events: TrancheEvents = {
    trancheId,
    scheme,
    region,
    tallyKeyHash,
    begun: placeOf(begun as unknown as ChainLog),
    closed: closed && { ...placeOf(closed as unknown as ChainLog), ...closed.args },
    shares: shares.map((log) => ({ ...placeOf(log as unknown as ChainLog), ...log.args })),
    total: total && { ...placeOf(total as unknown as ChainLog), ...total.args },
  };
  requireOrder(events);
  return events;
}

/** Begun, closed, shares, total: what stands in another order was not made by the contract. @throws StepRefused */
function requireOrder({ begun, closed, shares, total }: TrancheEvents): void {
  const inOrder =
    (closed === null || isBefore(begun, closed)) &&
    shares.every((share) => closed !== null && isBefore(closed, share)) &&
    (total === null || (closed !== null && shares.every((share) => isBefore(share, total))));
  if (!inOrder) throw new StepRefused('order-wrong');
}

/**
 * That this Tally counts the claims of the gate that the claims are read from.
 * @throws StepRefused other-gate; CHAIN_UNAVAILABLE
 */
export async function requireGate(
  { income, places }: Pick<VerifyPort, 'income' | 'places'>,
  head: bigint,
  signal?: AbortSignal,
): Promise<void> {
  const range = { fromBlock: places.incomeStartBlock, toBlock: head };
  const query = { address: places.tally, topics: [eventTopic('GateBound')], ...range };
  const logs = ownLogs(await allLogs(income, query, signal), places.tally);
  const bound = parseEventLogs({ abi: tallyAbi, eventName: 'GateBound', logs }).map(({ args }) => args.gate);
  const [gate] = bound;
  if (bound.length !== 1 || gate === undefined || !isAddressEqual(gate, places.gate)) {
    throw new StepRefused('other-gate', { gate: gate ?? '', expected: places.gate });
  }
}
