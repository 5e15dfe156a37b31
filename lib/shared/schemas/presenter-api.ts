import { z } from 'zod';
import { CHAIN_DOMAINS } from './deployment';

/**
 * The presenter's part of the API: of the demo alone (DEMO_ONLY elsewhere), and of the host `voorzien.localhost`, where
 * the stage stands. Everything that stops, starts or sets back processes is done by the demo's own process (scripts/demo/
 * stage); the web server hands it on.
 */

/**
 * How fast the three chains make blocks. Closed: a block for every transaction, or one a second, as QBFT makes them. Open:
 * every 2 s, as an L2 does, or every 12 s, as Ethereum does.
 */
export const STAGE_PROFILES = ['instant', 'second', 'rollup', 'ethereum'] as const;
export type StageProfile = (typeof STAGE_PROFILES)[number];
export const PROFILE_PACE: Readonly<
  Record<
    StageProfile,
    { readonly network: 'closed' | 'open'; readonly blockTimeSec: number; readonly confirmations: number }
  >
> = {
  instant: { network: 'closed', blockTimeSec: 0, confirmations: 0 },
  second: { network: 'closed', blockTimeSec: 1, confirmations: 0 },
  rollup: { network: 'open', blockTimeSec: 2, confirmations: 1 },
  ethereum: { network: 'open', blockTimeSec: 12, confirmations: 1 },
};

/** What the audience can see tried, on the real system. */
export const ATTACKS = [
  'replayed-proof',
  'forged-proof',
  'foreign-statement',
  'second-claim',
  'forged-message',
  'short-reserve',
  'stopped-chain',
] as const;
export type Attack = (typeof ATTACKS)[number];

/** One line of what a run does, as it happens. `key` and `data` make a sentence of the messages `presenter.runs.<key>`. */
export const zRunLine = z.object({
  atMs: z.number(),
  key: z.string(),
  data: z.record(z.string(), z.string()),
  /** ok: as it should be; refused: an attack was refused; bad: something is wrong */
  tone: z.enum(['info', 'ok', 'refused', 'bad']),
});
export type RunLine = z.output<typeof zRunLine>;

/** An attack or a load run: a program of its own that prints a line of JSON at a time. */
export const zRun = z.object({
  id: z.string(),
  kind: z.enum(['attack', 'scale']),
  name: z.string(),
  status: z.enum(['running', 'held', 'failed', 'cancelled']),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  lines: z.array(zRunLine),
  /** What it measured; of a scale run one every half second, of which the page draws its chart, and its results last. */
  samples: z.array(z.object({ atMs: z.number(), values: z.record(z.string(), z.number()) })),
});
export type Run = z.output<typeof zRun>;

/** GET /api/presenter/stage → this. POST /api/presenter/lead answers with it too. */
export const zStage = z.object({
  /** Goes up with every reset: a page that holds another number starts over. */
  epoch: z.number().int(),
  profile: z.enum(STAGE_PROFILES),
  phase: z.enum(['ready', 'resetting', 'switching', 'failed']),
  /** Since when, and of the last one that ended how long it took. */
  phaseSinceMs: z.number(),
  lastTook: z.object({ what: z.enum(['resetting', 'switching']), ms: z.number() }).nullable(),
  /** False without a snapshot to go back to: with a database of one's own. */
  canReset: z.boolean(),
  stopped: z.partialRecord(z.enum(CHAIN_DOMAINS), z.number()),
  run: zRun.nullable(),
  /** What load runs that held have measured since the last reset: the newest figure of each name, and when its run began. */
  measured: z.record(z.string(), z.object({ value: z.number(), atMs: z.number() })),
  lead: z.object({ client: z.string(), sinceMs: z.number(), seenMs: z.number() }).nullable(),
  /** Place in the script, as the leading presenter's page told it; the watching one follows. */
  place: z.object({ step: z.string(), atMs: z.number() }).nullable(),
  nowMs: z.number(),
});
export type Stage = z.output<typeof zStage>;

/** A page's own name for itself, random, kept for the tab. */
export const zClient = z.string().regex(/^[a-z0-9-]{8,40}$/);
/** POST /api/presenter/lead. 409 STAGE_LED while another page leads and takeOver is false. */
export const zLeadRequest = z.strictObject({
  client: zClient,
  takeOver: z.boolean(),
  step: z.string().max(40).nullable(),
  /** Of the stage as the page knows it: a place in the script from before a reset does not count. */
  epoch: z.number().int().nullable(),
});
/** POST /api/presenter/reset, /profile, /stop, /run: by the leading page only (409 STAGE_LED). 409 STAGE_BUSY. */
export const zStageRequest = z.strictObject({ client: zClient });
export const zProfileRequest = z.strictObject({ client: zClient, profile: z.enum(STAGE_PROFILES) });
export const zStopRequest = z.strictObject({
  client: zClient,
  domain: z.enum(CHAIN_DOMAINS),
  seconds: z.number().int().min(1).max(60),
});
export const zRunRequest = z.discriminatedUnion('kind', [
  z.strictObject({ client: zClient, kind: z.literal('attack'), name: z.enum(ATTACKS) }),
  z.strictObject({ client: zClient, kind: z.literal('scale'), citizens: z.number().int().min(10).max(700) }),
  z.strictObject({ client: zClient, kind: z.literal('cancel') }),
]);

/**
 * GET /api/presenter/growth → this: rows that the indexer wrote, of claims, notes, and all that a claim leaves behind; and what
 * load runs' people have in their mailboxes.
 */
export const zGrowth = z.object({
  claims: z.number().int(),
  notes: z.number().int(),
  rows: z.number().int(),
  openings: z.number().int(),
  statements: z.number().int(),
  databaseBytes: z.number(),
});
export type Growth = z.output<typeof zGrowth>;
