import { z } from 'zod';
import { SUPPLEMENT_SCHEMES } from '../rules/registry';
import { zCents, zPeriod } from './primitives';

/** The desk where staff of the deciding agency read, propose and decide on tables of norms. */

/** Why a colleague says no: from a list, so that nothing about anybody can be written here. */
export const POLICY_REJECTIONS = ['amounts-wrong', 'months-wrong', 'source-missing', 'not-agreed'] as const;
export type PolicyRejection = (typeof POLICY_REJECTIONS)[number];

const PROPOSAL_STATUSES = ['proposed', 'approved', 'published', 'withdrawn', 'rejected', 'failed'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Euro cents of many payments together: may pass 2^32. */
const zDecimal = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform((text) => BigInt(text));
const zTyped = z.string().max(40);
const zClass = z.string().max(40);
/** Ids of `unusualOf`, each confirmed by a tick of its own. */
const zConfirmed = z.array(z.string().max(80)).max(100);

/** POST /api/policies-desk/proposals: amounts as typed; the scheme is that of the agency. */
export const zPolicyProposalRequest = z.strictObject({
  fromPeriod: zPeriod,
  months: z.number(),
  norms: z.record(zClass, zTyped),
  disregards: z.record(zClass, z.strictObject({ flat: zTyped, share: zTyped, cap: zTyped })),
  confirmed: zConfirmed,
});
export type PolicyProposalRequest = z.output<typeof zPolicyProposalRequest>;

/** POST /api/policies-desk/proposals/{id}/decision */
export const zPolicyDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), confirmed: zConfirmed }),
  z.strictObject({ decision: z.literal('reject'), reason: z.enum(POLICY_REJECTIONS) }),
  z.strictObject({ decision: z.literal('withdraw') }),
]);
export type PolicyDecision = z.output<typeof zPolicyDecision>;

/** Norms and disregards in the slots of the published table. */
export const zPolicyTable = z.object({
  norms: z.array(zCents).length(8),
  disregards: z
    .array(z.object({ flatCents: zCents, bps: z.number().int().min(0).max(10_000), capCents: zCents }))
    .length(4),
});

/** Who decided on a published table: the start of the chain, a proposal of this desk, or keys past the portal. */
const zOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start') }),
  z.object({
    kind: z.literal('proposal'),
    id: z.string(),
    proposerName: z.string(),
    deciderName: z.string(),
    /** The first signature, as the chain has it; null while the index does not. */
    proposerAddress: z.string().nullable(),
    proposedTx: z.string().nullable(),
  }),
  z.object({ kind: z.literal('elsewhere'), proposerAddress: z.string(), proposedTx: z.string() }),
]);

/** A table that was published for a month, as the chain has it. */
const zPolicyPublication = zPolicyTable.extend({
  period: zPeriod,
  basis: z.enum(['net', 'gross']),
  policyHash: z.string(),
  claimOpensAtSec: z.number(),
  claimClosesAtSec: z.number(),
  publishedAtSec: z.number(),
  txHash: z.string(),
  origin: zOrigin,
});
export type PolicyPublication = z.output<typeof zPolicyPublication>;

/** What every proposal tells, whatever its table holds. */
export const zProposalHead = z.object({
  id: z.string(),
  fromPeriod: zPeriod,
  /** Something unusual was confirmed by the proposer. */
  confirmed: z.boolean(),
  proposerName: z.string(),
  proposedAtMs: z.number(),
  deciderName: z.string().nullable(),
  decidedAtMs: z.number().nullable(),
  status: z.enum(PROPOSAL_STATUSES),
  reason: z.enum(POLICY_REJECTIONS).nullable(),
  /** An ErrorCode when failed. */
  errorCode: z.string().nullable(),
  /** Made by the one who looks: may withdraw it, and not decide on it. */
  isOwn: z.boolean(),
});

/** One proposal; POST of a proposal or a decision answers with it. */
export const zPolicyProposal = zProposalHead.extend({ months: z.number().int(), table: zPolicyTable });
export type PolicyProposalView = z.output<typeof zPolicyProposal>;

/** GET /api/policies-desk */
export const zPolicyDesk = z.object({
  scheme: z.enum(SUPPLEMENT_SCHEMES),
  /** The month that it is, UTC, as the contract counts. */
  currentMonth: zPeriod,
  /** Every publication, newest first; the first of a month is the one in force. */
  publications: z.array(zPolicyPublication),
  /** Newest first. */
  proposals: z.array(zPolicyProposal),
  /** What the portal publishes of claims, for the estimate: rounded to tens, suppressed months left out. */
  counts: z.array(z.object({ period: z.number().int(), count: z.number().int() })),
  /** Together what was paid in the newest months with a published total, and how many months that are. */
  paid: z.object({ cents: zDecimal, months: z.number().int() }).nullable(),
  /** Of which region the figures are. */
  region: z.number().int(),
  /** The most that the pool takes of one claim; null when it could not be asked. */
  poolLimitCents: zCents.nullable(),
  indexedUntilSec: z.number(),
});
export type PolicyDesk = z.output<typeof zPolicyDesk>;
