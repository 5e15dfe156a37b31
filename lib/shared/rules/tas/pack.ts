import { DIAGNOSES, SPECIALISMS } from '../../domain/diagnoses';
import { NULLIFIER_CLASSES, SCHEMES } from '../../domain/schemes';
import type { AdvancePolicy } from '../../protocol/advance-policy';
import type { Point } from '../../protocol/babyjubjub';
import { TAS_AMOUNTS, tasStartSec } from './amounts';

const REGULATION = 'Regeling tegemoetkoming asbestslachtoffers 2014 (TAS)';

/** The lump sum for people who are ill from asbestos at work: SVB pays it, advised by the IAS. */
export const TAS_PACK = {
  id: SCHEMES.tas,
  nullifierClass: NULLIFIER_CLASSES.asbestosAdvance,
  /** A lung doctor's statement counts, no other's. */
  specialism: SPECIALISMS.lung,
  /** Mesothelioma and, since 1 April 2014, asbestosis. Asbestos lung cancer falls under the TSB. */
  codes: [DIAGNOSES.mesothelioma.code, DIAGNOSES.asbestosis.code],
  amounts: TAS_AMOUNTS,
  /** The regulation behind each rule. */
  law: { diagnosis: REGULATION, panel: REGULATION, amount: REGULATION, once: REGULATION },
} as const;

/** The policies with which a deployment starts: one for each row of the table. @param panelKey who confirms */
export const advancePolicies = (panelKey: Point): readonly (AdvancePolicy & { readonly startsAtSec: bigint })[] =>
  TAS_PACK.amounts.map((amount) => ({
    scheme: TAS_PACK.id,
    nullifierClass: TAS_PACK.nullifierClass,
    specialism: TAS_PACK.specialism,
    amountCents: amount.amountCents,
    codes: TAS_PACK.codes,
    panelKey,
    startsAtSec: BigInt(tasStartSec(amount)),
  }));
