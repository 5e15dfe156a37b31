import { AppError } from '../../errors/app-error';
import type { PublishedAdvance } from '../../schemas/advance-api';
import { isOfItsHash } from '../advance-claim';
import type { PublishedPolicy } from '../claim';
import type { ChainAdvance, ChainPolicy } from '../policy-chain';
import { createChainCheck } from './chain-check';
import type { AgentPorts } from './ports';

const refusal = 'POLICY_UNKNOWN';

/**
 * On the income chain: a portal that gave one wallet a tally key of its own could read the amount at the relay, and one
 * that gave it a window of its own would know its claim by the deadline. Whether a hash is that of its table, the
 * preparation checks.
 */
export const createPolicyCheck = ({ policyChain, clock }: Pick<AgentPorts, 'policyChain' | 'clock'>) =>
  createChainCheck<ChainPolicy, PublishedPolicy>(
    { clock },
    {
      refusal,
      keyOf: ({ scheme, period }) => `${scheme}:${period}`,
      factsOf: ({ policyHash, claimOpensAtSec, claimClosesAtSec }) =>
        [policyHash, claimOpensAtSec, claimClosesAtSec].join(),
      onChain: (policies) => policyChain.policies(policies),
    },
  );
export type PolicyCheck = ReturnType<typeof createPolicyCheck>;

/**
 * On the health chain: a window of the portal's own would mark one wallet's application by its deadline, or by a policy
 * that is over for everybody else. What stands there says what the citizen is asked about too, so that the table is
 * compared with its hash here already.
 */
export function createAdvanceCheck({ advanceChain, clock }: Pick<AgentPorts, 'advanceChain' | 'clock'>) {
  const { ask, holds, require } = createChainCheck<ChainAdvance, PublishedAdvance>(
    { clock },
    {
      refusal,
      keyOf: ({ policyId }) => String(policyId),
      factsOf: ({ policyHash, startsAtSec, endsAtSec }) => [policyHash, startsAtSec, endsAtSec ?? 'open'].join(),
      onChain: (policies) => advanceChain.policies(policies.map(({ policyId }) => policyId)),
    },
  );
  return {
    ask,
    holds: (policy: PublishedAdvance): boolean => isOfItsHash(policy) && holds(policy),
    /** @throws POLICY_UNKNOWN, CHAIN_UNAVAILABLE */
    async require(policy: PublishedAdvance, all: readonly PublishedAdvance[]): Promise<void> {
      if (!isOfItsHash(policy)) throw new AppError(refusal);
      await require(policy, all);
    },
  };
}
export type AdvanceCheck = ReturnType<typeof createAdvanceCheck>;
