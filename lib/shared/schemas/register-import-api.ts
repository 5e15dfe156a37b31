import { z } from 'zod';

/** A file of the register: columns clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers. */

export const IMPORT_MAX_LINES = 100_000;
export const IMPORT_MAX_CHARACTERS = 20_000_000;
/** Between two employers in one cell. */
export const EMPLOYER_SEPARATOR = '|';

/** What is wrong with a line. Words: `register.import.fault.<code>`. */
const ROW_FAULTS = [
  'columns',
  'clientNumber',
  'nameMissing',
  'nameFormula',
  'nameCharacters',
  'nameLong',
  'normClass',
  'disregardClass',
  'benefitMalformed',
  'benefitNotHere',
  'validFrom',
  'validUntil',
  'periodOrder',
  'employer',
  'employersTooMany',
  'duplicate',
  'nameDiffers',
  'severalEntries',
  'untilPast',
  'overlap',
  'partnerConsent',
] as const;
const zRowFault = z.enum(ROW_FAULTS);
export type RowFault = z.output<typeof zRowFault>;

/** A good line as it is kept until its turn: short names, since there may be 100,000 of them. */
export const zRegisterRowKept = z.tuple([
  z.number().int(),
  z.string(),
  z.string(),
  z.number().int(),
  z.number().int(),
  z.string(),
  z.number().int(),
  z.number().int(),
  z.array(z.string()),
]);
/** Line, client number, name, norm class, disregard class, benefit in cents, valid from, valid until, issuers. */
export type KeptRow = z.output<typeof zRegisterRowKept>;

const IMPORT_STATES = ['previewed', 'confirmed', 'done', 'failed', 'cancelled'] as const;

export const zImportState = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  rowCount: z.number().int(),
  done: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  /** Lines that did not fit the register any more when their turn came. */
  skipped: z.array(z.object({ line: z.number().int(), fault: zRowFault })),
  createdAtMs: z.number(),
  finishedAtMs: z.number().nullable(),
});
export type ImportState = z.output<typeof zImportState>;

/**
 * POST /api/register/imports: checks a file. With a faulty line nothing is kept (`id` null), and the faults are named; else it
 * waits for POST /api/register/imports/{id}/confirm. 422 CSV_MALFORMED, 413 INPUT_TOO_LARGE.
 */
export const zImportFile = z.strictObject({
  fileName: z.string().max(200),
  csv: z.string().max(IMPORT_MAX_CHARACTERS),
});
export const zImportPreview = z.object({
  id: z.string().nullable(),
  rowCount: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  faultCount: z.number().int(),
  /** The first of them, by line. */
  faults: z.array(z.object({ line: z.number().int(), fault: zRowFault, text: z.string() })),
  /** The first good lines. */
  rows: z.array(
    z.object({
      line: z.number().int(),
      clientNumber: z.string(),
      name: z.string(),
      normClass: z.string(),
      disregardClass: z.string(),
      knownBenefitCents: z.string(),
      validFrom: z.number().int(),
      validUntil: z.number().int(),
      employers: z.array(z.string()),
    }),
  ),
  /** First month from which a change of somebody who is published counts. */
  changesFrom: z.number().int(),
});
export type ImportPreview = z.output<typeof zImportPreview>;
