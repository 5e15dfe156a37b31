import type { EurCents } from '../domain/cents';
import type { Period } from '../domain/period';
import type { ReceiptReason } from '../domain/reviews';
import type { FieldElement } from './field';
import { hashNote, hashNullifier, hashPayTo, type SecretIdentity } from './hashes';

/** A later form of the receipt gets the next number. */
export const RECEIPT_VERSION = 1;

/**
 * Opens one own claim to a reviewer of choice: the chain has its note by its nullifier, and H(NOTE, amount, payTo) gives
 * that note for this amount alone. Only the card can make it: payTo needs the secret, and reveals nothing of it. Not in
 * it: who the person is, and how the note is spent (a spend nullifier needs the secret too).
 * Whoever holds a receipt, stolen or not, can show what it opens, and do nothing else with it.
 * @see DESIGN.md section 4, "A receipt"
 */
export type Receipt = {
  readonly version: typeof RECEIPT_VERSION;
  readonly chainId: number;
  readonly gate: `0x${string}`;
  readonly scheme: number;
  readonly period: Period;
  readonly nullifier: FieldElement;
  readonly amountCents: EurCents;
  readonly payTo: FieldElement;
  readonly reason: ReceiptReason;
};

export type ReceiptSource = {
  readonly chainId: number;
  readonly gate: `0x${string}`;
  readonly scheme: number;
  readonly nullifierClass: number;
  readonly period: Period;
  readonly amountCents: EurCents;
  readonly reason: ReceiptReason;
};

/** The receipt of a month's claim. */
export function makeReceipt(secret: SecretIdentity, { nullifierClass, ...source }: ReceiptSource): Receipt {
  const nullifier = hashNullifier(secret, nullifierClass, source.period);
  return { version: RECEIPT_VERSION, ...source, nullifier, payTo: hashPayTo(secret, nullifier) };
}

/** The note that the receipt says the chain has. */
export const receiptNote = ({ amountCents, payTo }: Pick<Receipt, 'amountCents' | 'payTo'>): FieldElement =>
  hashNote(amountCents, payTo);

/** A claim as the gate's event `Claimed` has it. */
export type ClaimOnChain = { readonly scheme: number; readonly period: number; readonly note: bigint };

/**
 * Why a receipt proves nothing. unknown-claim: the gate has no claim under the nullifier. does-not-open: amount or payTo
 * are not those of that claim's note, or the nullifier is another claim's.
 */
export const RECEIPT_FAULTS = [
  'other-chain',
  'other-gate',
  'unknown-claim',
  'other-scheme',
  'other-period',
  'other-region',
  'does-not-open',
] as const;
export type ReceiptFault = (typeof RECEIPT_FAULTS)[number];

/** Whether the receipt is of this chain's gate at all: asked before the chain is. */
export function receiptPlaceFault(
  receipt: Pick<Receipt, 'chainId' | 'gate'>,
  here: { readonly chainId: number; readonly gate: string },
): ReceiptFault | null {
  if (receipt.chainId !== here.chainId) return 'other-chain';
  return receipt.gate.toLowerCase() === here.gate.toLowerCase() ? null : 'other-gate';
}

/** What is wrong with a receipt, against the chain's claim under its nullifier. @returns null when it holds */
export function receiptFault(receipt: Receipt, claim: ClaimOnChain | null): ReceiptFault | null {
  if (claim === null) return 'unknown-claim';
  if (claim.scheme !== receipt.scheme) return 'other-scheme';
  if (claim.period !== receipt.period) return 'other-period';
  return receiptNote(receipt) === claim.note ? null : 'does-not-open';
}
