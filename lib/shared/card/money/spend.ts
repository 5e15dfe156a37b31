import { type Address, isAddress, isAddressEqual, zeroAddress } from 'viem';
import type { EurCents } from '../../domain/cents';
import { AppError } from '../../errors/app-error';
import { spendContext } from '../../protocol/context';
import { type FieldElement, reduceToField } from '../../protocol/field';
import type { SecretIdentity } from '../../protocol/hashes';
import { SPEND_SIGNALS } from '../../protocol/signals';
import { type OwnNote, spendInput, spendOutputs } from '../../protocol/spend-witness';
import type { SecretCircuitInput } from '../../protocol/supplement-witness';
import { type WireSpend, zSpendRequest } from '../../schemas/pool-api';
import type { PublicConfig } from '../../schemas/public-api';
import { bigEndian } from '../bytes';
import type { Groth16Proof } from '../groth16';
import type { RandomBytes } from '../identity';
import type { OwnNoteRecord } from './own-notes';

/** A note that may be spent: its amount is known, and it stands in a tree. */
export type SpendableNote = Pick<OwnNoteRecord, 'note' | 'nonce' | 'capCents' | 'spendNullifier'> & {
  readonly amountCents: EurCents;
  readonly treeIndex: number;
};

/** What is to be proved. Plain data: it crosses from the page to the worker. */
export type SpendOrder = {
  readonly secret: SecretIdentity;
  readonly notes: readonly [SpendableNote] | readonly [SpendableNote, SpendableNote];
  /** 0 makes one note of two. */
  readonly publicCents: EurCents;
  /** The zero address when nothing leaves. */
  readonly recipient: Address;
  readonly deadlineSec: number;
  /** Fresh for every proof, from blankNonce. */
  readonly blankNonce: FieldElement;
  readonly chainId: number;
  readonly pool: Address;
};

export const blankNonce = (random: RandomBytes): FieldElement => reduceToField(bigEndian(random(48)));

/** Whether money may be sent there. @throws RECIPIENT_INVALID */
export function checkRecipient(
  recipient: string,
  { payoutPool, euroToken }: Pick<PublicConfig['contracts'], 'payoutPool' | 'euroToken'>,
): void {
  const isSound =
    isAddress(recipient, { strict: false }) &&
    [zeroAddress, payoutPool, euroToken].every((refused) => !isAddressEqual(recipient, refused));
  if (!isSound) throw new AppError('RECIPIENT_INVALID');
}

export type PreparedSpend = {
  readonly input: SecretCircuitInput;
  /** The public signals that the circuit must give, in its order. */
  readonly expected: readonly bigint[];
  readonly unproved: Omit<WireSpend, 'proof'>;
};

/** Everything the prover needs, and what must come out. @param notes the order's, with their places */
export function prepareSpend(
  order: SpendOrder,
  notes: readonly [OwnNote] | readonly [OwnNote, OwnNote],
  root: FieldElement,
): PreparedSpend {
  const { secret, publicCents, recipient, deadlineSec, chainId, pool } = order;
  const context = spendContext({ chainId, pool, recipient, deadlineSec: BigInt(deadlineSec) });
  const witness = { secret, notes, root, publicCents, context, blankNonce: order.blankNonce };
  const { nullifiers, change } = spendOutputs(witness);
  const signals: Record<(typeof SPEND_SIGNALS)[number], bigint> = {
    nullifier0: nullifiers[0],
    nullifier1: nullifiers[1],
    change,
    root,
    publicAmount: publicCents,
    context,
  };
  return {
    input: spendInput(witness),
    expected: SPEND_SIGNALS.map((name) => signals[name]),
    unproved: {
      root: String(root),
      amountCents: String(publicCents),
      nullifiers: [String(nullifiers[0]), String(nullifiers[1])],
      change: String(change),
      recipient,
      deadlineSec,
    },
  };
}

/** The spend as the relay takes it. A proof of anything but the order is not sent. @throws PROVING_FAILED */
export function toSpendRequest(
  { expected, unproved }: Omit<PreparedSpend, 'input'>,
  { proof, publicSignals }: Groth16Proof,
): WireSpend {
  const same =
    publicSignals.length === expected.length && publicSignals.every((signal, i) => BigInt(signal) === expected[i]);
  const request = { ...unproved, proof: [...proof] };
  if (!same || !zSpendRequest.safeParse(request).success) throw new AppError('PROVING_FAILED');
  return request;
}
