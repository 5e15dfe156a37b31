import { z } from 'zod';
import { zPublishedAdvance } from './advance-api';
import { zProposalHead } from './policies-desk-api';
import { zCents, zPeriod } from './primitives';

/** The desk where staff of SVB read, propose and decide on the policy of the lump sum. */

/** One publication with its place on the health chain. */
const zAdvancePublication = zPublishedAdvance.extend({
  /** Time of the block. */
  publishedAtSec: z.number(),
  blockNumber: z.number().int(),
  txHash: z.string(),
  /** Who decided on it at this desk; null for a policy of the start, and for one that keys signed past the portal. */
  decidedBy: z.object({ proposalId: z.string(), proposerName: z.string(), deciderName: z.string() }).nullable(),
});
export type AdvancePublication = z.output<typeof zAdvancePublication>;

/** POST /api/policies-desk/advance/proposals: the amount as typed. What else is in the table stays as it stands. */
export const zAdvanceProposalRequest = z.strictObject({
  fromPeriod: zPeriod,
  amount: z.string().max(40),
  /** Codes of `unusualAdvance`, each confirmed by a tick of its own. */
  confirmed: z.array(z.string().max(80)).max(10),
});
export type AdvanceProposalRequest = z.output<typeof zAdvanceProposalRequest>;

/* POST /api/policies-desk/advance/proposals/{id}/decision: zPolicyDecision → zAdvanceProposal */

/** One proposal; POST of a proposal or a decision answers with it. In force from its month on, until a next one. */
export const zAdvanceProposal = zProposalHead.extend({ amountCents: zCents });
export type AdvanceProposalView = z.output<typeof zAdvanceProposal>;

/** GET /api/policies-desk/advance */
export const zAdvancePolicyDesk = z.object({
  /** The moment of the answer: which policy is in force follows from it. */
  nowSec: z.number(),
  /** The month that it is, UTC, as the contract counts. */
  currentMonth: zPeriod,
  /** Every publication, newest first: also in the order of their starts, as the contract takes no other. */
  publications: z.array(zAdvancePublication),
  /** Newest first. */
  proposals: z.array(zAdvanceProposal),
  /** The most that the pool takes of one application; null when it could not be asked. */
  poolLimitCents: zCents.nullable(),
  indexedUntilSec: z.number(),
});
export type AdvancePolicyDesk = z.output<typeof zAdvancePolicyDesk>;
