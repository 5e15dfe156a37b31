import type { EurCents } from '../../domain/cents';
import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import type { SecretIdentity } from '../../protocol/hashes';
import type { PoolEvent } from '../../schemas/pool-api';
import type { OpenApi } from '../portal-api';
import { moneyEntries } from './entries';
import { type OwnAccountRecord, ownAccounts } from './own-accounts';
import type { OwnKeys } from './own-keys';
import { type OwnNoteRecord, ownNotes } from './own-notes';
import type { PoolIndex } from './pool-index';
import type { AnonymityView, MoneyEntry } from './views';

export type ScanRequest = {
  readonly secret: SecretIdentity;
  /** The pool's first block. */
  readonly startBlock: number;
  readonly nowMs: number;
  /** Amounts found before, by note: decimal strings. */
  readonly knownAmounts: Readonly<Record<string, string>>;
  /** What one's own claims were made for, by period. */
  readonly claimAmounts: Readonly<Record<number, bigint>>;
  readonly unitsPerCent: bigint;
  /** A view that ends this many blocks before is not believed: what the wallet saw when it last moved money. */
  readonly seenUntilBlock: number;
};

/** Everything of one secret in the pool. Plain data: it crosses from the worker to the page. */
export type OwnPool = {
  readonly notes: readonly OwnNoteRecord[];
  /** The first block that was not read. */
  readonly nextBlock: number;
  /** The tree that takes the next leaf, and its root, as the pool published it. Null while there is none. */
  readonly newestTree: { readonly treeIndex: number; readonly root: FieldElement } | null;
  readonly accounts: readonly OwnAccountRecord[];
  /** Nullifiers of every spend of this secret. */
  readonly spends: readonly (readonly [FieldElement, FieldElement])[];
  /** The first one-time account and deposit counter that the chain does not know. */
  readonly nextAccountIndex: number;
  readonly nextDepositCounter: number;
  readonly entries: readonly MoneyEntry[];
  readonly anonymity: AnonymityView;
};

/** In blocks. */
export type ScanProgress = { readonly doneBlocks: number; readonly totalBlocks: number };

/** Where a wallet's look through the pool's events is, and what it saw last. */
export type ScanPlace = { nextBlock: number | null; recent: readonly PoolEvent[]; highest: number };

/**
 * An index this far behind the chain, or behind what was seen before, is being rebuilt: what is missing in it did happen,
 * and whoever acts on it pays again.
 */
export const MAX_BEHIND_BLOCKS = 64;

/** Blocks that each look reads again: what differs in them was reorganised, however far the index has come since. */
const OVERLAP_BLOCKS = 8;

const nameOf = ({ kind, blockNumber, blockTimeSec, txHash }: PoolEvent): string =>
  [kind, blockNumber, blockTimeSec, txHash].join();
const isSame = (a: readonly PoolEvent[], b: readonly PoolEvent[]): boolean =>
  a.length === b.length && a.every((event, i) => b[i] !== undefined && nameOf(event) === nameOf(b[i]));

/**
 * One page, and what of it is new. Null when what was read before did not happen, as it turns out.
 * @param overlap blocks that are read again
 */
async function readPage(place: ScanPlace, startBlock: number, open: Pick<OpenApi, 'poolEvents'>, overlap: number) {
  const seen = place.nextBlock ?? startBlock;
  const from = Math.max(startBlock, seen - overlap);
  const { events, nextBlock, headBlock } = await open.poolEvents(from);
  // A page may end within the blocks that were read again: then there is more behind it.
  if (overlap > 0 && nextBlock <= seen && nextBlock <= headBlock) return readPage(place, startBlock, open, 0);
  const again = events.filter(({ blockNumber }) => blockNumber < seen);
  const before = place.recent.filter(({ blockNumber }) => blockNumber >= from);
  if (nextBlock < seen || !isSame(again, before)) return null;
  place.nextBlock = nextBlock;
  place.recent = [...place.recent.filter(({ blockNumber }) => blockNumber < from), ...events].filter(
    ({ blockNumber }) => blockNumber >= nextBlock - OVERLAP_BLOCKS,
  );
  const fresh = events.filter(({ blockNumber }) => blockNumber >= seen);
  return { fresh, nextBlock, headBlock, isLast: nextBlock === seen || nextBlock > headBlock };
}

/** @throws PORTAL_UNAVAILABLE for a view that is too far behind to act on */
function believe(
  place: ScanPlace,
  { nextBlock, headBlock }: { readonly nextBlock: number; readonly headBlock: number },
  seenUntilBlock: number,
): void {
  place.highest = Math.max(place.highest, nextBlock);
  if (nextBlock < Math.max(headBlock, place.highest, seenUntilBlock) - MAX_BEHIND_BLOCKS) {
    throw new AppError('PORTAL_UNAVAILABLE');
  }
}

/**
 * Reads the events that are new. After a reorganisation everything is read again: what was read may never have happened.
 * @throws PORTAL_UNAVAILABLE and what the portal answers
 */
export async function readPool(
  index: PoolIndex,
  place: ScanPlace,
  { startBlock, seenUntilBlock }: Pick<ScanRequest, 'startBlock' | 'seenUntilBlock'>,
  open: Pick<OpenApi, 'poolEvents'>,
  onReset: () => void,
  onProgress: (progress: ScanProgress) => void = () => undefined,
): Promise<void> {
  let overlap = OVERLAP_BLOCKS;
  for (let resets = 0; ; ) {
    const page = await readPage(place, startBlock, open, overlap);
    if (page === null) {
      // Nothing was read yet: the index has not come to the pool's first block.
      if (place.nextBlock === null)
        return believe(place, { nextBlock: startBlock, headBlock: startBlock }, seenUntilBlock);
      resets += 1;
      // An index that goes back and back is at fault, and may be sound after a while.
      if (resets > 2) throw new AppError('PORTAL_UNAVAILABLE');
      onReset();
      continue;
    }
    const { fresh, nextBlock, headBlock, isLast } = page;
    overlap = 0;
    index.add(fresh);
    onProgress({ doneBlocks: nextBlock - startBlock, totalBlocks: Math.max(nextBlock, headBlock + 1) - startBlock });
    if (isLast) return believe(place, page, seenUntilBlock);
  }
}

/** What of the pool is a secret's own, from the index and the secret alone. */
export function ownPool(index: PoolIndex, keys: OwnKeys, request: ScanRequest, nextBlock: number): OwnPool {
  const { knownAmounts, claimAmounts, nowMs, unitsPerCent } = request;
  const known = {
    amountOf: (note: FieldElement) =>
      knownAmounts[String(note)] === undefined ? null : (BigInt(knownAmounts[String(note)] ?? 0) as EurCents),
    amountOfClaim: (period: number) => (claimAmounts[period] ?? null) as EurCents | null,
  };
  const { notes, nextDepositCounter, spends } = ownNotes(index, keys, known, nowMs);
  const { accounts, nextAccountIndex } = ownAccounts(index, keys, spends);
  const entries = moneyEntries(index, notes, spends, accounts, unitsPerCent);
  const pairs = spends.map(({ nullifiers }) => nullifiers);
  return {
    notes,
    nextBlock,
    newestTree: index.newestTree(),
    accounts,
    spends: pairs,
    nextAccountIndex,
    nextDepositCounter,
    entries,
    anonymity: index.anonymity(),
  };
}
