import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { AppError } from '@/lib/shared/errors/app-error';
import { type Point, pointAdd } from '@/lib/shared/protocol/babyjubjub';
import { hashPolicy, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import { policyTable } from '@/lib/shared/protocol/policy-table';
import type { ChainSession } from './chain-session';

/** A policy costs about 0.75 million gas, most of it for checking the tally key's subgroup. */
const POLICIES_PER_TRANSACTION = 4;
const POLICIES_GAS = 6_000_000n;

/**
 * Publishes the policies with which the gate starts and ends the start: from then on a policy takes two people and a
 * future month. Compares the hash that the contract computed with ours.
 * @throws INPUT_MALFORMED when the parts of the tally key do not add up to a policy's key
 */
export async function publishPolicies(
  session: ChainSession,
  policies: readonly SupplementPolicy[],
  tallyKeyParts: readonly Point[],
): Promise<void> {
  const gate = session.contract('incomeSupplement');
  const read = { address: gate, abi: incomeSupplementAbi } as const;
  if (await session.client.readContract({ ...read, functionName: 'policiesSealed' })) return;
  refuseForeignTallyKey(policies, tallyKeyParts);

  const missing: SupplementPolicy[] = [];
  for (const policy of policies) if ((await publishedHash(session, policy)) === 0n) missing.push(policy);
  for (let from = 0; from < missing.length; from += POLICIES_PER_TRANSACTION) {
    const tables = missing.slice(from, from + POLICIES_PER_TRANSACTION).map(policyTable);
    await session.call(gate, incomeSupplementAbi, 'publishInitialPolicies', [tables], POLICIES_GAS);
  }
  await session.flush('08 policies');
  for (const policy of policies) {
    if ((await publishedHash(session, policy)) !== hashPolicy(policy)) {
      throw new Error(`policy ${policy.scheme}/${policy.period}: the contract's hash differs from ours`);
    }
  }
  await session.call(gate, incomeSupplementAbi, 'sealPolicies', []);
  await session.flush('08 policies: sealed');
}

async function publishedHash(session: ChainSession, policy: SupplementPolicy): Promise<bigint> {
  const published = await session.client.readContract({
    address: session.contract('incomeSupplement'),
    abi: incomeSupplementAbi,
    functionName: 'policyOf',
    args: [policy.scheme, policy.period],
  });
  return published.policyHash;
}

function refuseForeignTallyKey(policies: readonly SupplementPolicy[], parts: readonly Point[]): void {
  const [first, ...rest] = parts;
  if (first === undefined) throw new AppError('INPUT_MALFORMED', { data: { missing: 'tallyKeyParts' } });
  const sum = rest.reduce(pointAdd, first);
  const foreign = policies.find(({ tallyKey }) => tallyKey[0] !== sum[0] || tallyKey[1] !== sum[1]);
  if (foreign) throw new AppError('INPUT_MALFORMED', { data: { tallyKeyOfPeriod: foreign.period } });
}
