import 'server-only';
import type { Hex } from 'viem';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import type { Chains } from '../chain/client';
import { indexTurn } from '../chain/indexer';
import type { Route } from '../chain/projection';
import type { RuntimeConfig, WorkerEnv } from '../env';
import { DestinationRelayer } from '../messenger/relayer';
import { OriginValidators } from '../messenger/validators';
import { PoolInserter } from '../pool/inserter';
import { doctorsRegister } from '../registers/doctors';
import { type DeliverEntitlement, entitledRegisters } from '../registers/entitled';
import { RegisterImporter } from '../registers/importer';
import { RegisterPublisher } from '../registers/publisher';
import { advanceLane } from '../relay/advance-lane';
import { claimLane } from '../relay/claim-lane';
import { gasPerDayOf, Relay } from '../relay/relay';
import { spendLane } from '../relay/spend-lane';
import { transferLane } from '../relay/transfer-lane';
import { PoolAllowance, wageLane } from '../relay/wage-lane';
import { figuresJob } from './figures-job';
import type { JobDefinition } from './job';
import { policyJobs } from './policies-job';
import { tallyJobs } from './tally-jobs';
import type { WakeBus } from './wake-bus';

/** Polling is the fallback; blocks and rows wake the jobs. */
const INDEX_POLL_MS = 1000;
const MESSENGER_POLL_MS = 1000;
const RELAY_POLL_MS = 1000;
const INSERTER_POLL_MS = 1000;
const REGISTER_POLL_MS = 1000;

export type WorkerKeys = Pick<
  WorkerEnv,
  | 'RELAY_PRIVATE_KEY'
  | 'PAYOUT_RELAY_PRIVATE_KEY'
  | 'INSERTER_PRIVATE_KEY'
  | 'WAGE_PRIVATE_KEY'
  | 'PUBLISHER_PRIVATE_KEY'
  | 'MESSENGER_PRIVATE_KEY'
  | 'STAFF_POLICY_KEYS'
  | 'TALLY_CLOSER_PRIVATE_KEY'
  | 'TALLY_RELEASER_PRIVATE_KEY'
  | 'TALLY_HOLDERS'
> & {
  readonly validators: { readonly [Domain in ChainDomain]: readonly Hex[] };
};

export const keysOf = (env: WorkerEnv): WorkerKeys => ({
  ...env,
  validators: {
    income: env.VALIDATOR_KEYS_INCOME,
    health: env.VALIDATOR_KEYS_HEALTH,
    payout: env.VALIDATOR_KEYS_PAYOUT,
  },
});

export type JobDependencies = {
  readonly config: RuntimeConfig;
  readonly chains: Chains;
  readonly keys: WorkerKeys;
  readonly bus: WakeBus;
  readonly deliver: DeliverEntitlement;
};

/** Every long-running job, each with one lease: three of each chain, relays, the pool's, registers, the tally's. */
export function workerJobs(deps: JobDependencies): JobDefinition[] {
  const routes = () =>
    CHAIN_DOMAINS.map((domain): Route => {
      const { settings, deployment } = deps.chains[domain];
      return { domain, chainId: settings.chainId, gateway: deployment().contracts.gateway };
    });
  return [
    ...CHAIN_DOMAINS.map((domain) => indexerJob(domain, routes, deps)),
    ...CHAIN_DOMAINS.map((domain) => validatorsJob(domain, deps)),
    ...CHAIN_DOMAINS.map((domain) => relayerJob(domain, deps)),
    claimRelayJob(deps),
    advanceRelayJob(deps),
    payoutRelayJob(deps),
    inserterJob(deps),
    ...wagesJob(deps),
    registersJob(deps),
    importJob(),
    doctorsJob(deps),
    ...policyJobs(deps),
    ...tallyJobs(deps),
    figuresJob(deps),
  ];
}

function indexerJob(domain: ChainDomain, routes: () => Route[], { chains, bus }: JobDependencies): JobDefinition {
  return {
    name: `indexer:${domain}`,
    wakeOn: [`head:${domain}`],
    pollMs: INDEX_POLL_MS,
    async turn() {
      const { behind, changed } = await indexTurn(chains[domain], routes);
      if (changed) bus.emit(`index:${domain}`);
      return behind ? 'again' : 'idle';
    },
  };
}

function validatorsJob(domain: ChainDomain, { chains, keys, bus }: JobDependencies): JobDefinition {
  const validators = new OriginValidators(chains[domain], keys.validators[domain]);
  return {
    name: `validators:${domain}`,
    wakeOn: [`index:${domain}`],
    pollMs: MESSENGER_POLL_MS,
    async turn() {
      if (await validators.turn()) bus.emit(`signed:${domain}`);
      return 'idle';
    },
  };
}

