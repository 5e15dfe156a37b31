import { z } from 'zod';
import { zPeriod } from '../schemas/primitives';
import { zClaimRequest } from '../schemas/public-api';
import { zErrorCode } from './stored';

/** A claim in the form that travels: decimal strings. Kept before it is sent, so that a closed tab loses nothing. */
const zWireClaim = z.custom<z.input<typeof zClaimRequest>>((value) => zClaimRequest.safeParse(value).success);
export type WireClaim = z.infer<typeof zWireClaim>;

const zProofTimings = z.object({
  /** Fetching or reading the artifacts from the cache. */
  artifactsMs: z.number(),
  /** Hashing, path and encryption. */
  prepareMs: z.number(),
  proveMs: z.number(),
});
export type ProofTimings = z.output<typeof zProofTimings>;

const built = { request: zWireClaim, timings: zProofTimings.nullable() };
const accepted = {
  /** Null when the claim was found on the chain without a job of this card, e.g. after a restore. */
  jobId: z.string().nullable(),
  txHash: z.string().nullable(),
  blockNumber: z.number().nullable(),
  gasUsed: z.string().nullable(),
};
const triggered = {
  ...accepted,
  payoutTxHash: z.string(),
  payoutBlockNumber: z.number(),
  payoutBlockTimeSec: z.number(),
  note: z.string(),
};

/**
 * Where a month's claim is. Later phases carry what earlier ones found, so that any of them can be resumed:
 * statement-received → (confirm-needed) → waiting → proving → sending → sent → accepted → triggered → arrived.
 */
export const zClaimState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('statement-received') }),
  /** One-click mode, or sharing was not agreed to yet. */
  z.object({ phase: z.literal('confirm-needed') }),
  z.object({
    phase: z.literal('waiting'),
    /** delay: random, for privacy; window: claims open later; register: the next root is awaited. */
    reason: z.enum(['delay', 'window', 'register']),
    untilMs: z.number(),
  }),
  z.object({ phase: z.literal('proving'), attempt: z.number().int() }),
  z.object({ phase: z.literal('sending'), ...built }),
  z.object({ phase: z.literal('sent'), ...built, jobId: z.string() }),
  z.object({ phase: z.literal('accepted'), ...accepted }),
  /** The payout chain has the note. */
  z.object({ phase: z.literal('triggered'), ...triggered }),
  /** The wallet opened the note: amount and owner are right. */
  z.object({ phase: z.literal('arrived'), ...triggered }),
  z.object({ phase: z.literal('failed'), code: zErrorCode, during: z.string() }),
]);
export type ClaimState = z.output<typeof zClaimState>;
export type ClaimPhase = ClaimState['phase'];

export const zClaimRecord = z.object({
  period: zPeriod,
  scheme: z.enum(['pw', 'tw']),
  /** Decimal string, as proved. */
  amountCents: z.string(),
  /** The other scheme of the same month, when there was one: received under this scheme only. */
  otherScheme: z.enum(['pw', 'tw']).nullable(),
  state: zClaimState,
  /** First moment of each phase, in order. */
  timeline: z.array(z.object({ phase: z.string(), atMs: z.number() })),
  /** How long the last proof took. */
  timings: zProofTimings.nullable(),
  confirmedAtMs: z.number().nullable(),
  /** Set while the card waits to try again, with the code of what went wrong. It goes on by itself. */
  retry: z.object({ code: zErrorCode, atMs: z.number(), attempt: z.number().int() }).nullable(),
});
export type ClaimRecord = z.output<typeof zClaimRecord>;

/** A phase from which nothing happens any more by itself. */
export const isFinal = (state: ClaimState): boolean => state.phase === 'arrived' || state.phase === 'failed';

/** The record in its next state; the timeline keeps the last time that each phase began. */
export function advance(record: ClaimRecord, state: ClaimState, atMs: number): ClaimRecord {
  const timings = 'timings' in state && state.timings !== null ? state.timings : record.timings;
  if (record.state.phase === state.phase) return { ...record, state, timings, retry: null };
  return {
    ...record,
    state,
    timings,
    retry: null,
    timeline: [...record.timeline.filter(({ phase }) => phase !== state.phase), { phase: state.phase, atMs }],
  };
}
