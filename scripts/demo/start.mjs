import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runNode, TSX_ARGS } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';
import { setPaces, setPresent, startChain } from './chains.mjs';
import { openDoor } from './door.mjs';
import { refuseEarlierContracts } from './earlier-version.mjs';
import { Portal } from './portal.mjs';
import { hasCluster, startPostgres } from './postgres.mjs';
import { loadSecrets } from './secrets.mjs';
import { openPresenter } from './stage/open.mjs';
import { stageRecord } from './stage/record.mjs';
import { Snapshot } from './stage/snapshot.mjs';

/** What the web server may know; keys that send transactions or sign messages are the worker's alone. */
const WEB_SECRETS = ['NEXTAUTH_SECRET', 'ISSUER_KEYS', 'DEMO_STAFF_PASSWORD'];
const WORKER_SECRETS = [
  ...WEB_SECRETS,
  'RELAY_PRIVATE_KEY',
  'PAYOUT_RELAY_PRIVATE_KEY',
  'INSERTER_PRIVATE_KEY',
  'WAGE_PRIVATE_KEY',
  'PUBLISHER_PRIVATE_KEY',
  'MESSENGER_PRIVATE_KEY',
  'STAFF_POLICY_KEYS',
  'TALLY_CLOSER_PRIVATE_KEY',
  'TALLY_RELEASER_PRIVATE_KEY',
  'VALIDATOR_KEYS_INCOME',
  'VALIDATOR_KEYS_HEALTH',
  'VALIDATOR_KEYS_PAYOUT',
];
const NAIVE = 'scripts/presenter/naive.ts';
const pick = (secrets, names) => Object.fromEntries(names.map((name) => [name, secrets[name]]));

/** What a script prints of the seed: ids of issuers that sign in this deployment, emails of staff that sign policies. */
async function seeded(script) {
  const { output } = await runNode([...TSX_ARGS, `scripts/demo/${script}`]);
  return JSON.parse(output);
}

/**
 * Starts everything and waits until the portal answers.
 * @param {import('./processes.mjs').Processes} processes
 * @param {ReturnType<typeof import('./options.mjs').readOptions>} options
 * @param {ReturnType<typeof import('./options.mjs').layout>} plan
 * @returns {Promise<{staffPassword: string, leaveStage: () => void}>} leaveStage: before the processes are ended
 */
