import { z } from 'zod';
import { zCents, zField, zHex, zPeriod } from './primitives';

/**
 * What a load run asks of the portal before its claims leave: made-up people in a register, and their statements. Of the demo
 * alone, and of the stage (http/presenter-route.ts).
 */

/** A region that no agency of the demo keeps: nobody's people change, and no agency's figures. */
export const LOAD_REGION = 9900;

/** An employer of load runs, by its issuer id. */
export const zLoadEmployer = z.string().regex(/^load-run-[0-8]$/);

/** POST /api/presenter/load/people: all at once, in the order of their places in the register. Again: nothing new. */
export const zLoadPeople = z.strictObject({
  /** Public HPKE key that all of their cards share. */
  encryptionKey: zHex,
  normClass: z.number().int().min(0).max(15),
  disregardClass: z.number().int().min(0).max(15),
  knownBenefitCents: zCents,
  validFrom: zPeriod,
  validUntil: zPeriod,
  people: z
    .array(z.strictObject({ holder: zField, leafSalt: zField, employer: zLoadEmployer }))
    .min(1)
    .max(1_000),
});
export type LoadPeople = z.output<typeof zLoadPeople>;

/** POST /api/presenter/load/statements: a month's CSV of one employer, as its own desk imports one. Answers zImportResult. */
export const zLoadStatements = z.strictObject({
  employer: zLoadEmployer,
  csv: z.string().max(100_000),
  commit: z.boolean(),
});

/** Staff number of a person of load runs at the employer, and the end of the person's id. @param index place in the plan, from 0 */
export const loadNumber = (index: number): string => String(index).padStart(4, '0');
