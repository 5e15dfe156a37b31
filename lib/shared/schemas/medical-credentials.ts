import { z } from 'zod';
import { calendarDay } from '../domain/calendar-day';
import { zIssuerRef, zProof, zVcContext } from './credentials';
import { zField } from './primitives';
import { zReviewAnswer } from './review-api';

/** A calendar day as the integer yyyymmdd. */
export const zCalendarDay = z
  .number()
  .int()
  .refine((value) => {
    try {
      return calendarDay(value) === value;
    } catch {
      return false;
    }
  })
  .transform(calendarDay);

/** As in lib/shared/domain/diagnoses.ts; a card may hold a code that it does not know. */
export const zDiagnosisCode = z
  .number()
  .int()
  .min(1)
  .max(2 ** 32 - 1);

const zSerial = z.string().regex(/^\d{1,19}$/);

/** A lung doctor's statement. It has no end: what was diagnosed stays so. */
export const zMedicalCredential = z.object({
  '@context': zVcContext,
  /** `urn:uuid:` and the statement's id. */
  id: z.string().max(100),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('MedicalStatement')]),
  issuer: zIssuerRef,
  validFrom: z.string().max(40),
  credentialSubject: z.object({
    holder: zField,
    diagnosisCode: zDiagnosisCode,
    diagnosedOn: zCalendarDay,
    number: zSerial,
  }),
  proof: zProof,
});
export type MedicalCredential = z.output<typeof zMedicalCredential>;

/** The panel's confirmation of a diagnosis. */
export const zPanelCredential = z.object({
  '@context': zVcContext,
  id: z.string().max(100),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('PanelConfirmation')]),
  issuer: zIssuerRef,
  validFrom: z.string().max(40),
  credentialSubject: z.object({
    holder: zField,
    diagnosisCode: zDiagnosisCode,
    confirmedOn: zCalendarDay,
    number: zSerial,
    /** The request that it answers, as in zPanelRequest. */
    requestId: z.string().max(64),
  }),
  proof: zProof,
});
export type PanelCredential = z.output<typeof zPanelCredential>;

/** Why the panel does not confirm. */
export const PANEL_REFUSALS = ['not-shown', 'other-diagnosis', 'more-examination', 'not-enough-known'] as const;
export type PanelRefusal = (typeof PANEL_REFUSALS)[number];

/** Why an issuer leaves a contested statement as it is. */
export const CONTEST_STANDS = ['checked-correct', 'no-mistake-shown', 'other-issuer'] as const;
export type ContestStands = (typeof CONTEST_STANDS)[number];

/**
 * An answer to the citizen that nobody needs to prove anything with, so that it carries no signature: it travels sealed
 * like the others.
 */
export const zAnswer = z.object({
  '@context': zVcContext,
  id: z.string().max(100),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('Answer')]),
  issuer: zIssuerRef,
  validFrom: z.string().max(40),
  credentialSubject: z.discriminatedUnion('about', [
    z.object({
      about: z.literal('panel-request'),
      holder: zField,
      requestId: z.string().max(64),
      /** Of the statement that was shown: another one may be shown afterwards. */
      diagnosisCode: zDiagnosisCode,
      diagnosedOn: zCalendarDay,
      reason: z.enum(PANEL_REFUSALS),
      /** A person looked again after the citizen asked for it: this was the last word of the panel. */
      afterReview: z.boolean(),
    }),
    z.object({
      about: z.literal('contest'),
      holder: zField,
      contestId: z.string().max(64),
      /** Id of the credential that was contested. */
      credentialId: z.string().max(100),
      /** corrected: another statement follows; withdrawn: it counts no more; stands: it stays, for `reason`. */
      outcome: z.enum(['corrected', 'withdrawn', 'stands']),
      reason: z.enum(CONTEST_STANDS).nullable(),
    }),
    /** Of a month, an income statement, or one that did not come. */
    zReviewAnswer,
  ]),
});
export type Answer = z.output<typeof zAnswer>;
