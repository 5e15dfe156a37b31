import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicClient, http, type PublicClient } from 'viem';
import { z } from 'zod';
import { openApi } from '@/lib/shared/card/portal-api';
import { type ArtifactSource, directWork } from '@/lib/shared/card/work';
import {
  CHAIN_DOMAINS,
  type ChainDomain,
  deploymentSchema,
  type IncomeDeployment,
  type PayoutDeployment,
} from '@/lib/shared/schemas/deployment';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { readSecrets } from '../../demo/secrets.mjs';
import { artifactSource } from '../../journey/artifacts';
import { connect } from '../../journey/chain-check';
import { months, type Policy, type Story } from '../../journey/driver';
import { openDesk } from '../../journey/employer';
import { openFetch } from '../../journey/session';
import type { Report } from '../report';

const zEnvironment = z.object({
  DEMO_URL: z.string().url(),
  /** The data folder of the demo. */
  DEMO_DATA: z.string(),
  STAGE_URL: z.string().url().optional(),
  STAGE_TOKEN: z.string().optional(),
  /** By what name the stage knows this run. */
  STAGE_CLIENT: z.string().optional(),
  CHAIN_MNEMONIC: z.string().optional(),
  VALIDATOR_KEYS_INCOME: z.string().optional(),
});

const zRuntime = z.object({
  deploymentsDir: z.string(),
  chains: z.record(z.enum(CHAIN_DOMAINS), z.object({ chainId: z.number(), rpcUrl: z.string() })),
});

/** Everything that an attack works with: a running demo, its chains, and what the demo lends it. */
export type World = {
  readonly url: string;
  readonly config: PublicConfig;
  /** A whole citizen's surroundings. */
  readonly story: Story;
  readonly artifacts: ArtifactSource;
  /** The two newest months that are over. */
  readonly months: readonly [Policy, Policy];
  readonly nodes: Readonly<Record<ChainDomain, PublicClient>>;
  readonly income: IncomeDeployment;
  readonly payout: PayoutDeployment;
  readonly stage: { readonly url: string; readonly token: string; readonly client: string } | null;
  /** Of the installation: rich accounts, and offices. */
  readonly mnemonic: string;
  readonly validatorKeys: readonly `0x${string}`[];
  readonly report: Report;
  /** Aborted when somebody ends the run: nothing more is taken from anybody. */
  readonly signal: AbortSignal;
  /** Done however the run ends, last first: agents stop, money goes back. */
  atEnd(task: () => Promise<void> | void): void;
};

const PATIENCE_MS = 60_000;
/** A claim waits for a few blocks on each of two chains. */
const PATIENCE_BLOCKS = 10;

function deploymentOf<Of extends IncomeDeployment | PayoutDeployment>(
  dir: string,
  chainId: number,
  domain: Of['domain'],
): Of {
  const deployment = deploymentSchema.parse(JSON.parse(readFileSync(join(dir, `${chainId}.json`), 'utf8')));
  if (deployment.domain !== domain) throw new Error(`Chain ${chainId} is not the ${domain} chain.`);
  return deployment as Of;
}

function stageOf({ STAGE_URL, STAGE_TOKEN, STAGE_CLIENT }: z.output<typeof zEnvironment>): World['stage'] {
  if (STAGE_URL === undefined || STAGE_TOKEN === undefined) return null;
  return { url: STAGE_URL.replace(/\/$/, ''), token: STAGE_TOKEN, client: STAGE_CLIENT ?? 'run-by-hand' };
}

/** @throws Error when no demo answers, or its data folder is not to be read */
export async function openWorld(report: Report, atEnd: World['atEnd'], signal: AbortSignal): Promise<World> {
  const env = zEnvironment.parse(process.env);
  const url = env.DEMO_URL.replace(/\/$/, '');
  const secrets = { ...readSecrets(join(env.DEMO_DATA, 'secrets.env')), ...env };
  const { chains, deploymentsDir } = zRuntime.parse(
    JSON.parse(readFileSync(join(env.DEMO_DATA, 'runtime.json'), 'utf8')),
  );
  const node = (domain: ChainDomain) =>
    createPublicClient({ transport: http(chains[domain].rpcUrl), cacheTime: 0, pollingInterval: 100 });

  const open = openApi(openFetch(url));
  const [config, policies] = await Promise.all([open.config(), open.policies()]);
  if (!config.demo) throw new Error(`${url} is no demo.`);
  const artifacts = artifactSource(url, config);
  const portal = { url, config, work: directWork(artifacts, () => performance.now(), open) };
  const slowestSec = Math.max(...Object.values(config.chains).map(({ blockTimeSec }) => blockTimeSec));
  const employer = await openDesk(url, config);
  return {
    ...{ url, config, artifacts, report, atEnd, signal },
    story: {
      portal,
      chains: connect(config),
      employer,
      policies,
      patienceMs: PATIENCE_MS + slowestSec * 1000 * PATIENCE_BLOCKS,
    },
    months: months(policies),
    nodes: { income: node('income'), health: node('health'), payout: node('payout') },
    income: deploymentOf<IncomeDeployment>(deploymentsDir, chains.income.chainId, 'income'),
    payout: deploymentOf<PayoutDeployment>(deploymentsDir, chains.payout.chainId, 'payout'),
    stage: stageOf(env),
    mnemonic: z.string().parse(secrets.CHAIN_MNEMONIC),
    validatorKeys: z.string().parse(secrets.VALIDATOR_KEYS_INCOME).split(',') as `0x${string}`[],
  };
}
