import { advanceGate } from '../policies/advance-gate';
import type { DecidedProposal, PolicyGate } from '../policies/policy-gate';
import { PolicyPublisher } from '../policies/policy-publisher';
import { supplementGate } from '../policies/supplement-gate';
import type { JobDefinition } from './job';
import type { JobDependencies } from './jobs';

const POLICIES_POLL_MS = 1000;

type Dependencies = Pick<JobDependencies, 'chains' | 'keys'>;

/** Bring what two members of staff decided on to its chain: tables of norms, and the policy of the lump sum. */
export const policyJobs = ({ chains, keys }: Dependencies): JobDefinition[] => [
  policyJob('policies', supplementGate(chains.income), keys),
  policyJob('policies:advance', advanceGate(chains.health), keys),
];

function policyJob<Proposal extends DecidedProposal, Policy>(
  name: string,
  gate: PolicyGate<Proposal, Policy>,
  keys: Dependencies['keys'],
): JobDefinition {
  const publisher = new PolicyPublisher(gate, { keys: keys.STAFF_POLICY_KEYS, clock: () => new Date() });
  return {
    name,
    wakeOn: ['policy'],
    pollMs: POLICIES_POLL_MS,
    turn: async (holds) => ((await publisher.turn(holds)) ? 'soon' : 'idle'),
  };
}
