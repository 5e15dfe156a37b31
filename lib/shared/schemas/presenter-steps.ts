import { z } from 'zod';
import { FIGURE_SCHEMES, zFiguresView } from './caseworker-api';
import { zCents, zPeriod } from './primitives';

/**
 * POST /api/presenter/steps/<id>: what platform, doctor or panel do in a step of the script, done by the services behind
 * their desks. The same request again changes nothing and answers the same, with `already` at what was there. To state one
 * more month, name it: `next` of the answer.
 * @param period null: the step's own month; of `month-<persona>` the first one that nobody stated yet
 */
export const zStepRequest = z.strictObject({ period: zPeriod.nullable() });

const zDeed = z.object({
  kind: z.enum(['income', 'medical', 'panel']),
  /** The acting account's name, and the issuer's. */
  by: z.string(),
  issuerName: z.string(),
  displayName: z.string(),
  netCents: zCents.nullable(),
  issuedAtMs: z.number(),
  already: z.boolean(),
});
export type Deed = z.output<typeof zDeed>;

export const zStepReply = z.object({
  step: z.string(),
  period: zPeriod.nullable(),
  deeds: z.array(zDeed),
  /** The next month that is over, has a table of norms, and of which nothing was stated; null when there is none left. */
  next: zPeriod.nullable(),
  /** Why there is none: later months are not over yet, or have no table on the chain. Null while there is one. */
  end: z.enum(['clock', 'policy']).nullable(),
});
export type StepReply = z.output<typeof zStepReply>;

/** GET /api/presenter/steps?person=<id>: what the desks that know this person see of them. */
export const zDesks = z.object({
  employers: z.array(
    z.object({
      issuerName: z.string(),
      statements: z.array(
        z.object({
          displayName: z.string(),
          period: zPeriod,
          netCents: zCents,
          status: z.enum(['waiting', 'delivered', 'collected', 'replaced']),
        }),
      ),
    }),
  ),
  doctors: z.array(
    z.object({
      issuerName: z.string(),
      statements: z.array(
        z.object({
          displayName: z.string(),
          diagnosisCode: z.number().int(),
          status: z.enum(['waiting', 'delivered', 'collected', 'withdrawn']),
        }),
      ),
    }),
  ),
  panel: z.array(
    z.object({ displayName: z.string(), diagnosisCode: z.number().int(), status: z.string(), askedAtMs: z.number() }),
  ),
});
export type Desks = z.output<typeof zDesks>;

/**
 * GET /api/presenter/figures?person=<id>: what the staff of this person's agency see on their page of figures: published,
 * rounded, and without what would tell too much.
 */
export const zAgencyFigures = z.object({
  scheme: z.enum(FIGURE_SCHEMES),
  /** Of a municipality. */
  region: z.number().int().nullable(),
  view: zFiguresView,
});
export type AgencyFigures = z.output<typeof zAgencyFigures>;
