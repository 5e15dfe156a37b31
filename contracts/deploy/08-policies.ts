import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { hashPolicy, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import { policyTable } from '@/lib/shared/protocol/policy-table';
import { type SupplementScheme, supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { ChainSession } from './chain-session';

/** A policy costs about 0.3 million gas. */
const POLICIES_PER_TRANSACTION = 10;
const POLICIES_GAS = 6_000_000n;

/**
 * Publishes the policies with which the gate starts and ends the start: from then on a policy takes two people and a
 * future month. Compares the hash that the contract computed with ours.
 * @throws INPUT_MALFORMED when a policy's tally key is not its scheme's
 */
export async function publishPolicies(
  session: ChainSession,
  policies: readonly SupplementPolicy[],
  tallyKeys: Readonly<Record<SupplementScheme, Point>>,
): Promise<void> {
  const gate = session.contract('incomeSupplement');
  const read = { address: gate, abi: incomeSupplementAbi } as const;
  if (await session.client.readContract({ ...read, functionName: 'policiesSealed' })) return;
  refuseForeignTallyKey(policies, tallyKeys);

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

function refuseForeignTallyKey(
  policies: readonly SupplementPolicy[],
  tallyKeys: Readonly<Record<SupplementScheme, Point>>,
): void {
  const foreign = policies.find(({ scheme, tallyKey }) => {
    const name = supplementSchemeOf(scheme);
    const key = name && tallyKeys[name];
    return key?.[0] !== tallyKey[0] || key[1] !== tallyKey[1];
  });
  if (foreign) throw new AppError('INPUT_MALFORMED', { data: { tallyKeyOfPeriod: foreign.period } });
}
