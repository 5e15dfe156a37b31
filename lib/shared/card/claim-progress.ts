import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zAdvanceRequest } from '../schemas/advance-api';
import { zPeriod } from '../schemas/primitives';
import { zClaimRequest } from '../schemas/public-api';
import { zErrorCode } from './stored';

/** A month's claim in the form that travels: decimal strings. */
export type WireClaim = z.input<typeof zClaimRequest>;
/** An application for the lump sum, likewise. */
export type WireAdvance = z.input<typeof zAdvanceRequest>;

/** Kept before it is sent, so that a closed tab loses nothing. */
const zWireRequest = z.custom<WireClaim | WireAdvance>(
  (value) => zClaimRequest.safeParse(value).success || zAdvanceRequest.safeParse(value).success,
);

const zProofTimings = z.object({
  /** Fetching or reading the artifacts from the cache. */
  artifactsMs: z.number(),
  /** Hashing, path and encryption. */
  prepareMs: z.number(),
  proveMs: z.number(),
});
export type ProofTimings = z.output<typeof zProofTimings>;

const built = { request: zWireRequest, timings: zProofTimings.nullable() };
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
 * Where a claim is, a month's or the lump sum's. Later phases carry what earlier ones found, so that any of them can be resumed:
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

const run = {
  /** Decimal string, as proved. */
  amountCents: z.string(),
  state: zClaimState,
  /** First moment of each phase, in order. */
  timeline: z.array(z.object({ phase: z.string(), atMs: z.number() })),
  /** How long the last proof took. */
  timings: zProofTimings.nullable(),
  confirmedAtMs: z.number().nullable(),
  /** Set while the card waits to try again, with the code of what went wrong. It goes on by itself. */
  retry: z.object({ code: zErrorCode, atMs: z.number(), attempt: z.number().int() }).nullable(),
};
const zRunRecord = z.object(run);
/** What every claim keeps of its way. */
export type RunRecord = z.output<typeof zRunRecord>;

export const zClaimRecord = z.object({
  ...run,
  period: zPeriod,
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  /** The other scheme of the same month, when there was one: received under this scheme only. */
  otherScheme: z.enum(SUPPLEMENT_SCHEMES).nullable(),
});
export type ClaimRecord = z.output<typeof zClaimRecord>;

export const zAdvanceRecord = z.object({
  ...run,
  /** What the citizen can name the application by. Only the card knows whose it is. */
  reference: z.string(),
  diagnosisCode: z.number().int(),
});
/** The application for the lump sum: once in a life, so that a card has one at most. */
export type AdvanceRecord = z.output<typeof zAdvanceRecord>;

/** The way of a claim that begins. */
export const newRun = (amountCents: bigint, atMs: number): RunRecord => ({
  amountCents: String(amountCents),
  state: { phase: 'statement-received' },
  timeline: [{ phase: 'statement-received', atMs }],
  timings: null,
  confirmedAtMs: null,
  retry: null,
});

/** A phase from which nothing happens any more by itself. */
export const isFinal = (state: ClaimState): boolean => state.phase === 'arrived' || state.phase === 'failed';

/** The record in its next state; the timeline keeps the last time that each phase began. */
export function advance<Run extends RunRecord>(record: Run, state: ClaimState, atMs: number): Run {
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

const UNSENT: ReadonlySet<ClaimPhase> = new Set<ClaimPhase>([
  'statement-received',
  'confirm-needed',
  'waiting',
  'proving',
]);

/** Nothing of the claim has left the card yet, so a new statement or another choice still changes it. */
export const isUnsent = ({ state }: Pick<RunRecord, 'state'>): boolean => UNSENT.has(state.phase);