export async function startServices(processes, options, plan) {
  mkdirSync(options.dataDir, { recursive: true });
  refuseEarlierContracts(plan.files.deployments, plan.chains);
  const ownDatabase = process.env.DATABASE_URL;
  const secrets = await step('Load the secrets of this installation', async () => {
    const hasState = existsSync(plan.files.deployments) || (!ownDatabase && hasCluster(plan.files.postgres));
    const [issuerIds, policyStaff] = await Promise.all([seeded('issuer-ids.ts'), seeded('policy-staff.ts')]);
    return await loadSecrets(plan.files.secrets, issuerIds, hasState, policyStaff);
  });

  const databaseUrl = await step(ownDatabase ? 'Use the database of DATABASE_URL' : 'Start PostgreSQL', async () => {
    if (ownDatabase) return ownDatabase;
    const { port, dataDir } = { port: plan.postgresPort, dataDir: plan.files.postgres };
    return await startPostgres(processes, { dataDir, port, password: secrets.POSTGRES_PASSWORD });
  });
  const record = stageRecord(plan.files.stage);
  const snapshot = new Snapshot({
    ...{ dir: plan.files.snapshot, deployments: plan.files.deployments, chains: plan.chains },
    databaseUrl: ownDatabase ? null : databaseUrl,
  });
  if (record.read().isResetting && snapshot.exists()) {
    await step('Finish a reset that was cut off', async () => {
      await snapshot.bringBack();
      record.endReset(record.read().epoch);
    });
  }
  const chainProcesses = new Map();
  await step('Start the chains', async () => {
    const staysInPast = !existsSync(plan.files.history);
    const start = async (chain, stays) =>
      chainProcesses.set(chain.domain, await startChain(processes, chain, secrets, stays));
    await Promise.all([...plan.chains.map((chain) => start(chain, staysInPast)), start(plan.naiveChain, false)]);
    await openDoor({ port: plan.doorPort, audience: plan.url, chains: plan.chains });
  });

  const common = {
    DATABASE_URL: databaseUrl,
    VOORZIEN_CONFIG: plan.files.runtime,
    NEXTAUTH_URL: plan.url,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  };
  await step('Migrate the database', async () => {
    await runNode(['scripts/prisma/migrate.mjs'], { env: common });
  });
  await step('Deploy the contracts', async () => {
    const plain = {
      profile: plan.network,
      weekSec: options.weekSec,
      url: plan.url,
      chains: plan.chains,
      naiveRpcUrl: plan.naiveChain.rpcUrl,
      files: plan.files,
    };
    await runNode([...TSX_ARGS, 'scripts/demo/deploy.ts'], {
      env: { ...common, ...secrets, DEMO_PLAN: JSON.stringify(plain) },
    });
  });
  if (!existsSync(plan.files.history)) {
    await step('Play twelve months of history into the chains', async () => {
      const env = { ...common, ...secrets, DEMO_PLAN: JSON.stringify({ chains: plan.chains, files: plan.files }) };
      await runNode([...TSX_ARGS, 'scripts/demo/history.ts'], { env, echo: true });
      await Promise.all(plan.chains.map(setPresent));
    });
  }
  const [{ blockTimeSec }] = plan.chains;
  if (blockTimeSec > 0) await setPaces(plan.chains, blockTimeSec);
  // Keys of the tally that everybody may know, for development chains; elsewhere each holder has its own worker.
  // Imported here: before the installation there is no viem.
  const { demoLoadIssuerKeys, demoTallyHolders } = await import('./demo-keys.mjs');
  const TALLY_HOLDERS = JSON.stringify(demoTallyHolders());
  const workerEnv = { ...common, ...pick(secrets, WORKER_SECRETS), TALLY_HOLDERS };
  await step('Seed fictitious people', async () => {
    await runNode([...TSX_ARGS, 'prisma/seed.ts'], { env: workerEnv });
  });
  await fillNaiveChain(plan, { ...common, CHAIN_MNEMONIC: secrets.CHAIN_MNEMONIC });

  const token = randomBytes(32).toString('base64url');
  // The employers of load runs sign in the web server too: their proofs were made beforehand, so everybody may know their keys.
  const ISSUER_KEYS = JSON.stringify({ ...JSON.parse(secrets.ISSUER_KEYS), ...demoLoadIssuerKeys() });
  const webEnv = {
    ...{ ...common, ...pick(secrets, WEB_SECRETS), ISSUER_KEYS },
    ...{ STAGE_URL: plan.stageUrl, STAGE_TOKEN: token },
  };
  const portal = new Portal(processes, { url: plan.url, workerEnv, webEnv });
  if (await snapshot.isWanted()) {
    await step('Keep a snapshot to go back to', async () => {
      // With what a worker does first, so that a reset need not do it again: it reads the chains, and works on what it read.
      for (let round = 0; round < 2; round++) {
        await portal.startWorker();
        await portal.stopWorker();
      }
      await snapshot.make();
    });
  }
  await step('Start the worker and the web server', () => portal.start());
  const leaveStage = await openPresenter({
    ...{ plan, token, secrets, processes, portal, snapshot, record, chainProcesses },
    profile: options.profile,
    env: { ...common, TALLY_HOLDERS },
  });
  return { staffPassword: secrets.DEMO_STAFF_PASSWORD, leaveStage };
}

/** The transfers that a naive design would make, up to the last month that is over (scripts/presenter/naive.ts). */
async function fillNaiveChain(plan, env) {
  const month = new Date().toISOString().slice(0, 7);
  if (existsSync(plan.files.naive) && readFileSync(plan.files.naive, 'utf8') === month) return;
  await step('Fill the chain of plain transfers', async () => {
    await runNode([...TSX_ARGS, NAIVE], { env: { ...env, NAIVE_RPC_URL: plan.naiveChain.rpcUrl } });
    writeFileSync(plan.files.naive, month);
  });
}
