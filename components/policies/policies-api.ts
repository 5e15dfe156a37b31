import {
  type PolicyDecision,
  type PolicyProposalRequest,
  type PolicyProposalView,
  zPolicyProposal,
} from '@/lib/shared/schemas/policies-desk-api';
import { type ApiAnswer, callApi } from '../staff/api-call';

const post = (json: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(json) });

/** Proposes a table of norms. */
export const sendProposal = (request: PolicyProposalRequest): Promise<ApiAnswer<PolicyProposalView>> =>
  callApi('/api/policies-desk/proposals', zPolicyProposal, post(request));

/** Approves, rejects or withdraws. 409 POLICY_DECIDED when somebody was first. */
export const sendDecision = (id: string, decision: PolicyDecision): Promise<ApiAnswer<PolicyProposalView>> =>
  callApi(`/api/policies-desk/proposals/${encodeURIComponent(id)}/decision`, zPolicyProposal, post(decision));
