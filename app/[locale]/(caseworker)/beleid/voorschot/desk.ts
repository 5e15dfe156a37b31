import 'server-only';
import type { AdvanceFacts } from '@/components/policies/advance-proposal-draft';
import { advancePolicyDesk, type PayingActor } from '@/lib/server/services/advance-policy-desk';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { type AdvancePolicyDesk, zAdvancePolicyDesk } from '@/lib/shared/schemas/advance-policies-api';
import { staffOnly } from '../../../staff-access';

type OpenDesk = {
  readonly desk: AdvancePolicyDesk;
  readonly actor: PayingActor;
  /** Null while there is no policy that a new one could follow. */
  readonly facts: AdvanceFacts | null;
  /** A proposal waits for a decision or for the chain: one at a time. */
  readonly isOpen: boolean;
};

/** Every page of SVB's desk starts here; the norms of supplements are other agencies' (S-29). */
export async function openAdvanceDesk(): Promise<OpenDesk> {
  const actor = await staffOnly('svb');
  const desk = zAdvancePolicyDesk.parse(await advancePolicyDesk(actor, policyDeskDeps()));
  const { currentMonth, poolLimitCents, publications, proposals } = desk;
  const [last] = publications;
  return {
    desk,
    actor,
    facts: last ? { currentMonth, poolLimitCents, last } : null,
    isOpen: proposals.some(({ status }) => status === 'proposed' || status === 'approved'),
  };
}
