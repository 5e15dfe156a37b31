import 'server-only';
import { encodeFunctionData } from 'viem';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { monthStartSec } from '@/lib/shared/domain/advance-change';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { advancePolicyTable, type StartingAdvancePolicy } from '@/lib/shared/protocol/advance-policy-table';
import type { HealthDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import {
  type AdvanceProposalRow,
  approvedAdvanceProposals,
  lastPublishedAdvance,
} from '../repositories/advance-proposals';
import { database } from '../repositories/database';
import { indexedAdvances } from '../repositories/policy-history';
import type { PolicyGate } from './policy-gate';

/** The one policy that an approved proposal stands for. @returns none when the rest of its table was never fixed */
export function policyOfAdvance({
  scheme,
  fromPeriod,
  amountCents,
  rest,
}: Pick<AdvanceProposalRow, 'scheme' | 'fromPeriod' | 'amountCents' | 'rest'>): StartingAdvancePolicy[] {
  return rest ? [{ scheme, ...rest, amountCents, startsAtSec: BigInt(monthStartSec(fromPeriod)) }] : [];
}

/** The lump sum, one policy after another, on the health chain. */
export function advanceGate(
  chain: ChainHandle<HealthDeployment>,
): PolicyGate<AdvanceProposalRow, StartingAdvancePolicy> {
  const address = () => chain.deployment().contracts.asbestosAdvance;
  const gate = () => ({ address: address(), abi: asbestosAdvanceAbi }) as const;
  return {
    chain,
    address,
    reverts: {
      AdvancePolicies__StartNotInFuture: 'POLICY_PERIOD_NOT_FUTURE',
      AdvancePolicies__StartNotAfterLast: 'POLICY_NOT_AFTER_LAST',
      AdvancePolicies__StartTooFar: 'POLICY_START_TOO_FAR',
      AdvancePolicies__SamePerson: 'POLICY_SAME_PERSON',
      AdvancePolicies__NoAmount: 'POLICY_NO_AMOUNT',
    },
    needsProposal: ['AdvancePolicies__NotProposed', 'AdvancePolicies__SamePerson'],
    approved: approvedAdvanceProposals,
    lastPublished: lastPublishedAdvance,
    policiesOf: policyOfAdvance,
    isToCome: ({ startsAtSec }, now) => startsAtSec * 1000n > BigInt(now.getTime()),
    // By its start: the hash leaves it out, and no two policies of the contract share one.
    async stands(policy, blockNumber) {
      const read = { ...gate(), blockNumber } as const;
      const args = [policy.startsAtSec] as const;
      const id = await chain.client.readContract({ ...read, functionName: 'policyIdAt', args });
      const found = await chain.client.readContract({ ...read, functionName: 'policyOf', args: [id] });
      return found.startsAt === policy.startsAtSec && found.policyHash === hashAdvancePolicy(policy);
    },
    async unseen(policies) {
      const known = new Set((await indexedAdvances(database())).map((one) => `${one.startsAtSec}:${one.policyHash}`));
      return policies.filter((policy) => !known.has(`${policy.startsAtSec}:${hashAdvancePolicy(policy)}`));
    },
    async simulate(policy, functionName, account) {
      await chain.client.simulateContract({ ...gate(), functionName, args: [advancePolicyTable(policy)], account });
    },
    calldata: (policy, functionName) =>
      encodeFunctionData({ abi: asbestosAdvanceAbi, functionName, args: [advancePolicyTable(policy)] }),
  };
}
