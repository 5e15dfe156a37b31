import { z } from 'zod';
import { PANEL_REFUSALS, zCalendarDay, zDiagnosisCode, zMedicalCredential } from './medical-credentials';
import { zCents, zField, zPoint, zSolidityProof } from './primitives';

/** The asbestos advance: what every wallet fetches alike, the relay's part, and the citizen's requests to people. */

const zUnsigned32 = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** One policy of a lump sum, as it stands on the health chain. Part of GET /api/policies. */
export const zPublishedAdvance = z.object({
  /** Number under which the contract knows it; counted from 1. */
  policyId: z.number().int().positive(),
  scheme: z.literal(3),
  nullifierClass: z.number().int(),
  specialism: zUnsigned32,
  amountCents: zCents,
  /** Covered diagnoses, at most eight, without empty places. */
  codes: z.array(zDiagnosisCode).min(1).max(8),
  panelKey: zPoint,
  policyHash: zField,
  startsAtSec: z.number(),
  /** Start of the policy after it; null while none is known. It is accepted for 24 hours more. */
  endsAtSec: z.number().nullable(),
});
export type PublishedAdvance = z.output<typeof zPublishedAdvance>;

/** How long after its end a policy's proofs are still accepted: AdvancePolicies.GRACE_SECONDS. */
export const ADVANCE_GRACE_SEC = 24 * 3600;

/** The current root of the register of doctors, part of GET /api/registers. */
export const zDoctorsRoot = z.object({ root: zField, count: z.number().int(), publishedAtSec: z.number() });

/**
 * GET /api/registers/{root}/doctors: immutable per root, cacheable, without cookies. The whole list, in the order of the
 * tree's places: doctors stand in a public register anyway, and whoever fetches all of it tells nothing.
 */
export const zDoctorsRegister = z.object({
  root: zField,
  doctors: z.array(z.object({ keyHash: zField, specialism: zUnsigned32, validUntil: zUnsigned32 })).max(65_536),
});

/** POST /api/relay/advances → 202 zRelayJobCreated. Public signals that the contract recomputes are left out. */
export const zAdvanceRequest = z.strictObject({
  policyId: z.number().int().positive(),
  registerRoot: zField,
  nullifier: zField,
  note: zField,
  deadlineSec: z.number().int().positive(),
  proof: zSolidityProof,
});
export type AdvanceRequest = z.output<typeof zAdvanceRequest>;

/**
 * POST /api/panel/requests (citizen's session): the card asks the panel to confirm a diagnosis, and shows it the
 * doctor's statement with the citizen's consent. The same diagnosis again while it waits, or once it is confirmed: the
 * same request. The panel learns the statement, and nothing of a claim.
 */
export const zPanelRequestNew = z.strictObject({ statement: zMedicalCredential, consent: z.literal(true) });

/** waiting: nobody has decided; withdrawn: the citizen took the consent back, and the panel deleted the statement. */
export const zPanelRequest = z.object({
  id: z.string().max(64),
  /** Null once it was withdrawn: the panel deleted it. */
  diagnosisCode: zDiagnosisCode.nullable(),
  diagnosedOn: zCalendarDay.nullable(),
  status: z.enum(['waiting', 'confirmed', 'refused', 'withdrawn']),
  reason: z.enum(PANEL_REFUSALS).nullable(),
  askedAtMs: z.number(),
  decidedAtMs: z.number().nullable(),
  /** When the citizen asked that a person looks at a refusal again; only once. */
  reviewAskedAtMs: z.number().nullable(),
});
export type PanelRequest = z.output<typeof zPanelRequest>;

/** GET /api/panel/requests: the citizen's own, newest first. */
export const zPanelRequests = z.object({ requests: z.array(zPanelRequest) });

/* POST /api/panel/requests/{id}/review → zPanelRequest: a refusal goes back to a person. 409 REVIEW_NOT_POSSIBLE.
 * DELETE /api/panel/requests/{id} → zPanelRequest: consent withdrawn while it waits. 409 REQUEST_DECIDED. */

/** What may be wrong with a statement. There is no free text: nobody has to guard it. */
export const CONTEST_REASONS = ['not-about-me', 'wrong-amount', 'wrong-date', 'wrong-diagnosis', 'not-agreed'] as const;
export type ContestReason = (typeof CONTEST_REASONS)[number];

/** POST /api/contests (citizen's session): a statement goes back to its issuer. The same again: the same contest. */
export const zContestNew = z.strictObject({
  /** The credential's id, `urn:uuid:…`. */
  credentialId: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  reason: z.enum(CONTEST_REASONS),
});

export const zContest = z.object({
  id: z.string().max(64),
  credentialId: z.string(),
  reason: z.enum(CONTEST_REASONS),
  status: z.enum(['open', 'answered']),
  askedAtMs: z.number(),
});
export type Contest = z.output<typeof zContest>;

/** GET /api/contests: the citizen's own. */
export const zContests = z.object({ contests: z.array(zContest) });
