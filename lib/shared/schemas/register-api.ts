import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zPeriod } from './primitives';

/**
 * The register's desk: roles `caseworker` (Participatiewet, own municipality) and `uwv` (Toeslagenwet, the whole country).
 * Which register it is follows from who asks. Another agency's entry answers 404.
 */

export const REGISTER_PAGE_SIZE = 25;
export const NAME_MAX = 100;
/** Norms that two people share: only there a partner's income counts. */
export const COUPLE_NORMS: readonly string[] = ['couple', 'youthCouple'];

/**
 * no-card, partner-no-card: the leaf is made once the card is bound. waiting: it goes with the next root, new or changed.
 * published: the last root holds it as it stands here. ended: it was taken out. over: its last month has passed.
 */
export const ENTRY_STATES = ['no-card', 'partner-no-card', 'waiting', 'published', 'ended', 'over'] as const;
const zEntryState = z.enum(ENTRY_STATES);
export type EntryState = z.output<typeof zEntryState>;

/** Letters, digits and . / - ; capitals, so that k-1 and K-1 are one client. */
export const zClientNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9./-]{0,19}$/);

const zRegister = z.object({
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  region: z.number().int(),
  regionName: z.string(),
});

/** When the leaves of this register get their next root. */
const zPublication = z.object({
  /** Right after a change, as in the demo; else at fixed hours. */
  atOnce: z.boolean(),
  nextAtMs: z.number().nullable(),
  lastAtMs: z.number().nullable(),
});
export type Publication = z.output<typeof zPublication>;

const zRegisterRow = z.object({
  id: z.string(),
  clientNumber: z.string().nullable(),
  displayName: z.string(),
  /** Key of NORM_CLASSES. */
  normClass: z.string(),
  validFrom: z.number().int(),
  validUntil: z.number().int(),
  state: zEntryState,
});
export type RegisterRow = z.output<typeof zRegisterRow>;

export const zRegisterPage = zRegister.extend({
  rows: z.array(zRegisterRow),
  total: z.number().int(),
  page: z.number().int(),
  publication: zPublication,
});
export type RegisterPage = z.output<typeof zRegisterPage>;

const zSourceView = z.object({
  issuerId: z.string(),
  issuerName: z.string(),
  of: z.enum(['self', 'partner']),
  displayName: z.string(),
});

const zEntryView = zRegisterRow.extend({
  disregardClass: z.string(),
  knownBenefitCents: z.string(),
  sources: z.array(zSourceView),
  version: z.number().int(),
});
export type EntryView = z.output<typeof zEntryView>;

/** One entry with what may be done to it, and the client's other entries in this register, newest first. */
export const zRegisterEntry = zRegister.extend({
  entry: zEntryView,
  others: z.array(zEntryView),
  publication: zPublication,
  /** It was taken out altogether: nothing is changed any more, at most taken back. */
  isEnded: z.boolean(),
  /** It has no place in a root yet: a change corrects it as it stands. */
  isCorrection: z.boolean(),
  /** First month from which a change may count: of a published entry the next one. */
  earliestChange: z.number().int(),
  /** What taking back undoes; null when there is nothing to undo. */
  takeBack: z.enum(['addition', 'change', 'end']).nullable(),
});
export type RegisterEntry = z.output<typeof zRegisterEntry>;

const zName = z.string().max(400);
const zKnownClient = z.strictObject({ kind: z.literal('known'), clientNumber: zClientNumber });
const zPersonRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), clientNumber: zClientNumber, name: zName }),
  zKnownClient,
]);
export type PersonRef = z.output<typeof zPersonRef>;

/** A partner who claims nothing has no number of the agency. */
const zPartnerRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), name: zName }),
  zKnownClient,
]);
export type PartnerRef = z.output<typeof zPartnerRef>;

const content = {
  normClass: z.string().max(20),
  disregardClass: z.string().max(20),
  /** As typed, like every amount of a desk; empty where the scheme knows no benefit. */
  knownBenefit: z.string().max(40),
  validFrom: zPeriod,
  validUntil: zPeriod,
  /** Ids of issuers: the claimant's own employers, or the agency's income desk. */
  employers: z.array(z.string().max(40)).max(3),
};

/** A partner whose income counts. `consent`: the partner's written agreement is on file. */
const zPartner = z.strictObject({ person: zPartnerRef, employer: z.string().max(40), consent: z.boolean() });
const zSamePartner = z.strictObject({
  person: z.strictObject({ kind: z.literal('same') }),
  employer: z.string().max(40),
});

/**
 * POST /api/register/entries → zRegisterEntry. 409 CLIENT_NUMBER_TAKEN, ENTRY_OVERLAPS, PARTNER_CONSENT_MISSING; 404
 * CLIENT_UNKNOWN; 422 NAME_REFUSED, PERIOD_ORDER, SOURCES_REFUSED, AMOUNT_*.
 */
export const zAddRequest = z.strictObject({ ...content, person: zPersonRef, partner: zPartner.nullable() });
export type AddRequest = z.output<typeof zAddRequest>;

/**
 * POST /api/register/entries/{id}/change → zRegisterEntry, of the entry that holds from `validFrom` on. `version`: what the
 * form was filled from. 409 ENTRY_CHANGED, ENTRY_OVERLAPS, PARTNER_CONSENT_MISSING; 422 CHANGE_NOT_AHEAD and as above.
 */
export const zChangeRequest = z.strictObject({
  ...content,
  partner: z.union([zPartner, zSamePartner]).nullable(),
  version: z.number().int(),
});
export type ChangeRequest = z.output<typeof zChangeRequest>;

/** POST /api/register/entries/{id}/end → zRegisterEntry. `from`: the first month without a right. */
export const zEndRequest = z.strictObject({ from: zPeriod, version: z.number().int() });

/** POST /api/register/entries/{id}/take-back → { entryId }: where the client stands now, null when nothing is left. */
export const zTakeBackRequest = z.strictObject({ version: z.number().int() });
export const zTakenBack = z.object({ entryId: z.string().nullable() });

/** GET /api/register/clients?number=: a client of the own register, by the agency's number. 404 CLIENT_UNKNOWN. */
export const zClientQuery = z.object({ number: zClientNumber });
export const zClient = z.object({ clientNumber: z.string(), displayName: z.string(), hasCard: z.boolean() });
export type Client = z.output<typeof zClient>;
