import type { EurCents } from '../domain/cents';
import type { ReceiptReason } from '../domain/reviews';
import { AppError } from '../errors/app-error';
import { makeReceipt, type Receipt, receiptNote } from '../protocol/receipt';
import { SUPPLEMENT_PACKS } from '../rules/registry';
import type { PublicConfig } from '../schemas/public-api';
import type { CardIdentity } from './agent/ports';
import { claimChains } from './claim';
import type { ClaimRecord } from './claim-progress';

/** A claim whose note stands on the payout chain can be opened. */
export const canOpen = ({ state }: Pick<ClaimRecord, 'state'>): boolean =>
  state.phase === 'triggered' || state.phase === 'arrived';

/**
 * Opens one own claim. What it says was compared with the note on the chain: a card never hands out a receipt that a
 * reviewer would refuse.
 * @throws RECEIPT_NOT_READY before the payout chain has the note, or while the card does not know the amount in it
 */
export function receiptOf(
  { secret }: Pick<CardIdentity, 'secret'>,
  config: PublicConfig,
  record: Pick<ClaimRecord, 'scheme' | 'period' | 'amountCents' | 'state'>,
  reason: ReceiptReason,
): Receipt {
  const { state, scheme, period } = record;
  if (state.phase !== 'triggered' && state.phase !== 'arrived') throw new AppError('RECEIPT_NOT_READY');
  const { id, nullifierClass } = SUPPLEMENT_PACKS[scheme];
  const { chainId, gate } = claimChains(config);
  const amountCents = BigInt(record.amountCents) as EurCents;
  const receipt = makeReceipt(secret, { chainId, gate, scheme: id, nullifierClass, period, amountCents, reason });
  if (receiptNote(receipt) !== BigInt(state.note)) throw new AppError('RECEIPT_NOT_READY');
  return receipt;
}
