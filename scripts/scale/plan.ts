import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import { LOAD_REGION } from '@/lib/shared/schemas/load-run-api';
import { DEMO_EMPLOYERS } from '../demo/demo-keys.mjs';
import { drawn, type Household, type PlannedClaim } from '../history/plan';
import { HISTORY_WORLD, World } from '../history/world';

/**
 * Who takes part in a load run, and what they claim: drivers of a region that is nobody's, all of the same month. Everything
 * follows from labels, so that the portal's own publisher comes to the root that the proofs are for; the proofs (prisma/scale.json.br) are made beforehand, because the machine that is measured would
 * else measure its own proving, which in life happens in as many browsers as there are citizens.
 */

export const SCALE_CITIZENS = 400;
export const SCALE_REGION = LOAD_REGION;
/** The newest month with norms that was over when the proofs were made. */
export const SCALE_PERIOD = period(202610);
export const SCALE_SCHEME = SUPPLEMENT_PACKS.pw.id;
/** 1 January 2100: the proofs are bound to the demo's development chains, where time is no protection. */
export const SCALE_DEADLINE_SEC = 4_102_444_800;

const NORM_SINGLE = 0;
const LEAST_CENTS = 20_000n;
const SPREAD_CENTS = 115_000n;

const households: readonly Household[] = Array.from({ length: SCALE_CITIZENS }, (_, index) => ({
  id: `scale.${index}`,
  scheme: 'pw',
  region: SCALE_REGION,
  normClass: NORM_SINGLE,
  knownBenefitCents: eurCents(0n),
  employers: [index % DEMO_EMPLOYERS],
}));

/** Issuer id of the only employer of a household. */
export const employerOf = ({ employers }: Household): string => `load-run-${employers[0]}`;

/** In the order in which they are sent. */
export const scalePlan = (): readonly PlannedClaim[] =>
  households.map((household) => {
    const cents = LEAST_CENTS + (drawn(`${household.id}.income`) % SPREAD_CENTS);
    return {
      household,
      period: SCALE_PERIOD,
      incomes: [{ netCents: eurCents(cents), grossCents: eurCents((cents * 118n) / 100n) }],
      atSec: 0,
    };
  });

export const SCALE_WORLD = new World(households, true);
export const scaleRoot = () => SCALE_WORLD.rootOf({ scheme: 'pw', region: SCALE_REGION });
export const { gate: SCALE_GATE, pool: SCALE_POOL } = HISTORY_WORLD;
