import { PolicyPublisher } from '../policies/policy-publisher';
import type { JobDefinition } from './job';
import type { JobDependencies } from './jobs';

const POLICIES_POLL_MS = 1000;

/** Brings tables of norms that two members of staff decided on to the income chain. */
export function policiesJob({ chains, keys }: Pick<JobDependencies, 'chains' | 'keys'>): JobDefinition {
  const publisher = new PolicyPublisher(chains.income, { keys: keys.STAFF_POLICY_KEYS, clock: () => new Date() });
  return {
    name: 'policies',
    wakeOn: ['policy'],
    pollMs: POLICIES_POLL_MS,
    turn: async (holds) => ((await publisher.turn(holds)) ? 'soon' : 'idle'),
  };
}