function relayerJob(domain: ChainDomain, { chains, keys }: JobDependencies): JobDefinition {
  const relayer = new DestinationRelayer(domain, chains, keys.MESSENGER_PRIVATE_KEY);
  return {
    name: `relayer:${domain}`,
    wakeOn: ['signed:income', 'signed:health', 'signed:payout', `index:${domain}`],
    pollMs: MESSENGER_POLL_MS,
    turn: async (holds) => ((await relayer.turn(holds)) ? 'again' : 'idle'),
  };
}

function claimRelayJob({ chains, keys, config }: JobDependencies): JobDefinition {
  const options = { gasPerDay: gasPerDayOf(config), batchSec: config.relayBatchSec };
  const relay = new Relay(chains.income, keys.RELAY_PRIVATE_KEY, [claimLane(chains.income)], options);
  return {
    name: 'relay:claims',
    wakeOn: ['relay', 'index:income'],
    pollMs: RELAY_POLL_MS,
    turn: async (holds) => ((await relay.turn(holds)) ? 'again' : 'idle'),
  };
}

function advanceRelayJob({ chains: { health }, keys, config }: JobDependencies): JobDefinition {
  const options = { gasPerDay: gasPerDayOf(config), batchSec: config.relayBatchSec };
  // The same key as on the income chain: nonces are counted per chain.
  const relay = new Relay(health, keys.RELAY_PRIVATE_KEY, [advanceLane(health)], options);
  return {
    name: 'relay:advances',
    wakeOn: ['relay', 'index:health'],
    pollMs: RELAY_POLL_MS,
    turn: async (holds) => ((await relay.turn(holds)) ? 'again' : 'idle'),
  };
}

function payoutRelayJob({ chains: { payout }, keys, config }: JobDependencies): JobDefinition {
  // Not batched: the payout plan has drawn the moment of each step already.
  const options = { gasPerDay: gasPerDayOf(config), batchSec: 0 };
  const relay = new Relay(payout, keys.PAYOUT_RELAY_PRIVATE_KEY, [spendLane(payout), transferLane(payout)], options);
  return {
    name: 'relay:payouts',
    wakeOn: ['relay', 'index:payout'],
    pollMs: RELAY_POLL_MS,
    turn: async (holds) => ((await relay.turn(holds)) ? 'again' : 'idle'),
  };
}

function inserterJob({ chains, keys, config }: JobDependencies): JobDefinition {
  const inserter = new PoolInserter(chains.payout, keys.INSERTER_PRIVATE_KEY, config.insertWaitSec);
  return {
    name: 'pool:inserter',
    wakeOn: ['index:payout'],
    pollMs: INSERTER_POLL_MS,
    turn: async (holds) => ((await inserter.turn(holds)) ? 'again' : 'idle'),
  };
}

/** The demo's fictitious employer; elsewhere employers send their own deposits. */
function wagesJob({ chains: { payout }, keys, config }: JobDependencies): JobDefinition[] {
  const key = keys.WAGE_PRIVATE_KEY;
  if (!config.demo || key === undefined) return [];
  const allowance = new PoolAllowance(payout, key);
  const relay = new Relay(payout, key, [wageLane(payout, key)], { gasPerDay: gasPerDayOf(config), batchSec: 0 });
  return [
    {
      name: 'relay:wages',
      wakeOn: ['relay', 'index:payout'],
      pollMs: RELAY_POLL_MS,
      async turn(holds) {
        return (await allowance.ensure(holds)) && (await relay.turn(holds)) ? 'again' : 'idle';
      },
    },
  ];
}

function registersJob({ chains, keys, config, deliver }: JobDependencies): JobDefinition {
  const options = { atOnce: config.demo, clock: () => new Date() };
  const registers = entitledRegisters({ deliver, clock: options.clock });
  const publisher = new RegisterPublisher(chains.income, keys.PUBLISHER_PRIVATE_KEY, registers, options);
  return {
    name: 'registers',
    wakeOn: ['register'],
    pollMs: REGISTER_POLL_MS,
    turn: async () => ((await publisher.turn()) ? 'soon' : 'idle'),
  };
}

/** Files of the registers that staff confirmed. Touches no chain: the publisher sees what came of them. */
function importJob(): JobDefinition {
  const importer = new RegisterImporter(() => new Date());
  return {
    name: 'registers:import',
    wakeOn: ['register'],
    pollMs: REGISTER_POLL_MS,
    turn: async (holds) => ((await importer.turn(holds)) ? 'again' : 'idle'),
  };
}

/** The register of doctors, on the health chain. A doctor who is struck off must not wait: it is published at once. */
function doctorsJob({ chains, keys }: JobDependencies): JobDefinition {
  const options = { atOnce: true, clock: () => new Date() };
  const publisher = new RegisterPublisher(chains.health, keys.PUBLISHER_PRIVATE_KEY, doctorsRegister, options);
  return {
    name: 'registers:doctors',
    wakeOn: ['register'],
    pollMs: REGISTER_POLL_MS,
    turn: async () => ((await publisher.turn()) ? 'soon' : 'idle'),
  };
}
