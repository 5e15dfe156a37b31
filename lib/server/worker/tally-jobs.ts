import 'server-only';
import { privateKeyToAddress } from 'viem/accounts';
import { isDemoHolderElsewhere, isDevelopmentChain } from '@/lib/shared/protocol/development';
import { TALLY_HOLDERS } from '../env';
import { PoolReleases } from '../pool/releases';
import { TallyCloser } from '../tally/closer';
import { TallyKeeper } from '../tally/keeper';
import { TallyReleaser } from '../tally/releaser';
import { ShareProver } from '../tally/share-prover';
import type { JobDefinition } from './job';
import type { JobDependencies } from './jobs';

/** Blocks and rows wake the jobs; a window that ends, or a delay that passes, is found by polling. */
const TALLY_POLL_MS = 1000;

type Deps = Pick<JobDependencies, 'chains' | 'keys'>;

/**
 * Closing tranches, the key holders of this worker, and the releases that follow: one lease each.
 * @throws when one machine would hold several parts of a key outside of development chains
 */
export const tallyJobs = (deps: Deps): JobDefinition[] => [
  closerJob(deps),
  ...keeperJobs(deps),
  releaserJob(deps),
  poolReleasesJob(deps),
];

function closerJob({ chains, keys }: Deps): JobDefinition {
  const closer = new TallyCloser(chains.income, keys.TALLY_CLOSER_PRIVATE_KEY);
  return {
    name: 'tally:closer',
    wakeOn: ['index:income'],
    pollMs: TALLY_POLL_MS,
    turn: async (holds) => ((await closer.turn(holds)) ? 'again' : 'idle'),
  };
}

function keeperJobs({ chains, keys }: Deps): JobDefinition[] {
  if (Object.keys(keys.TALLY_HOLDERS).length > 1 && !isDevelopmentChain(chains.income.settings.chainId)) {
    throw new Error('TALLY_HOLDERS: one machine holds one part of a tally key.');
  }
  const { chainId } = chains.income.settings;
  const accounts = Object.values(keys.TALLY_HOLDERS).map((held) => privateKeyToAddress(held.account));
  if (accounts.some((account) => isDemoHolderElsewhere(account, chainId))) {
    throw new Error('TALLY_HOLDERS: a holder of the demo, whose keys everybody may know.');
  }
  // One for all keepers: a process proves one thing at a time.
  const prover = new ShareProver();
  return TALLY_HOLDERS.flatMap((name): JobDefinition[] => {
    const held = keys.TALLY_HOLDERS[name];
    if (!held) return [];
    const parts = [held.part, ...held.formerParts];
    const keeper = new TallyKeeper(chains.income, { name, account: held.account, parts }, prover);
    return [
      {
        name: `tally:keeper:${name}`,
        wakeOn: ['index:income'],
        pollMs: TALLY_POLL_MS,
        turn: async (holds) => ((await keeper.turn(holds)) ? 'again' : 'idle'),
      },
    ];
  });
}

function releaserJob({ chains, keys }: Deps): JobDefinition {
  const releaser = new TallyReleaser(chains.income, keys.TALLY_RELEASER_PRIVATE_KEY);
  return {
    name: 'tally:releaser',
    wakeOn: ['index:income', 'index:payout'],
    pollMs: TALLY_POLL_MS,
    turn: async (holds) => ((await releaser.turn(holds)) ? 'again' : 'idle'),
  };
}

function poolReleasesJob({ chains, keys }: Deps): JobDefinition {
  // The same key as on the income chain: nonces are counted per chain.
  const releases = new PoolReleases(chains.payout, keys.TALLY_RELEASER_PRIVATE_KEY);
  return {
    name: 'pool:releases',
    wakeOn: ['index:payout'],
    pollMs: TALLY_POLL_MS,
    turn: async (holds) => ((await releases.turn(holds)) ? 'again' : 'idle'),
  };
}
