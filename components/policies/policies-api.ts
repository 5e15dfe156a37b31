import {
  type AdvanceProposalRequest,
  type AdvanceProposalView,
  zAdvanceProposal,
} from '@/lib/shared/schemas/advance-policies-api';
import {
  type PolicyDecision,
  type PolicyProposalRequest,
  type PolicyProposalView,
  zPolicyProposal,
} from '@/lib/shared/schemas/policies-desk-api';
import { type ApiAnswer, callApi } from '../staff/api-call';
import type { Desk, ProposalHead } from './desk-path';

const post = (json: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(json) });

/** Proposes a table of norms. */
export const sendProposal = (request: PolicyProposalRequest): Promise<ApiAnswer<PolicyProposalView>> =>
  callApi('/api/policies-desk/proposals', zPolicyProposal, post(request));

/** Proposes another amount of the lump sum. */
export const sendAdvance = (request: AdvanceProposalRequest): Promise<ApiAnswer<AdvanceProposalView>> =>
  callApi('/api/policies-desk/advance/proposals', zAdvanceProposal, post(request));

/** Approves, rejects or withdraws. 409 POLICY_DECIDED when somebody was first. */
export function sendDecision(id: string, decision: PolicyDecision, desk: Desk): Promise<ApiAnswer<ProposalHead>> {
  const path = `proposals/${encodeURIComponent(id)}/decision`;
  return desk === 'advance'
    ? callApi(`/api/policies-desk/advance/${path}`, zAdvanceProposal, post(decision))
    : callApi(`/api/policies-desk/${path}`, zPolicyProposal, post(decision));
}
