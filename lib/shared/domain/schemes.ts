import { PW_CLASSES } from '../rules/pw/classes';
import { TW_CLASSES } from '../rules/tw/classes';

/** Schemes, as they stand in policies, registers and events. */
export const SCHEMES = { pw: 1, tw: 2, tas: 3 } as const;
export type SchemeKey = keyof typeof SCHEMES;
export type SchemeId = (typeof SCHEMES)[SchemeKey];

/** What may be had once: `pw` and `tw` share one class (one month, one top-up); `tas` is once in a life. */
export const NULLIFIER_CLASSES = { incomeSupplement: 1, asbestosAdvance: 2 } as const;

/** Norm and disregard classes by scheme, by key: the index is what the register leaf holds. Their home is lib/shared/rules. */
export const NORM_CLASSES = { pw: PW_CLASSES.norm, tw: TW_CLASSES.norm } as const;
export const DISREGARD_CLASSES = { pw: PW_CLASSES.disregard, tw: TW_CLASSES.disregard } as const;

/** Fictitious municipalities of the demo. `0` is the whole country. Real codes of CBS stay below 9000. */
export const DEMO_REGIONS = {
  national: 0,
  voorbeeldstad: 9001,
  demodorp: 9002,
  proefstede: 9003,
  oefenwoude: 9004,
} as const;

export function schemeKey(id: number): SchemeKey | undefined {
  return (Object.keys(SCHEMES) as SchemeKey[]).find((key) => SCHEMES[key] === id);
}
