import { z } from 'zod';
import type { Period } from '../domain/period';
import { zPeriod } from './primitives';

/** Routes with an issuer's session (role `issuer`, one employer). Another employer's records answer 404. */

/**
 * Amounts arrive as typed text (`1180`, `1180,50`) so that the server names what is wrong with them in one place:
 * parseEuroInput. JSON never carries a float.
 */
const zEuroText = z.string().max(40);

/** POST /api/issuer/statements → zIssuedStatement. 409 STATEMENT_EXISTS for the same person and month. */
export const zIssueRequest = z.strictObject({
  personId: z.string().max(40),
  period: zPeriod,
  gross: zEuroText,
  net: zEuroText,
  corrections: z
    .array(z.strictObject({ period: zPeriod, grossDelta: zEuroText, netDelta: zEuroText, reason: z.string().max(200) }))
    .max(12)
    .optional(),
});

/** PUT /api/issuer/statements/{id}: replaces one that the card has not collected; else 409 STATEMENT_COLLECTED. */
export const zReplaceRequest = z.strictObject({ gross: zEuroText, net: zEuroText });

export const zIssuedStatement = z.object({
  id: z.string(),
  personId: z.string(),
  displayName: z.string(),
  period: zPeriod,
  grossCents: z.string(),
  netCents: z.string(),
  number: z.string(),
  issuedAtMs: z.number(),
  /** waiting: the person has no card yet; delivered: in the mailbox; collected: in the card; replaced. */
  status: z.enum(['waiting', 'delivered', 'collected', 'replaced']),
  corrections: z.array(
    z.object({ period: zPeriod, grossDeltaCents: z.string(), netDeltaCents: z.string(), reason: z.string() }),
  ),
});
export type IssuedStatement = z.output<typeof zIssuedStatement>;

/** GET /api/issuer/statements?period=yyyymm */
export const zIssuedStatements = z.object({ statements: z.array(zIssuedStatement) });

/** GET /api/issuer/people: the employer's own staff. */
export const zIssuerPeople = z.object({
  employer: z.object({ id: z.string(), name: z.string() }),
  people: z.array(z.object({ personId: z.string(), displayName: z.string(), staffNumber: z.string() })),
});

/** That statements of a month are late: how many, and whose not. Every employer reads the same of its own people. */
export type LateReminder = {
  readonly period: Period;
  readonly missing: number;
  /** They were due before this moment. */
  readonly dueMs: number;
};

/**
 * POST /api/issuer/statements/import: CSV `staffNumber;period;gross;net` (`,` or `;`, header optional, BOM allowed).
 * With commit=false nothing is written: every faulty line is named. With commit=true all lines must be good, and all
 * are written in one transaction. At most 10,000 lines, 1 MB.
 */
export const zImportRequest = z.strictObject({ csv: z.string().max(1_000_000), commit: z.boolean() });
export const zImportResult = z.object({
  committed: z.boolean(),
  rows: z.array(
    z.object({
      line: z.number().int(),
      staffNumber: z.string(),
      displayName: z.string().nullable(),
      period: z.number().int().nullable(),
      grossCents: z.string().nullable(),
      netCents: z.string().nullable(),
      /** An ErrorCode, with the reading that was probably meant when the amount is ambiguous. */
      errorCode: z.string().nullable(),
      suggestion: z.string().nullable(),
    }),
  ),
});
