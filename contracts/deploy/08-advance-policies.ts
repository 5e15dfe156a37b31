import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { advancePolicyTable, type StartingAdvancePolicy } from '@/lib/shared/protocol/advance-policy-table';
import type { ChainSession } from './chain-session';

/** A policy costs about 0.6 million gas, most of it for checking the panel key's subgroup. */
const POLICIES_PER_TRANSACTION = 8;
const POLICIES_GAS = 6_000_000n;

/**
 * Publishes the lump sum's policies with which the gate starts and ends the start: from then on a policy takes two
 * people and a future start. Compares what the contract made of each with ours. Without policies the scheme stays
 * closed, and its start open.
 */
export async function publishAdvancePolicies(
  session: ChainSession,
  policies: readonly StartingAdvancePolicy[],
): Promise<void> {
  if (policies.length === 0) return;
  const gate = session.contract('asbestosAdvance');
  const read = { address: gate, abi: asbestosAdvanceAbi } as const;
  if (await session.client.readContract({ ...read, functionName: 'policiesSealed' })) return;

  // Ids follow the order of the starts: what an interrupted run published comes first.
  const published = await session.client.readContract({ ...read, functionName: 'policyCount' });
  const missing = policies.slice(published);
  for (let from = 0; from < missing.length; from += POLICIES_PER_TRANSACTION) {
    const tables = missing.slice(from, from + POLICIES_PER_TRANSACTION).map(advancePolicyTable);
    await session.call(gate, asbestosAdvanceAbi, 'publishInitialPolicies', [tables], POLICIES_GAS);
  }
  await session.flush('08 advance policies');
  const count = await session.client.readContract({ ...read, functionName: 'policyCount' });
  if (count !== policies.length) throw new Error(`the gate of lump sums has ${count} policies, not ${policies.length}`);
  for (const [index, policy] of policies.entries()) {
    const id = index + 1;
    const { policyHash, startsAt } = await session.client.readContract({
      ...read,
      functionName: 'policyOf',
      args: [id],
    });
    if (policyHash !== hashAdvancePolicy(policy) || startsAt !== policy.startsAtSec) {
      throw new Error(`policy ${id} of the lump sum: the contract's hash or start differs from ours`);
    }
  }
  await session.call(gate, asbestosAdvanceAbi, 'sealPolicies', []);
  await session.flush('08 advance policies: sealed');
}
