import 'server-only';
import { encodeFunctionData } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { periodOf } from '@/lib/shared/domain/period';
import { hashPolicy, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import { policyTable } from '@/lib/shared/protocol/policy-table';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { database } from '../repositories/database';
import { indexedPolicyHashes } from '../repositories/policy-history';
import { approvedProposals, lastPublishedProposals, type ProposalRow } from '../repositories/policy-proposals';
import type { PolicyGate } from './policy-gate';
import { policiesOfProposal } from './proposal-policy';

/** Norms of supplements, a table for each month, on the income chain. */
export function supplementGate(chain: ChainHandle<IncomeDeployment>): PolicyGate<ProposalRow, SupplementPolicy> {
  const address = () => chain.deployment().contracts.incomeSupplement;
  const gate = () => ({ address: address(), abi: incomeSupplementAbi }) as const;
  return {
    chain,
    address,
    reverts: {
      SupplementPolicies__PeriodNotInFuture: 'POLICY_PERIOD_NOT_FUTURE',
      SupplementPolicies__WindowAlreadyOpen: 'POLICY_PERIOD_NOT_FUTURE',
      SupplementPolicies__SamePerson: 'POLICY_SAME_PERSON',
      SupplementPolicies__NoNorm: 'POLICY_NO_NORM',
    },
    needsProposal: ['SupplementPolicies__NotProposed', 'SupplementPolicies__SamePerson'],
    approved: approvedProposals,
    lastPublished: lastPublishedProposals,
    policiesOf: policiesOfProposal,
    isToCome: ({ period }, now) => period > periodOf(now),
    async stands(policy, blockNumber) {
      const args = [policy.scheme, policy.period] as const;
      const call = { ...gate(), functionName: 'policyOf', args, blockNumber } as const;
      return (await chain.client.readContract(call)).policyHash === hashPolicy(policy);
    },
    async unseen(policies) {
      const [first] = policies;
      const known = first ? await indexedPolicyHashes(first.scheme, database()) : new Set<string>();
      return policies.filter((policy) => !known.has(hashPolicy(policy).toString()));
    },
    async simulate(policy, functionName, account) {
      await chain.client.simulateContract({ ...gate(), functionName, args: [policyTable(policy)], account });
    },
    calldata: (policy, functionName) =>
      encodeFunctionData({ abi: incomeSupplementAbi, functionName, args: [policyTable(policy)] }),
  };
}
