import type { EurCents } from '../../domain/cents';
import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import type { SecretIdentity } from '../../protocol/hashes';
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
};

/** Everything of one secret in the pool. Plain data: it crosses from the worker to the page. */
export type OwnPool = {
  readonly notes: readonly OwnNoteRecord[];
  readonly accounts: readonly OwnAccountRecord[];
  /** The first one-time account and deposit counter that the chain does not know. */
  readonly nextAccountIndex: number;
  readonly nextDepositCounter: number;
  readonly entries: readonly MoneyEntry[];
  readonly anonymity: AnonymityView;
};

/** In blocks. */
export type ScanProgress = { readonly doneBlocks: number; readonly totalBlocks: number };

/** Where a wallet's look through the pool's events is. */
export type ScanPlace = { nextBlock: number | null };

/**
 * Reads the events that are new. The portal's chain index may have gone back behind a reorganisation: then everything is
 * read again, since what was read may never have happened.
 * @throws PORTAL_UNAVAILABLE and what the portal answers
 */
export async function readPool(
  index: PoolIndex,
  place: ScanPlace,
  startBlock: number,
  open: Pick<OpenApi, 'poolEvents'>,
  onReset: () => void,
  onProgress: (progress: ScanProgress) => void = () => undefined,
): Promise<void> {
  let resets = 0;
  for (;;) {
    const from = place.nextBlock ?? startBlock;
    const { events, nextBlock, headBlock } = await open.poolEvents(from);
    if (nextBlock < from) {
      resets += 1;
      // An index that goes back and back is at fault, and may be sound after a while.
      if (resets > 2) throw new AppError('PORTAL_UNAVAILABLE');
      onReset();
      place.nextBlock = null;
      if (from === startBlock) return;
      continue;
    }
    index.add(events);
    place.nextBlock = nextBlock;
    onProgress({ doneBlocks: nextBlock - startBlock, totalBlocks: Math.max(nextBlock, headBlock + 1) - startBlock });
    if (nextBlock === from || nextBlock > headBlock) return;
  }
}

/** What of the pool is a secret's own, from the index and the secret alone. */
export function ownPool(index: PoolIndex, keys: OwnKeys, request: ScanRequest): OwnPool {
  const { knownAmounts, claimAmounts, nowMs, unitsPerCent } = request;
  const known = {
    amountOf: (note: FieldElement) =>
      knownAmounts[String(note)] === undefined ? null : (BigInt(knownAmounts[String(note)] ?? 0) as EurCents),
    amountOfClaim: (period: number) => (claimAmounts[period] ?? null) as EurCents | null,
  };
  const { notes, nextDepositCounter, spends } = ownNotes(index, keys, known, nowMs);
  const { accounts, nextAccountIndex } = ownAccounts(index, keys, spends);
  const entries = moneyEntries(index, notes, spends, accounts, unitsPerCent);
  return { notes, accounts, nextAccountIndex, nextDepositCounter, entries, anonymity: index.anonymity() };
}
