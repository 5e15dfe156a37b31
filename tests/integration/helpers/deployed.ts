import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Hex, hexToBytes } from 'viem';
import { inject } from 'vitest';
import { DEPLOY_DEFAULTS } from '@/contracts/deploy/config';
import { type Deployments, deployAll } from '@/contracts/deploy/run';
import { maxAmount } from '@/lib/shared/protocol/policy';
import { CHAIN_DOMAINS, type ChainDomain, deploymentSchema } from '@/lib/shared/schemas/deployment';
import { PW_POLICY } from '@/tests/fixtures/household';
import { ADVANCE_POLICY } from '@/tests/fixtures/patient';
import { Anvil } from './anvil';
import {
  addressOf,
  CHAIN_IDS,
  deployHolder,
  forEachDomain,
  GAS_KEYS,
  office,
  testKey,
  validatorKeys,
} from './test-keys';

const BLOCKS_ABOVE = 8;
const FUNDING_CENTS = 1_000_000_00n;
const TALLY_WINDOW_SEC = 3600;

export type DeployOptions = {
  /** Demo euros in the pool. */
  readonly fundingCents?: bigint;
  /** Seconds after which tranches may close. */
  readonly tallyWindowSec?: number;
  /** Seconds after which a release counts. */
  readonly releaseDelaySec?: number;
};

/**
 * Three chains of a file's own on which everything stands. They are deployed once in a run for the same options, really;
 * later files begin at the nodes' own dump of that state, blocks and logs included.
 * @param deploymentsDir gets the deployment files
 */
export async function deployedChains(options: DeployOptions, deploymentsDir: string) {
  const folder = join(inject('prepared').folder, nameOf(options));
  if (!existsSync(folder)) await prepareChains(options, folder);
  cpSync(join(folder, 'deployments'), deploymentsDir, { recursive: true });
  const anvils = await startAnvils((domain) => stateFile(folder, domain));
  // Above the deployment, so that a reorganisation in a test does not undo it.
  await Promise.all(Object.values(anvils).map((anvil) => anvil.mine(BLOCKS_ABOVE)));
  return { anvils, deployments: readDeployments(deploymentsDir) };
}

const stateFile = (folder: string, domain: ChainDomain): string => join(folder, `${domain}.json`);

function nameOf({ fundingCents, tallyWindowSec, releaseDelaySec }: DeployOptions): string {
  const text = [fundingCents ?? FUNDING_CENTS, tallyWindowSec ?? TALLY_WINDOW_SEC, releaseDelaySec ?? 0].join('/');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function startAnvils(stateOf?: (domain: ChainDomain) => string): Promise<Record<ChainDomain, Anvil>> {
  const started = await Promise.all(
    CHAIN_DOMAINS.map((domain) => Anvil.start(CHAIN_IDS[domain], stateOf && { stateFile: stateOf(domain) })),
  );
  return forEachDomain((domain) => started[CHAIN_DOMAINS.indexOf(domain)] as Anvil);
}

/** The folder appears when it is whole: a file that failed halfway leaves none behind. */
async function prepareChains(options: DeployOptions, folder: string): Promise<void> {
  const draft = `${folder}.draft-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const anvils = await startAnvils();
  try {
    await deploy(anvils, join(draft, 'deployments'), options);
    for (const domain of CHAIN_DOMAINS) {
      const dump = (await anvils[domain].rpc('anvil_dumpState')) as Hex;
      writeFileSync(stateFile(draft, domain), gunzipSync(hexToBytes(dump)));
    }
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another file was there first, with the same.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    await Promise.all(Object.values(anvils).map((anvil) => anvil.stop()));
  }
}

function readDeployments(dir: string): Deployments {
  const read = (domain: ChainDomain) =>
    deploymentSchema.parse(JSON.parse(readFileSync(join(dir, `${CHAIN_IDS[domain]}.json`), 'utf8')));
  return { income: read('income'), health: read('health'), payout: read('payout') } as Deployments;
}

function deploy(
  anvils: Record<ChainDomain, Anvil>,
  deploymentsDir: string,
  { fundingCents = FUNDING_CENTS, tallyWindowSec = TALLY_WINDOW_SEC, releaseDelaySec }: DeployOptions,
): Promise<Deployments> {
  return deployAll(
    {
      chains: forEachDomain((domain) => ({ chainId: CHAIN_IDS[domain], rpcUrl: anvils[domain].rpcUrl })),
      deploymentsDir,
      deployer: office(0).key,
      roles: {
        administrators: [office(1).address, office(2).address],
        publishers: [addressOf(testKey('publisher'))],
        pausers: [office(3).address],
        policyStaff: [office(4).address, office(5).address],
        minters: [office(0).address, office(6).address],
        depositors: [addressOf(testKey('wage'))],
      },
      adminDelaySec: DEPLOY_DEFAULTS.adminDelaySec,
      validators: forEachDomain((domain) => validatorKeys(domain).map(addressOf)),
      validatorThreshold: 3,
      rootGraceSec: DEPLOY_DEFAULTS.rootGraceSec,
      tally: {
        windowSec: tallyWindowSec,
        holders: { pw: deployHolder('pw'), tw: deployHolder('tw'), statistics: deployHolder('statistics') },
      },
      policies: [PW_POLICY],
      gateLimits: { maxCapCents: maxAmount(PW_POLICY), dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
      // From 1 January 2026, UTC.
      advancePolicies: [{ ...ADVANCE_POLICY, startsAtSec: 1_767_225_600n }],
      advanceGateLimits: { maxCapCents: ADVANCE_POLICY.amountCents, dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
      demoFundingCents: fundingCents,
      ...(releaseDelaySec === undefined ? {} : { releaseDelaySec }),
      gasAccounts: GAS_KEYS.map((name) => addressOf(testKey(name))),
      gasFundingWei: DEPLOY_DEFAULTS.gasFundingWei,
    },
    { log: () => undefined },
  );
}
