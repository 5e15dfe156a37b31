import { AppError } from '../../errors/app-error';
import type { PublishedPolicy } from '../claim';
import type { AgentPorts } from './ports';

const keyOf = ({ scheme, period, policyHash }: PublishedPolicy): string => `${scheme}:${period}:${policyHash}`;

/**
 * Compares the policies that the portal serves with the hashes on the income chain: a portal that gave one wallet a
 * tally key of its own could read the amount at the relay. Every wallet asks for all policies when it opens, with or
 * without a claim, so that asking tells nothing; a policy that stands there is not asked for again.
 */
export function createPolicyCheck({ policyChain }: Pick<AgentPorts, 'policyChain'>) {
  const confirmed = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  async function askNow(policies: readonly PublishedPolicy[]): Promise<void> {
    const unknown = policies.filter((policy) => !confirmed.has(keyOf(policy)));
    if (unknown.length === 0) return;
    const hashes = await policyChain.policyHashes(unknown).catch((cause: unknown) => {
      throw new AppError('CHAIN_UNAVAILABLE', { cause });
    });
    unknown.forEach((policy, i) => {
      if (hashes[i] === policy.policyHash) confirmed.add(keyOf(policy));
    });
  }

  /** One question at a time: who comes second finds the answers of the first. @throws CHAIN_UNAVAILABLE */
  function ask(policies: readonly PublishedPolicy[]): Promise<void> {
    last = last.catch(() => undefined).then(() => askNow(policies));
    return last;
  }

  return {
    ask,
    /**
     * That the policy stands on the chain as it is served. Its hash is that of its table: prepareClaim.
     * @throws POLICY_UNKNOWN when another or none stands there, CHAIN_UNAVAILABLE
     */
    async require(policy: PublishedPolicy, all: readonly PublishedPolicy[]): Promise<void> {
      if (confirmed.has(keyOf(policy))) return;
      await ask(all);
      if (!confirmed.has(keyOf(policy))) throw new AppError('POLICY_UNKNOWN');
    },
  };
}
export type PolicyCheck = ReturnType<typeof createPolicyCheck>;
