import { z } from 'zod';
import { zSpendRequest, zTransferRequest } from '../../schemas/pool-api';
import { zAddress } from '../../schemas/primitives';
import { zErrorCode } from '../stored';

/** Requests in the form that travels, kept before they are sent: a closed tab loses nothing and pays nothing twice. */
const zWireSpend = z.custom<z.input<typeof zSpendRequest>>((value) => zSpendRequest.safeParse(value).success);
const zWireTransfer = z.custom<z.input<typeof zTransferRequest>>((value) => zTransferRequest.safeParse(value).success);

const withdrawn = { withdrawTx: z.string(), withdrawnAtMs: z.number() };

/**
 * Where one payment of a plan is:
 * planned → (consolidating) → proving → withdrawing → withdrawn → forwarding → arrived. Any of them can be resumed.
 */
export const zStepState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('planned') }),
  /** No note holds the amount: two become one first, without showing anything. */
  z.object({ phase: z.literal('consolidating'), request: zWireSpend.nullable(), jobId: z.string().nullable() }),
  z.object({ phase: z.literal('proving') }),
  z.object({ phase: z.literal('withdrawing'), request: zWireSpend, jobId: z.string().nullable() }),
  /** On the one-time account, until its moment to move on. */
  z.object({ phase: z.literal('withdrawn'), ...withdrawn }),
  z.object({ phase: z.literal('forwarding'), ...withdrawn, request: zWireTransfer, jobId: z.string().nullable() }),
  z.object({ phase: z.literal('arrived'), ...withdrawn, forwardTx: z.string(), arrivedAtMs: z.number() }),
  z.object({ phase: z.literal('cancelled') }),
  z.object({ phase: z.literal('failed'), code: zErrorCode, during: z.string() }),
]);
export type StepState = z.output<typeof zStepState>;
export type StepPhase = StepState['phase'];

export const zPlanStep = z.object({
  /** Decimal string. */
  amountCents: z.string(),
  /** Number of the one-time account, derived from the secret. */
  accountIndex: z.number().int().nonnegative(),
  account: zAddress,
  withdrawAtMs: z.number(),
  /** Waited on the one-time account, at least. */
  forwardDelayMs: z.number().nonnegative(),
  state: zStepState,
  /** Set while the wallet waits to try again. It goes on by itself. */
  retry: z.object({ code: zErrorCode, atMs: z.number(), attempt: z.number().int() }).nullable(),
});
export type PlanStep = z.output<typeof zPlanStep>;

export const zPayoutPlan = z.object({
  id: z.string(),
  /** spread: standard amounts at random times. at-once: one payment, less private. */
  kind: z.enum(['spread', 'at-once']),
  /** The account in use. */
  toAccount: zAddress,
  /** Decimal string. */
  budgetCents: z.string(),
  createdAtMs: z.number(),
  /** The times are those of the demo: a week in a minute. */
  isScaled: z.boolean(),
  /** Made by the standing order, not by hand. */
  isAutomatic: z.boolean().default(false),
  status: z.enum(['running', 'paused', 'done', 'cancelled']),
  steps: z.array(zPlanStep),
});
export type PayoutPlan = z.output<typeof zPayoutPlan>;

/** What a plan is spread over outside the demo; a shorter one is scaled. */
export const WEEK_SEC = 7 * 24 * 3600;

/** What the card keeps about money, inside its encrypted data. Everything else follows from secret and chain. */
export const zMoneyData = z.object({
  plan: zPayoutPlan.nullable(),
  /** Next one-time account that was never used. Raised by what the chain shows. */
  nextAccountIndex: z.number().int().nonnegative(),
  automaticPayout: z.boolean(),
  weeklyBudgetCents: z.string(),
  /** Where automatic payout pays while there was no plan yet. */
  payoutAccount: zAddress.nullable().default(null),
  relayUrl: z.string().nullable(),
  /** How far the pool had been read when the wallet last changed any of this. */
  seenUntilBlock: z.number().int().nonnegative().default(0),
  /** Amounts that were found by trying, by note: decimal strings. */
  knownAmounts: z.record(z.string(), z.string()),
});
export type MoneyData = z.output<typeof zMoneyData>;

export const EMPTY_MONEY_DATA: MoneyData = {
  plan: null,
  nextAccountIndex: 0,
  automaticPayout: false,
  weeklyBudgetCents: '0',
  payoutAccount: null,
  relayUrl: null,
  seenUntilBlock: 0,
  knownAmounts: {},
};
