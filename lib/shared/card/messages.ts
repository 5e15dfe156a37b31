import { z } from 'zod';
import { zErrorCode } from './stored';

/** Messages that the card writes to its own holder. They are made, kept and read in the browser only. */
export const zCardMessage = z.object({
  /** Stable per event: the same event never makes two messages. */
  id: z.string(),
  kind: z.enum([
    'entitlement-received',
    'statement-received',
    'partner-statement-received',
    'statement-refused',
    'statement-awaited',
    'above-norm',
    'confirm-needed',
    'supplement-on-its-way',
    'supplement-arrived',
    'claim-failed',
  ]),
  atMs: z.number(),
  read: z.boolean(),
  /** yyyymm; null where no month is meant. */
  period: z.number().int().nullable(),
  scheme: z.enum(['pw', 'tw']).nullable(),
  /** Issuer, or the awaited issuers joined by a comma. */
  issuerName: z.string().nullable(),
  /** Decimal string. */
  amountCents: z.string().nullable(),
  code: zErrorCode.nullable(),
});
export type CardMessage = z.output<typeof zCardMessage>;
export type CardMessageKind = CardMessage['kind'];
