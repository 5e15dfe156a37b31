import { z } from 'zod';
import { zAddress, zCents, zField, zHex32, zSolidityProof, zUint256 } from './primitives';

/**
 * The pool as every wallet reads it, and the relay's part for spending. Cookie-less like the claim's path: one answer for
 * everybody, and nothing that names a person.
 */

const place = {
  blockNumber: z.number().int(),
  blockTimeSec: z.number(),
  txHash: zHex32,
};

export const zPoolEvent = z.discriminatedUnion('kind', [
  /** NoteReceived: a claim's note, waiting to be inserted. */
  z.object({
    kind: z.literal('note'),
    ...place,
    nullifierClass: z.number().int(),
    nullifier: zField,
    note: zField,
    capCents: zCents,
  }),
  /** Deposited: amount and payTo are public. */
  z.object({
    kind: z.literal('deposit'),
    ...place,
    depositor: zAddress,
    note: zField,
    payTo: zField,
    amountCents: zCents,
  }),
  /** Spent: a withdrawal, or a consolidation (amount 0, zero address). */
  z.object({
    kind: z.literal('spend'),
    ...place,
    nullifiers: z.tuple([zField, zField]),
    change: zField,
    recipient: zAddress,
    amountCents: zCents,
  }),
  /** LeavesInserted: these leaves stand in the tree from here on. */
  z.object({
    kind: z.literal('inserted'),
    ...place,
    treeIndex: z.number().int(),
    firstLeafIndex: z.number().int(),
    leaves: z.array(zField),
    root: zField,
  }),
  /** A transfer of the euro token from an account that the pool paid. */
  z.object({ kind: z.literal('transfer'), ...place, from: zAddress, to: zAddress, units: zUint256 }),
]);
export type PoolEvent = z.output<typeof zPoolEvent>;

/** GET /api/pool/events?fromBlock=N: in chain order, never cutting a block in two. */
export const zPoolEvents = z.object({
  events: z.array(zPoolEvent),
  /** Next `fromBlock`. */
  nextBlock: z.number().int(),
  /** Newest block of the chain that the index knows of: how far there is to go. */
  headBlock: z.number().int(),
});

/** POST /api/relay/spends → 202 zRelayJobCreated */
export const zSpendRequest = z.strictObject({
  root: zField,
  /** 0 (consolidation, zero address) or at least 500. */
  amountCents: zCents,
  nullifiers: z.tuple([zField, zField]),
  change: zField,
  recipient: zAddress,
  deadlineSec: z.number().int().positive(),
  proof: zSolidityProof,
});
export type SpendRequest = z.output<typeof zSpendRequest>;
export type WireSpend = z.input<typeof zSpendRequest>;

/** POST /api/relay/transfers → 202 zRelayJobCreated. EIP-3009, from an account that the pool paid. */
export const zTransferRequest = z.strictObject({
  from: zAddress,
  to: zAddress,
  /** Token units. */
  units: zUint256,
  validAfterSec: z.number().int().nonnegative(),
  validBeforeSec: z.number().int().positive(),
  nonce: zHex32,
  v: z.union([z.literal(27), z.literal(28)]),
  r: zHex32,
  s: zHex32,
});
export type TransferRequest = z.output<typeof zTransferRequest>;
export type WireTransfer = z.input<typeof zTransferRequest>;

/** POST /api/demo/wages → 202 zRelayJobCreated. Demo only: a fictitious employer pays a wage into the pool. */
export const zDemoWageRequest = z.strictObject({ payTo: zField, amountCents: zCents });
