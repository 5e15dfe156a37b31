import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';

/** Roles of staff and issuers; a citizen's session has role `citizen`. */
export const STAFF_ROLES = ['issuer', 'caseworker', 'uwv', 'svb', 'auditor', 'doctor', 'panel'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Schemes that figures are published of. */
export const FIGURE_SCHEMES = [...SUPPLEMENT_SCHEMES, 'tas'] as const;
export type FigureScheme = (typeof FIGURE_SCHEMES)[number];

/**
 * Why there is no number: fewer than ten; so that another one cannot be worked out; there is nothing (public on the
 * chain, too); its total has not been opened yet; fewer than ten have arrived.
 */
export const NO_NUMBER = ['below-threshold', 'complementary', 'none', 'not-opened', 'too-few'] as const;
export type NoNumber = (typeof NO_NUMBER)[number];
const why = z.enum(NO_NUMBER).nullable();

/** A count, rounded to tens. */
const zCount = z.object({ value: z.number().int().nonnegative().nullable(), why });
/** Euro cents as a decimal string; totals are rounded to hundreds of euros. */
const zCents = z.object({ value: z.string().regex(/^\d+$/).nullable(), why });
/** Seconds, to two digits. */
const zSeconds = z.object({ value: z.number().int().nonnegative().nullable(), why });
export type CountFigure = z.output<typeof zCount>;
export type CentsFigure = z.output<typeof zCents>;
export type SecondsFigure = z.output<typeof zSeconds>;
export type Figure = CountFigure | CentsFigure | SecondsFigure;

/** yyyymm */
const zMonth = z.number().int();
/** Null: all regions together. */
const zArea = z.number().int().nullable();

const zPayoutCell = z.object({
  region: zArea,
  claims: zCount,
  paid: zCents,
  average: zCents,
  wait: zSeconds,
  /** Ids of the totals that were opened; empty for all regions together. */
  tranches: z.array(z.string()),
});
const zPayoutMonth = z.object({
  month: zMonth,
  /** Whether the month is over on the income chain. */
  isComplete: z.boolean(),
  cells: z.array(zPayoutCell),
});
export type PayoutCell = z.output<typeof zPayoutCell>;
export type PayoutMonth = z.output<typeof zPayoutMonth>;

const zBenefitMonth = z.object({
  month: zMonth,
  cells: z.array(z.object({ region: zArea, claims: zCount })),
});
export type BenefitMonth = z.output<typeof zBenefitMonth>;

const zModes = z.object({
  region: z.number().int(),
  /** State at the end of this month. */
  month: zMonth,
  people: zCount,
  automatic: zCount,
  oneClick: zCount,
  neither: zCount,
  /** Whole per cent, of the rounded counts. */
  automaticPercent: z.number().int().nullable(),
  oneClickPercent: z.number().int().nullable(),
});
export type Modes = z.output<typeof zModes>;

/** Numbers of tranches that wait for something: anybody can count them on the chain. */
const zWaiting = z.object({
  region: z.number().int(),
  belowTen: z.number().int(),
  /** Ten or more: it closes at its next moment. */
  ready: z.number().int(),
  forShares: z.number().int(),
  forRelease: z.number().int(),
});
export type Waiting = z.output<typeof zWaiting>;

/** What the portal publishes of a scheme that tops income up. */
export const zSupplementFigures = z.object({
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  regions: z.array(z.object({ region: z.number().int(), name: z.string() })),
  indexedUntilSec: z.number().int(),
  payouts: z.array(zPayoutMonth),
  benefits: z.array(zBenefitMonth),
  /** Benefit months that are not published yet, and from when they are. */
  upcoming: z.array(z.object({ month: zMonth, fromSec: z.number().int() })),
  modes: z.array(zModes),
  waiting: z.array(zWaiting),
});
export type SupplementFigures = z.output<typeof zSupplementFigures>;

/** What the portal publishes of the asbestos advance: the whole country, by year that is over. */
export const zAdvanceFigures = z.object({
  scheme: z.literal('tas'),
  indexedUntilSec: z.number().int(),
  years: z.array(z.object({ year: z.number().int(), claims: zCount, paid: zCents })),
  /** The year that runs, and from when it is published. */
  upcoming: z.object({ year: z.number().int(), fromSec: z.number().int() }).nullable(),
});
export type AdvanceFigures = z.output<typeof zAdvanceFigures>;

/** The pool's money: public on the payout chain. */
export const zPoolFigures = z.object({
  balance: z.string().regex(/^\d+$/),
  reserved: z.string().regex(/^\d+$/),
  free: z.string().regex(/^\d+$/),
  /** Mean of the published monthly totals of both supplements, over those of the last twelve months that have one. */
  averageMonth: z.string().regex(/^\d+$/).nullable(),
  averagedMonths: z.number().int(),
  /** `free` by `averageMonth`, to one decimal. */
  reachMonths: z.number().nonnegative().nullable(),
  readAtSec: z.number().int(),
});
export type PoolFigures = z.output<typeof zPoolFigures>;

/** GET /api/caseworker/figures (roles caseworker, uwv, svb): the viewer's own part of what is published. */
export const zFiguresView = z.object({
  /** When the figures were worked out; null before the first time. */
  computedAtMs: z.number().int().nullable(),
  figures: z.discriminatedUnion('scheme', [zSupplementFigures, zAdvanceFigures]).nullable(),
  pool: zPoolFigures.nullable(),
  /** How exact the numbers are. An average is one rounded number by another, and so about; sums of them are, too. */
  rounding: z.object({ counts: z.literal(10), amountCents: z.literal(10_000), average: z.literal('about') }),
});
export type FiguresView = z.output<typeof zFiguresView>;

const CHAINS = ['income', 'health', 'payout'] as const;

/** GET /api/caseworker/live (same roles): how chains and jobs are, at this moment. */
export const zLiveStatus = z.object({
  atMs: z.number().int(),
  /** Changes when the figures were worked out anew. */
  computedAtMs: z.number().int().nullable(),
  chains: z.array(
    z.object({
      chain: z.enum(CHAINS),
      reachable: z.boolean(),
      head: z.number().int(),
      indexed: z.number().int(),
    }),
  ),
  jobs: z.array(
    z.object({
      name: z.string(),
      healthy: z.boolean(),
      lastRunAtMs: z.number().int().nullable(),
      lastError: z.string().nullable(),
    }),
  ),
  /** Messages between the chains that have not arrived. */
  messagesUnderWay: z.number().int(),
});
export type LiveStatus = z.output<typeof zLiveStatus>;
