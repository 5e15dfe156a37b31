import { AppError } from '../../errors/app-error';
import type { PublishedAdvance } from '../../schemas/advance-api';
import type { PublishedPolicy } from '../claim';
import type { AgentPorts } from './ports';

/**
 * Compares what the portal serves of policies with the hashes on their chain. Every wallet asks for all of them when it
 * opens, with or without a claim, so that asking tells nothing; one that stands there is not asked for again.
 */
function createHashCheck<Policy extends { readonly policyHash: bigint }>(
  keyOf: (policy: Policy) => string,
  hashesOf: (policies: readonly Policy[]) => Promise<readonly bigint[]>,
) {
  const confirmed = new Set<string>();
  const nameOf = (policy: Policy): string => `${keyOf(policy)}:${policy.policyHash}`;
  let last: Promise<void> = Promise.resolve();

  async function askNow(policies: readonly Policy[]): Promise<void> {
    const unknown = policies.filter((policy) => !confirmed.has(nameOf(policy)));
    if (unknown.length === 0) return;
    const hashes = await hashesOf(unknown).catch((cause: unknown) => {
      throw new AppError('CHAIN_UNAVAILABLE', { cause });
    });
    unknown.forEach((policy, i) => {
      if (hashes[i] === policy.policyHash) confirmed.add(nameOf(policy));
    });
  }

  /** One question at a time: who comes second finds the answers of the first. @throws CHAIN_UNAVAILABLE */
  function ask(policies: readonly Policy[]): Promise<void> {
    last = last.catch(() => undefined).then(() => askNow(policies));
    return last;
  }

  return {
    ask,
    /**
     * That the policy stands on the chain as it is served. Whether its hash is that of its table, the preparation checks.
     * @throws POLICY_UNKNOWN when another or none stands there, CHAIN_UNAVAILABLE
     */
    async require(policy: Policy, all: readonly Policy[]): Promise<void> {
      if (confirmed.has(nameOf(policy))) return;
      await ask(all);
      if (!confirmed.has(nameOf(policy))) throw new AppError('POLICY_UNKNOWN');
    },
  };
}

/** On the income chain: a portal that gave one wallet a tally key of its own could read the amount at the relay. */
export const createPolicyCheck = ({ policyChain }: Pick<AgentPorts, 'policyChain'>) =>
  createHashCheck<PublishedPolicy>(
    ({ scheme, period }) => `${scheme}:${period}`,
    (policies) => policyChain.policyHashes(policies),
  );
export type PolicyCheck = ReturnType<typeof createPolicyCheck>;

/** On the health chain: a policy of the portal's own would only be refused there, after the citizen saw its amount. */
export const createAdvanceCheck = ({ advanceChain }: Pick<AgentPorts, 'advanceChain'>) =>
  createHashCheck<PublishedAdvance>(
    ({ policyId }) => String(policyId),
    (policies) => advanceChain.policyHashes(policies.map(({ policyId }) => policyId)),
  );
export type AdvanceCheck = ReturnType<typeof createAdvanceCheck>;
