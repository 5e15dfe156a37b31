import { z } from 'zod';
import { DECISION_REASONS, REVIEW_DECISIONS } from '../domain/reviews';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { CONTEST_STANDS, PANEL_REFUSALS } from '../schemas/medical-credentials';
import { zErrorCode } from './stored';

/** The panel's reasons, why an issuer leaves a statement as it is, or what became of it. */
const MESSAGE_REASONS = [...PANEL_REFUSALS, ...CONTEST_STANDS, 'corrected', 'withdrawn'] as const;

/** Messages that the card writes to its own holder. They are made, kept and read in the browser only. */
export const zCardMessage = z.object({
  /** Stable per event: the same event never makes two messages. */
  id: z.string(),
  kind: z.enum([
    'entitlement-received',
    'statement-received',
    'partner-statement-received',
    'household-told',
    'statement-refused',
    'statement-awaited',
    'above-norm',
    'confirm-needed',
    'supplement-on-its-way',
    'supplement-arrived',
    'claim-failed',
    // Asbestos.
    'medical-received',
    'scheme-may-apply',
    'other-scheme',
    'panel-confirmed',
    'panel-refused',
    'apply-now',
    'advance-on-its-way',
    'advance-arrived',
    'advance-failed',
    'medical-withdrawn',
    'contest-answered',
    // Human review.
    'review-answered',
    'missing-decided',
  ]),
  atMs: z.number(),
  read: z.boolean(),
  /** yyyymm; null where no month is meant. */
  period: z.number().int().nullable(),
  scheme: z.enum(SUPPLEMENT_SCHEMES).nullable(),
  /** Issuer, or the awaited issuers joined by a comma. */
  issuerName: z.string().nullable(),
  /** Decimal string. */
  amountCents: z.string().nullable(),
  code: zErrorCode.nullable(),
  /** As in lib/shared/domain/diagnoses.ts. */
  diagnosisCode: z.number().int().nullable().default(null),
  /** Why the panel did not confirm, or what an issuer answered. */
  reason: z.enum(MESSAGE_REASONS).nullable().default(null),
  /** What was decided about a month or an income statement, and why. */
  decision: z.enum(REVIEW_DECISIONS).nullable().default(null),
  decisionReason: z.enum(DECISION_REASONS).nullable().default(null),
  /** Who is asked to correct it, or to issue one. */
  askedIssuer: z.string().nullable().default(null),
});
export type CardMessage = z.output<typeof zCardMessage>;
export type CardMessageKind = CardMessage['kind'];

/** Adds a message unless the same event made one before. */
export function addMessage<Data extends { readonly messages: CardMessage[] }>(
  data: Data,
  message: Pick<CardMessage, 'id' | 'kind' | 'atMs'> & Partial<CardMessage>,
): Data {
  if (data.messages.some(({ id }) => id === message.id)) return data;
  const full: CardMessage = {
    read: false,
    period: null,
    scheme: null,
    issuerName: null,
    amountCents: null,
    code: null,
    diagnosisCode: null,
    reason: null,
    decision: null,
    decisionReason: null,
    askedIssuer: null,
    ...message,
  };
  return { ...data, messages: [...data.messages, full] };
}
